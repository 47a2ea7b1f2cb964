"""Portuguese as written in Brazil; the words of Portugal are understood as well."""

from carillon.when.language import Lexicon, Voice

_WEEKDAYS = (
    "segunda-feira",
    "terça-feira",
    "quarta-feira",
    "quinta-feira",
    "sexta-feira",
    "sábado",
    "domingo",
)
_MONTHS = (
    "janeiro",
    "fevereiro",
    "março",
    "abril",
    "maio",
    "junho",
    "julho",
    "agosto",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
)
_COMING = "(que vem|q vem|q vm|que entra|próximo|próxima|seguinte|prox)"
_NEXT = "(próximo|próxima|prox|seguinte)"
_TO_NEXT = "[na|no|a|o|da|do|para a|para o|pra|pro|para|pra a|pro o]"
_THIS = "(este|esta|esse|essa|neste|nesta|nesse|nessa|deste|desta|desse|dessa)"
_OF = "(de|do|da|em|no|na)"
_EVERY = "(todo|toda|todos os|todas as|todo o|toda a|cada|a cada|tds os|todos|todas)"
_EACH = "(por|ao|à|a cada|cada|no|na|todo|toda)"
_DONE = (
    "(feito|feita|fazer|fazê lo|ter feito|concluído|concluída|concluir|terminar|terminado|completar|completado"
    "|acabar|finalizar|finalizado|pronto|a última vez|que eu fizer|que fizer|que eu terminar|que terminar"
    "|que for feito|eu fazer|eu terminar)"
)
_REMIND = (
    "(me (lembra|lembre|lembrem|lembrar|avisa|avise|avisar|alerta|alerte|notifica|notifique|recorda|recorde|cobra"
    "|cobre)"
    "|(lembra|lembre|avisa|avise|recorda|recorde|notifica|notifique|alerta|alerte)-me|nos (lembra|lembre|avisa|avise)"
    "|lembrar|lembrar-me|lembrar me|lembra|lembre|recordar|avisar|avisa|avise|preciso lembrar|quero lembrar"
    "|(vc|você|voce|tu|dá pra|dá para|tem como|será que vc|será que você) [pode|poderia|consegue|podia] me (lembra"
    "|lembrar|lembre"
    "|avisa|avisar)|(pode|poderia|podia|consegue|podes|poderias) (me lembrar|me avisar|lembrar-me|avisar-me"
    "|me recordar)"
    "|(quero|preciso|gostaria) que [você|vc] me (lembre|avise|lembrasse|avisasse)"
    "|não (me deixa|me deixe|deixa eu|deixe eu|deixes que eu|me deixes) (esquecer|esqueça)"
    "|não (esquecer|esqueça|esquece|esqueças|posso esquecer|quero esquecer)|pra eu não esquecer|para não esquecer)"
)

LEXICON = Lexicon(
    code="pt",
    name="Português",
    example="amanhã às 15h30 ligar pra Ana",
    clock=24,
    date_order="dmy",
    numbers={
        0: "zero",
        1: "um~|uma~",
        2: "dois~|duas~",
        3: "três~",
        4: "quatro~",
        5: "cinco~",
        6: "seis~",
        7: "sete~",
        8: "oito~",
        9: "nove~",
        10: "dez~",
        11: "onze~",
        12: "doze~",
        13: "treze~",
        14: "quatorze~|catorze~",
        15: "quinze~",
        16: "dezesseis~|dezasseis~",
        17: "dezessete~|dezassete~",
        18: "dezoito~",
        19: "dezenove~|dezanove~",
        20: "vinte~",
        21: "vinte e um~|vinte e uma~",
        22: "vinte e dois~|vinte e duas~",
        23: "vinte e três~",
        24: "vinte e quatro~",
        30: "trinta",
        40: "quarenta",
        50: "cinquenta",
        60: "sessenta",
        70: "setenta",
        80: "oitenta",
        90: "noventa",
        100: "cem|cento",
    },
    compounds=("{ten} e {unit}",),
    ordinals={
        1: "primeiro|primeira|primeiros|primeiras",
        2: "segundo~|segunda~|segundos~|segundas~",
        3: "terceiro~|terceira~|terceiros~|terceiras~",
        4: "quarto~|quarta~|quartos~|quartas~",
        5: "quinto~|quinta~|quintos~|quintas~",
        6: "sexto~|sexta~",
        7: "sétimo~|sétima~",
        8: "oitavo~|oitava~",
        9: "nono~|nona~",
        10: "décimo~|décima~",
        11: "décimo primeiro~|décima primeira~",
        12: "décimo segundo~|décima segunda~",
        13: "décimo terceiro~",
        14: "décimo quarto~",
        15: "décimo quinto~",
        16: "décimo sexto~",
        17: "décimo sétimo~",
        18: "décimo oitavo~",
        19: "décimo nono~",
        20: "vigésimo~|vigésima~",
        21: "vigésimo primeiro~",
        22: "vigésimo segundo~",
        23: "vigésimo terceiro~",
        24: "vigésimo quarto~",
        25: "vigésimo quinto~",
        26: "vigésimo sexto~",
        27: "vigésimo sétimo~",
        28: "vigésimo oitavo~",
        29: "vigésimo nono~",
        30: "trigésimo~",
        31: "trigésimo primeiro~",
    },
    ordinal_marks="º|ª|°|o|a",
    lasts={
        -1: "último|última|últimos|últimas|ult",
        -2: "penúltimo|penúltima|penúltimos|penúltimas",
    },
    hours={0: "à 0|à zero", 1: "à uma|à 1"},
    hour_ordinals={1: "à uma"},
    weekdays=(
        "segunda|segunda-feira|segunda feria|2a feira|2a~|2af|seg~",
        "terça|terça-feira|terça feria|3a feira|3a~|3af|ter~",
        "quarta|quarta-feira|quarta feria|4a feira|4a~|4af|qua~",
        "quinta|quinta-feira|quinta feria|5a feira|5a~|5af|qui~",
        "sexta|sexta-feira|sexta feria|6a feira|6a~|6af|sex~",
        "sábado|sáb",
        "domingo|dom~",
    ),
    weekdays_plural=(
        "[às|nas|e às|as] (segundas|segundas-feiras)",
        "[às|nas|e às|as] (terças|terças-feiras)",
        "[às|nas|e às|as] (quartas|quartas-feiras)",
        "[às|nas|e às|as] (quintas|quintas-feiras)",
        "[às|nas|e às|as] (sextas|sextas-feiras)",
        "[aos|nos|os] sábados",
        "[aos|nos|os] domingos",
    ),
    months=(
        "janeiro|jan",
        "fevereiro|fev",
        "março|mar~",
        "abril|abr",
        "maio|mai",
        "junho|jun",
        "julho|jul",
        "agosto|ago",
        "setembro|set",
        "outubro|out|outbro|outuro",
        "novembro|nov",
        "dezembro|dez~",
    ),
    units={
        "second": "segundos|segundo|segs|s",
        "minute": "minutos|minuto|minuts|mins|min|minutinhos|minutinho|m",
        "hour": "horas|hora|hrs|hr|hs|horinha|horinhas|h",
        "day": "dias|dia",
        "week": "semanas|semana|sem~",
        "weekend": "fins de semana|finais de semana|fim de semana|final de semana|fds|findi",
        "month": "meses|mês",
        "quarter": "trimestres|trimestre",
        "year": "anos|ano",
        "workday": "dias úteis|dia útil|(dias|dia) (de trabalho|de semana|da semana|letivo|letivos)",
    },
    units_glued={"second": "s|seg", "minute": "m|'", "hour": "h", "day": "d", "week": "w"},
    groups={
        "workdays": "[nos|em|aos] dias úteis|[nos|em|todos os] dias [úteis] (de|da) semana|[em|no|todo] dia (de"
        "|da) semana"
        "|durante a semana|nos dias de trabalho|[em] dia útil",
        "weekends": "[nos|aos|em|os] (fins de semana|finais de semana)",
    },
    lengths={
        "1/2": "(meia|meio) {unit}",
        "1/4": "[um] quarto de {unit}",
        "3/4": "(três|3) quartos de {unit}",
        "1+1/2": "[uma|um|1] {unit} e (meia|meio)",
        "n+1/2": "{n} {unit} e (meia|meio)|{n} e (meia|meio) {unit}|{n} ½ {unit}",
        "n+1/4": "{n} {unit} e um quarto",
        "2": "um par de {unit}|uns dois {unit}|umas duas {unit}",
        "14 day": "[uma] quinzena",
        "2 month": "[um] bimestre",
        "4 month": "[um] quadrimestre",
        "6 month": "[um] semestre",
        "10 year": "[uma] década",
    },
    words={
        "and": "e|&|e também|mais|bem como",
        "again": "o|a|os|as|no|na|nos|nas|às|aos|à|ao|em|dia|o dia|no dia|todo|toda|todas as|todos os|de",
        "through": "a|à|até|ate|até a",
        "at": "às|as|@|pelas|lá pelas|ali pelas|por volta (das|de)|perto das|cerca (das|de)|em torno das|próximo das"
        "|umas|lá pras|a partir (das|de)|desde as|antes das|tipo|tipo às|tipo umas|exatamente às|pontualmente às"
        "|começando às|mais ou menos às|no máximo às|aproximadamente às|por volta das",
        "am": "am|a m",
        "pm": "pm|p m",
        "oclock": "em ponto|e pouco|e pouquinho|cravadas|mais ou menos|aproximadamente",
        "hour_marks": "h|hs|hrs|hr",
        "link": "o|a|os|as|de|do|da|dos|das|no|na|em|às|ao|à|para|pra|pro|por|pela|este|esta|lá",
    },
    parts={
        "morning": "(de|pela|na|à) manhã|na parte da manhã|de manhãzinha|de manhã cedo|logo cedo|cedinho"
        "|no período da manhã"
        "|bem cedo|na primeira hora",
        "noon": "(na|à|no) (hora|horário) do almoço",
        "afternoon": "(à|de|pela|na) tarde|na parte da tarde|à tardinha|de tardinha|no (fim|final|meio) da tarde"
        "|de tardezinha"
        "|no período da tarde",
        "evening": "(à|de|pela|na) noite|na parte da noite|à noitinha|de noitinha|no (fim|final) do dia|ao anoitecer"
        "|no período da noite",
        "small_hours": "(de|na|pela) madrugada|(esta|essa|nesta|nessa) madrugada|ao amanhecer~",
    },
    parts_bound={
        "morning": "manhã|cedo|bem cedo|cedinho",
        "afternoon": "tarde",
        "evening": "noite",
        "small_hours": "madrugada",
    },
    parts_clock={
        "forenoon": "da manhã|da matina",
        "noon": "do meio-dia",
        "afternoon": "da tarde",
        "night": "da noite",
        "small_hours": "da madrugada",
    },
    phrases={
        "clock": {
            "h+0": "{of_hour}|(às|as) {h} em ponto",
            "h:m": "{h} {m}|{h} : {m}",
            "h+30": "{h} e meia|{h} e 1/2|{h} e trinta",
            "h+15": "{h} e [um] quarto",
            "h-15": "{h} menos um quarto|[às|a] um quarto (para|pra|pras) (as|a) {h}",
            "h+m": "{h} e {m} [minutos|minuto|min]|{h} com {m}",
            "h-m": "{h} menos {m} [minutos|minuto|min]"
            "|[às|a|faltando|faltam] {m} [minutos|minuto|min] (para as|para a|para à|para às|pras|pra as|pra a"
            "|pra às|pra|para"
            "|p as|p) {h}",
            "=h:m": "{h} (h|hs|hrs) {m} [min|m]|(às|as) {h} horas e {m} [minutos|minuto|min]",
            "=h+30": "(às|as) {h} horas e meia|{h} (h|hs|hrs) e meia",
            "=h+0": "(às|as|pelas|lá pelas|por volta das) {h} horas|{of_hour} hora|{h} (horas|hora) da (manhã|madrugada)",
            "=h+720": "{h} (horas|hora) da (tarde|noite)",
            **{f"{hour}:00": f"{hour} horas" for hour in range(13, 24)},
            "12:00": "[ao|o|no|a|para o|pro] meio-dia|[ao] meio-dia em ponto",
            "12:30": "[ao|o|no] meio-dia e (meia|meio)",
            "11:45": "[às|a] (quinze|15) (para o|pro|pra o) meio-dia",
            "11:50": "[às|a] (dez|10) (para o|pro|pra o) meio-dia",
            "12:15": "[ao] meio-dia e (quinze|15)",
            "0:30": "[à] meia-noite e meia",
            "23:45": "[às|a] (quinze|15) (para a|pra) meia-noite",
            "23:50": "[às|a] (dez|10) (para a|pra) meia-noite",
            "24:00": "[à|para a|pra] meia-noite|[à] meia-noite em ponto",
        },
        "day": {
            "0": "[para|pra|de] (hoje|hj|hoje mesmo|o dia de hoje)|no dia de hoje",
            "1": "[para|pra] (amanhã|amanha mesmo|amanhã mesmo|amnh|amh|amnha)|no dia de amanhã",
            "2": "[para|pra] (depois de amanhã|dps de amanhã|dpois de amanhã|dps d amanhã|depois d amanhã"
            "|depois amanhã)",
            "7": "de hoje a (oito|8) [dias]|de hoje a uma semana",
            "8": "de amanhã a (oito|8) [dias]|de amanhã a uma semana",
            "14": "de hoje a (quinze|15) [dias]|de hoje a duas semanas",
            "-1": "ontem",
            "-2": "anteontem|antes de ontem|antontem",
        },
        "day_part": {
            "0 morning": "(esta|essa|nesta|nessa) manhã",
            "0 afternoon": "(esta|essa|nesta|nessa) tarde|hoje tarde",
            "0 evening": "(esta|essa|nesta|nessa) noite|logo à noite|hoje noite|mais tarde hoje à noite",
            "-1 night": "(noite passada|na noite passada|a noite passada)",
        },
        "weekday": {
            "": "{weekdays}|(na|no|num|numa) {weekdays}|(para|pra|pro|para a|para o) {weekday}|(à|ao) {weekday}",
            "each": "(de|entre|desde) {weekdays}",
            "nearest": f"{_THIS} {{weekday}}|(para|pra) {_THIS} {{weekday}}|[na|no] {{weekday}} (agora|mais próxima"
            f"|mais próximo)|{_THIS} (próxima|próximo) {{weekday}}",
            "next": f"{_TO_NEXT} {_NEXT} {{weekday}}|[na|no|a|o|para|pra] {{weekday}} {_COMING}",
            "this_week": "[na|no] {weekday} (desta|dessa|nesta|nessa|da mesma) semana"
            "|(esta|essa|nesta|nessa) semana [na|no] {weekday}",
            "next_week": f"[na|no|a|o|para|pra] {{weekday}} (da|na) (semana {_COMING}|{_NEXT} semana)",
            "later 1": "(de|da|na) {weekday} a oito [dias]|{weekday} a oito [dias]|[na|no] {weekday} sem ser (essa|esta"
            "|esse|este)|[na|no] {weekday} não [,] (na|no|a|o) (outra|outro)|[na|no] {weekday} em uma semana"
            f"|[na|no] {{weekday}} {_COMING} não [,] (na|no|a|o) (outra|outro)",
            "later 2": "(de|da|na) {weekday} a quinze [dias]|{weekday} a quinze dias",
            "later n": "[na|no] {weekday} (daqui a|daqui|em|dentro de) {n} semanas",
            "nth n": "(em|daqui a|daqui|dentro de) {n} {weekdays}",
            "past": "[na|no|a|o] {weekday} (passada|passado|retrasada|retrasado)"
            "|[na|no|a|o] (última|último|passada|passado) {weekday}",
        },
        "date": "{d} [de] {month}|{d} [de] {month} [,] [de|do ano de] {year}"
        "|(dia|no dia|o dia|em|ao|aos|para o dia|pro dia|pra dia|para|a|neste|nesse|este|no próximo dia|próximo dia"
        "|do dia|no) {d} [de|do mês de] {month} [[,] [de|do ano de] {year}]"
        "|{month} {digit}|{month} {digit} [,] [de] {year}"
        "|{d} / {month}|{d} / {month} / {year}|{year} {month} {digit}|{d} [.] {month} [.] {year}",
        "numeric_date": "(dia|no dia|o dia|em|para o dia|pro dia|para|neste|este|no próximo dia|do dia) {numeric_date}",
        "holiday": {
            "25 12": "natal~|(no|para o|pro|dia de|no dia de|neste) natal [{year}]|(no|dia de) natal de {year}",
            "24 12": "[na|para a|pra] véspera de natal|noite de natal",
            "31 12": "[na|para a|no|pro] (véspera de ano novo|réveillon|noite de ano novo|ano novo véspera)",
            "1 1": "(no|para o|pro|dia de|no dia de) ano novo|ano novo~|dia primeiro do ano",
            "12 6": "[no|para o|pro] dia dos namorados",
            "12 10": "[no|para o|pro] dia das crianças",
            "21 4": "[no|para o] [feriado de] tiradentes",
            "1 5": "[no|para o] dia do (trabalho|trabalhador)",
            "7 9": "[no|para o] dia da independência",
            "2 11": "[no|para o] dia de finados|no finados",
            "15 11": "[na|no dia da] proclamação da república",
            "31 10": "[no] dia das bruxas|[no|para o] halloween",
        },
        "month_day": {
            "": "(dia|dias|no dia|neste dia|nos dias|o dia|os dias|para o dia|pro dia|pra dia|até o dia|em dia) {days}"
            "|[no|o|neste|este] próximo dia {d}|(no|o) {ord} dia|dia {d} (do mês|deste mês|do corrente)",
            "weak": "{ord} dia",
            "beside": "{days}",
            "on 1": "[no|ao|o] (início|começo|princípio|comecinho) (do|de) mês",
            "on 15": "(em|no|na) (meados|meio|metade) (do|de) mês",
            "last": "[no|o|ao] último dia|(no|ao|em|o|para o|pro|nos) (fim|final|fins|finais) (de|do|dos) mês"
            "|(fim|final) (de|do) mês",
        },
        "month": {
            "": "em {months}|em {month} [de|do ano de] {year}|no mês de {month}|durante {months}",
            "weak": "{months}|{month} [de] {year}",
            "beside": "de {months}|de {month} [de] {year}",
        },
        "year": "em {year}|no ano de {year}",
        "span": {
            "0": f"{_THIS} {{unit}}|{{unit}} (corrente|atual)|no {{unit}} (corrente|atual)",
            "1": f"{_TO_NEXT} {_NEXT} {{unit}}|{_TO_NEXT} {{unit}} {_COMING}",
            "-1": "[na|no|a|o] {unit} (passado|passada|anterior|retrasado|retrasada)"
            "|[na|no|a|o] (último|última|passado|passada) {unit}",
            "0 weekend": f"[no|o|ao|pro|para o|durante o|{_THIS}] (fim de semana|final de semana|fds|findi)",
        },
        "here": {
            "0 month": "este mês|o presente mês",
            "0 year": "[do|o|este|de] ano",
            "0 quarter": "[do|o|este] trimestre",
            "0 week": "(da|a|esta) semana",
        },
        "edge": {
            "start": f"[no|ao|pro|para o] (início|começo|princípio|comecinho) {_OF} ({{span}}|{{here}})",
            "middle": f"[em|no|na|por] (meados|meio|metade) {_OF} ({{span}}|{{here}})",
            "end": "[no|ao|até o|pro|para o|em|por] (fim|final|finais|fins|finzinho) (do|da|no|na) ({span}|{here})"
            "|[no|ao|até o|pro|para o|em|por] (fim|final|finais|fins|finzinho) (de|em) ({month} [de {year}]|{year}"
            "|{here})",
            "nth": f"[no|o] {{nth}} dia [{_OF}] {{span}}",
        },
        "nth_weekday": {
            "": f"[na|no|nas|nos|a|o|toda a] {{nths}} {{weekdays}}|[na|no|a|o|para a|para o|pra"
            f"|pro] {{nth}} {{weekday}}"
            f" [{_OF}] {{span}}",
        },
        "nth_workday": {
            "": f"[no|o|todo] {{nths}} (dia útil|dias úteis|dia de trabalho) [[{_OF}] {{span}}]",
        },
        "offset": {
            "": "(em|daqui a|daqui|daqui à|daqui há|dentro de|após|depois de|passados|passadas|aqui a|daki a|d aqui a"
            "|ao fim de|no prazo de) {length}"
            "|(em|daqui a|daqui|dentro de) (uns|umas|cerca de|mais|mais ou menos|aproximadamente|menos de"
            "|exatamente|apenas)"
            " {length}|(nos próximos|nas próximas|no próximo|na próxima) {length}|{length} (depois|mais tarde)"
            "|{length} (a partir de|a contar de) (agora|hoje)|+ {length}",
            "from": "{length} (depois|após|a partir|a contar) (de|do|da) {moment}|{length} após {moment}",
            "before": "{length} antes (de|do|da|das|dos) {moment}",
            "ago": "(há|faz|tem) {length} [atrás]|{length} atrás|há (uns|umas) {length}",
            "now": "agora|agora mesmo|já já|imediatamente|neste (momento|instante)|nesse (momento|instante)"
            "|o quanto antes|o mais rápido possível|agorinha",
        },
        "every": {
            "mark": f"{_EVERY}|em {_EVERY}|(no|aos) {_EVERY}|no dia",
            "1": f"{_EVERY} {{unit}}|(uma vez|1 vez|1x|1 x) {_EACH} {{unit}}|a cada (um|uma|1) {{unit}}"
            "|de {unit} em {unit}",
            "n": "(a cada|cada|todos os|todas as) {n} {unit}|de {n} em {n} {unit}|(uma vez|1 vez|1x) a cada {n} {unit}"
            "|{n} em {n} {unit}|todo {n} {unit}",
            "m": "[de] {m} / {m} {unit}",
            "2": "{unit} (sim|s) [,] [e] {unit} (não|n)|[um|uma] {unit} sim [,] [e] (um|uma|outro|outra|o outro"
            "|a outra)"
            " [{unit}] não|[em] {unit} (alternados|alternadas)|{unit} sim [e|,] não|(a cada|cada) (outro|outra) {unit}"
            "|(pulando|dia sim e) (um|uma) {unit}|(a cada|todo|toda) segundo {unit}",
            "ord": "(a cada|cada|todo|toda) {ord} {unit}",
            "1 day": "diariamente|diário~|diária~|todo santo dia|dia a dia|dia após dia|cotidianamente|todos dias"
            "|td dia|td os dias|tds os dias|todos os santos dias|todo os dias|todo dias",
            "1 hour": "de hora em hora|por hora|hora a hora|a toda hora",
            "1 week": "semanalmente|semanal~|por semana|de semana em semana|de cada semana|da semana",
            "2 week": "quinzenalmente|quinzenal~|(a cada|toda|cada|por) quinzena|bissemanalmente",
            "1 month": "mensalmente|mensal~|(de|em) (cada|todo) mês|(do|por|ao) mês|de todos os meses|mês a mês|nos meses",
            "2 month": "bimestralmente|bimestral~|(a cada|todo|cada) bimestre",
            "3 month": "trimestralmente|trimestral~|de três em três meses",
            "4 month": "quadrimestralmente|quadrimestral~|(a cada|todo|cada) quadrimestre",
            "6 month": "semestralmente|semestral~|(a cada|todo|cada) semestre|a cada meio ano",
            "1 year": "anualmente|anual~|(de|em) (cada|todo) ano|(do|por|ao) ano|de todos os anos|ano a ano|ano após ano",
            "2 year": "bienalmente|bienal~",
            "30 minute": "(a cada|cada|toda) meia hora|de meia em meia hora|a cada meia horinha",
            "15 minute": "(a cada|cada) [um] quarto de hora",
            "45 minute": "(a cada|cada) (três|3) quartos de hora",
            "90 minute": "(a cada|cada) [uma|1] hora e meia",
            "150 minute": "(a cada|cada) (duas|2) horas e meia",
        },
        "every_weekday": {
            "1": "(às|as|aos|nas|nos|todas as|todos os|toda|todo|cada|a cada) {weekdays}",
            "2": "(a cada|cada) (dois|duas|2|outra|outro) {weekdays}"
            "|[uma|um] {weekday} sim [,] [e] (uma|um|outra|outro|a outra|o outro|{weekday}) [{weekday}] não"
            "|[às|aos|em] {weekdays} (alternadas|alternados)"
            "|(a cada (15|quinze) dias|de (15|quinze) em (15|quinze) dias) [,] [na|no|às|aos|nas|nos] {weekdays}",
            "n": "(a cada|cada) {n} {weekdays}",
            "ord": "(toda|todo|cada|a cada|toda a|todo o) {ord} {weekday}",
        },
        "every_part": {
            "morning evening": "(toda manhã|todas as manhãs|cada manhã|todo dia de manhã|todos os dias de manhã"
            "|todo dia pela manhã|todos os dias pela manhã) e [toda|todas as|cada|à|de|pela] (noite|noites)"
            "|de manhã e (à|de) noite|manhã e noite|pela manhã e (à|pela) noite",
            "morning afternoon": "(toda manhã|todas as manhãs) e [toda|todas as] (tarde|tardes)"
            "|(todo dia|todos os dias) de manhã e (à|de) tarde",
            "morning afternoon evening": "(todo dia|todos os dias) de manhã [,] [à|de] tarde e [à|de] noite"
            "|manhã [,] tarde e noite",
            "morning": "(toda|cada|a cada|toda a) manhã|(todas as|pelas|nas|as) manhãs|todo dia de manhã",
            "noon": "todo meio-dia|todos os meios-dias",
            "afternoon": "(toda|cada|a cada|toda a) tarde|(todas as|pelas|nas|às|as) tardes|todo dia (à|de) tarde",
            "evening": "(toda|cada|a cada|toda a) noite|(todas as|pelas|nas|às|as) noites|todo dia (à|de) noite",
            "small_hours": "(toda|cada|toda a) madrugada|(todas as|pelas|nas) madrugadas",
        },
        "times": {
            "1": f"(uma vez|1 vez|1x|1 x) {_EACH} {{unit}}",
            "2": f"(duas|2) vezes {_EACH} {{unit}}",
            "n": f"{{n}} (vezes|vez) {_EACH} {{unit}}|{{n}}x {_EACH} {{unit}}",
            "n day": "{n} vezes (diárias|diariamente|ao dia)",
        },
        "count": {
            "n": "[por|durante|só|somente|apenas|até|nas próximas|umas] {n} (vezes|vez|repetições|ocorrências|ocasiões)"
            "|{n} vezes no total|num total de {n} vezes|por {n}x",
        },
        "for": "(por|durante|ao longo de|pelo período de|por um período de) {length}"
        "|(pelos próximos|pelas próximas|nos próximos|nas próximas|durante os próximos|durante as próximas"
        "|pelo próximo|pela próxima|durante o próximo|durante a próxima|por mais|durante os|durante as) {length}",
        "until": "(até|e até|terminando|termina|acabando|acaba|encerrando|finalizando)"
        " [o|a|em|no|na|dia|o dia|no dia|às|as] {moment} [{clock}]",
        "starting": "(a partir de|a partir do|a partir da|desde|desde o|desde a|começando|começa|começar|iniciando"
        "|inicia"
        "|com início|início|a contar de|partindo de|a começar|começando a partir de|iniciando a partir de)"
        " [em|no|na|de|o|a|dia|do dia|no dia|o dia] {moment}",
        "range": "(de|do|desde|entre) [dia] {d} (a|até|ao|e) [dia] {d} (de|do mês de) {month}"
        "|(de|do|da|desde|entre) [o|a|dia|o dia] {moment} (a|até|ao|à|e|até o) [o|dia|o dia] {moment}",
        "window": "(das|da|de|entre|entre as|desde as|desde) {clock} (às|as|a|à|até|até as|até às|e|e as) {clock}",
        "except": "(exceto|menos|salvo|tirando|fora|excluindo|excetuando|exceptuando|com exceção de|com exceção do"
        "|com exceção da|a não ser|só não|mas não|sem ser|não contando|e não|sem contar|sem)"
        " [o|a|os|as|no|na|nos|nas|em|aos|às|dia|no dia|o dia] ({weekdays}|{moments})",
        "minute": {
            "0": "em ponto|na hora cheia|nas horas cheias",
            "15": "e quinze",
            "30": "e meia em ponto|na meia hora",
            "m": "(no minuto|nos minutos|minuto) {ms}|aos {ms} minutos|aos {ms} de cada hora",
        },
        "after_done": f"[a cada|cada] {{length}} (depois de|depois|após|a partir de|de) {_DONE}",
        "or_last_day": "ou [em|no|o|a] último [dia] [do mês|de cada mês]|ou no fim do mês",
        "zone": "[no|na|pelo] (horário|hora|fuso|fuso horário) [local] (de|do|da|dos|em) {city}"
        "|[no|pelo] (horário|hora|fuso) {city}",
    },
    cities={
        "America/Sao_Paulo": "brasília|são paulo|sp|rio de janeiro|rio|belo horizonte|curitiba|brasil|porto alegre"
        "|goiânia"
        "|florianópolis|bsb",
        "America/Manaus": "manaus|amazonas",
        "America/Cuiaba": "cuiabá|mato grosso",
        "America/Campo_Grande": "campo grande",
        "America/Fortaleza": "fortaleza|ceará|natal",
        "America/Recife": "recife|pernambuco",
        "America/Bahia": "salvador|bahia",
        "America/Belem": "belém|pará",
        "America/Rio_Branco": "acre|rio branco",
        "America/Porto_Velho": "rondônia|porto velho",
        "America/Noronha": "fernando de noronha|noronha",
        "Europe/Lisbon": "lisboa|portugal|porto",
        "Atlantic/Azores": "açores",
        "Atlantic/Madeira": "madeira",
        "Africa/Luanda": "luanda|angola",
        "Africa/Maputo": "maputo|moçambique",
        "Atlantic/Cape_Verde": "cabo verde",
        "Europe/London": "londres|inglaterra|reino unido",
        "Europe/Madrid": "madri|madrid|espanha|barcelona",
        "Europe/Paris": "paris|frança",
        "Europe/Berlin": "berlim|alemanha|munique|frankfurt|europa central",
        "Europe/Rome": "roma|itália|milão",
        "Europe/Zurich": "zurique|suíça|genebra",
        "Europe/Vienna": "viena|áustria",
        "Europe/Brussels": "bruxelas|bélgica",
        "Europe/Amsterdam": "amsterdã|amsterdão|holanda",
        "Europe/Dublin": "irlanda",
        "Europe/Athens": "atenas|grécia",
        "Europe/Warsaw": "varsóvia|polônia",
        "Europe/Stockholm": "estocolmo|suécia",
        "Europe/Kyiv": "kiev|ucrânia",
        "Europe/Moscow": "moscou|moscovo|rússia",
        "Europe/Istanbul": "istambul|turquia",
        "America/New_York": "nova york|nova iorque|ny|miami|washington|boston|leste|costa leste|orlando",
        "America/Chicago": "chicago|houston",
        "America/Los_Angeles": "los angeles|califórnia|são francisco|pacífico|costa oeste",
        "America/Mexico_City": "méxico|cidade do méxico",
        "America/Argentina/Buenos_Aires": "buenos aires|argentina",
        "America/Santiago": "santiago|chile",
        "America/Bogota": "bogotá|colômbia",
        "America/Lima": "lima|peru",
        "America/Montevideo": "montevidéu|uruguai",
        "America/Asuncion": "assunção|paraguai",
        "America/La_Paz": "la paz|bolívia",
        "America/Toronto": "toronto|canadá",
        "Asia/Tokyo": "tóquio|japão",
        "Asia/Shanghai": "china|pequim|xangai",
        "Asia/Hong_Kong": "hong kong",
        "Asia/Singapore": "singapura|cingapura",
        "Asia/Kolkata": "índia|nova délhi|mumbai",
        "Asia/Dubai": "dubai",
        "Asia/Seoul": "seul|coreia",
        "Africa/Cairo": "cairo|egito",
        "Africa/Johannesburg": "joanesburgo|áfrica do sul",
        "Australia/Sydney": "sydney|austrália",
    },
    date_separators="/",
    glue_before=f"[por favor|pfv|pfvr|pf|oi|olá|ei|opa|e aí] {_REMIND} [por favor|aí] [para|pra|:|,]"
    "|[põe|ponha|coloca|coloque|cria|crie|criar|cria aí|adiciona|adicione|adicionar|faz|faça|marca|marque|agenda|agende"
    "|programa|programe|me manda|me mande|manda|mande|quero|preciso de|novo|nova|ativa|ative|define|defina"
    "|configura|configure|programar]"
    " [um|uma|o|a] (lembrete|alarme|alerta|aviso|notificação|lembretes|despertador) [para|pra|pro|:|,]"
    "|(anota|anote|anotar|agenda|agende|agendar|marca|marque|marcar|programa|programe|programar) [aí|ai|pra mim"
    "|para mim]"
    " [para|pra|pro|:|,]|por favor|pfv|pfvr|oi|ei|olá|opa",
    glue_between="que|de~|para~|pra~|p~|de que~|que eu|que eu tenho que|que eu preciso|que tenho que|que preciso"
    "|sobre~|da~|do~|:"
    f"|-|{_REMIND} [de|que|para|pra|que eu|que tenho que|que eu tenho que|que preciso]|tenho que~",
    glue_after="por favor|pfv|pfvr|pf|pff|obrigado|obrigada|obg|valeu|vlw|please|grato|grata|tá|ok|por gentileza",
    blockers="rua|r|avenida|av|praça|pça|largo|travessa|viaduto|estação|bairro|número|nº|sala|apto|de|do|da|dos"
    "|das|para|pra|pro|até|desde|entre|a|o|as|os|meu|minha|seu|sua|nosso|nossa|um|uma|cada|todo"
    "|toda|sem|ao|passado|passada|último|última|que|antes de|depois de|antes do|depois do|é|são|menos|aquele|aquela"
    "|dessa|desse|desta|deste",
    names="(no|o|ao|do|em|alto) mar|(para|pra|por|ao|sem|vou|quero|vai|preciso) ter"
    "|(segunda|quarta|quinta|sexta) (parte|via|vez|dose|fase|etapa|temporada|parcela|prestação|edição|versão|opção"
    "|metade|divisão|guerra|linha|camada|tentativa|avenida|série|essência|mensalidade|demão|geração|categoria|classe"
    "|marcha)"
    "|sexta-feira santa|quarta-feira de cinzas|quinta-feira santa|black friday|segunda mão"
    "|segunda opinião|segunda chance|quinta da boa vista|terça parte|meia maratona|hora extra|horas extras"
    "|hora do planeta|boa noite|boa tarde|bom dia|domingo de páscoa|domingo de ramos|sábado de aleluia|terça gorda"
    "|terça de carnaval|segunda de carnaval|domingo de carnaval|sexta de carnaval|daily (com|do|da|de|no|na)"
    "|24/7|7/11|(farmácia|posto|mercado|canal|padaria|academia|aberto) 24 horas|noite de jogos|noite de núpcias"
    "|cyber monday|tarde demais|sexta básica|cesta básica|quarto de hotel",
    measures="de|kg|quilos|quilo|litros|gramas|km|quilômetros|metros|reais|euros|dólares|pessoas|comprimidos|comprimido"
    "|cápsulas|gotas|doses|pílulas|remédios|colheres|páginas|capítulos|capítulo|episódios|flexões|abdominais"
    "|agachamentos|repetições|séries|voltas|copos|xícaras|garrafas|caixas|sacos|pacotes|unidades|ovos|pães|ingressos"
    "|bilhetes|passagens|convidados|ligações|reuniões|consultas|tarefas|coisas|emails|mensagens|fotos|cópias|livros"
    "|perguntas|respostas|exercícios|aulas|cafés|cervejas|pizzas|cadeiras|mesas|camisas|jogos|amigos|crianças|vezes"
    "|boletos|contas|pagamentos|parcelas|pontos|por",
    typo_traps="abria|abrir|abriu|almoca|almocos|almocou|alteradas|alterados|alternada|alternador|amanhar|amanhece"
    "|amanheceu|andes|anoes|anula|apanha|aposto|aranha|artes|atualmente|daria|dario|depos|diarios|diria"
    "|dominio|dominios|domino|dominos|faria|fedia|feias|feitas|feras|ferida|ferir|feriu|ferra|ferva"
    "|ficais|fingi|freira|freiras|furia|heras|honras|horacio|horaria|horarios|hordas|hortas|janeira|julgo"
    "|julio|junco|junto|malha|malhas|manca|mancha|manchas|manco|manda|mandas|manga|mangas|mania|manias"
    "|mansas|manta|mantas|marca|marcho|marcio|marcos|marcou|mario|medes|medios|medos|meias|meigos|mental"
    "|mentalmente|meros|mesas|mesmos|messe|messes|metes|mexes|minha|minhas|minto|minutas|nessas|nestas"
    "|norte|nossa|obtem|ostra|outras|outros|palas|parta|partem|partes|parti|parto|passara|passava|pecas"
    "|pegas|peles|penas|peras|periodos|pesas|pilas|porte|pulado|pulsando|puxando|quantos|quartzo|quatros"
    "|quieta|quietas|quintais|quita|sabao|sabido|sacado|safado|safados|salto|saltos|santa|santas|secunda"
    "|seguida|seguidas|seguido|seguidos|seguindo|seita|seitas|semanais|semestres|seminal|senta|sentas"
    "|sento|sesta|sestas|setas|sinto|tarda|tarte|tartes|teras|terco|tercos|terdes|teria|terias|termas"
    "|terna|terra|terras|tidas|tidos|tocas|tolas|tolos|tomas|topas|topos|torca|toros|trabalha|trabalhao"
    "|trabalhe|trabalhos|trabalhou|turca|turcas",
    voice=Voice(
        joiner=" e ",
        once="{weekday}, {date}, {time}",
        date="{day} de {month} de {year}",
        at="às {clocks}",
        weekdays=_WEEKDAYS,
        weekdays_every=(
            "às segundas-feiras",
            "às terças-feiras",
            "às quartas-feiras",
            "às quintas-feiras",
            "às sextas-feiras",
            "aos sábados",
            "aos domingos",
        ),
        weekdays_on=_WEEKDAYS,
        months=_MONTHS,
        months_in=_MONTHS,
        every={
            "hour": "a cada hora",
            "day": "todos os dias",
            "week": "toda semana",
            "month": "todo mês",
            "year": "todo ano",
        },
        every_n={
            "minute": ("a cada {n} minutos",),
            "hour": ("a cada {n} horas",),
            "day": ("a cada {n} dias",),
            "week": ("a cada {n} semanas",),
            "month": ("a cada {n} meses",),
            "year": ("a cada {n} anos",),
        },
        every_weekday="{days}",
        on_weekdays="({days})",
        workdays="de segunda a sexta",
        weekends="nos fins de semana",
        month_day={0: "dia {day}", -1: "último dia"},
        on_month_days="no {days}",
        or_last_day="ou no último dia",
        on_date="em {day} de {month}",
        nth={
            1: ("no primeiro", "na primeira"),
            2: ("no segundo", "na segunda"),
            3: ("no terceiro", "na terceira"),
            4: ("no quarto", "na quarta"),
            5: ("no quinto", "na quinta"),
            -1: ("no último", "na última"),
            -2: ("no penúltimo", "na penúltima"),
        },
        genders=(1, 1, 1, 1, 1, 0, 0),
        nth_weekday="{nth} {weekday}",
        nth_workday="{nth} dia útil",
        on_nth_weekdays="{days}",
        in_months="em {months}",
        past_the_hour="no minuto {minutes}",
        starting="a partir de {date}",
        until="até {date}",
        times=("{n} vez", "{n} vezes"),
        excluding="exceto {dates}",
        lengths={
            "day": ("{n} dia", "{n} dias"),
            "hour": ("{n} hora", "{n} horas"),
            "minute": ("{n} minuto", "{n} minutos"),
        },
        after_done="{length} depois de feito",
    ),
)
