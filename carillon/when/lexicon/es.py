"""Spanish, of Spain and of the Americas."""

from carillon.when.language import Lexicon, Voice

_WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_WEEKDAYS_PLURAL = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábados", "domingos")
_MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)
_COMING = "(que viene|q viene|que entra|que sigue|próximo|próxima|siguiente|entrante|prox)"
_NEXT = "(próximo|próxima|siguiente|prox)"
_NEXT_WEEK = f"(de|en) (la {_NEXT} semana|la semana {_COMING})"
_EVERY = "(cada|todos los|todas las|todo los|todo|toda|todos|todas)"
_EACH = "(al|a la|por|cada|en el|en la|a el|todos los|todas las)"
_DONE = (
    "(hecho|hecha|hacerlo|hacerla|haberlo hecho|haberla hecho|terminar|terminarlo|terminado|acabar|acabado"
    "|completar|completarlo|completado|completada|realizarlo|realizado|finalizar|finalizado|la última vez"
    "|que lo haga|que lo hice|que lo termine|que termine|que esté hecho|que esté hecha)"
)

LEXICON = Lexicon(
    code="es",
    name="Español",
    example="mañana a las 15:30 llamar a Ana",
    clock=24,
    date_order="dmy",
    numbers={
        0: "cero",
        1: "un~|uno~|una~",
        2: "dos~",
        3: "tres~",
        4: "cuatro~",
        5: "cinco~",
        6: "seis~",
        7: "siete~",
        8: "ocho~",
        9: "nueve~",
        10: "diez~",
        11: "once~",
        12: "doce~",
        13: "trece~",
        14: "catorce~",
        15: "quince~",
        16: "dieciséis~|diez y seis~",
        17: "diecisiete~|diez y siete~",
        18: "dieciocho~|diez y ocho~",
        19: "diecinueve~|diez y nueve~",
        20: "veinte~",
        21: "veintiuno~|veintiuna~|veintiún~|veinte y uno~|veinte y una~",
        22: "veintidós~|veinte y dos~",
        23: "veintitrés~|veinte y tres~",
        24: "veinticuatro~|veinte y cuatro~",
        25: "veinticinco|veinte y cinco",
        26: "veintiséis|veinte y seis",
        27: "veintisiete|veinte y siete",
        28: "veintiocho|veinte y ocho",
        29: "veintinueve|veinte y nueve",
        30: "treinta",
        40: "cuarenta",
        50: "cincuenta",
        60: "sesenta",
        70: "setenta",
        80: "ochenta",
        90: "noventa",
        100: "cien|ciento",
    },
    compounds=("{ten} y {unit}", "{ten}i{unit}"),
    ordinals={
        1: "primero|primer|primera|primeros|primeras",
        2: "segundo~|segunda~|segundos~|segundas~",
        3: "tercero~|tercer~|tercera~|terceros~|terceras~",
        4: "cuarto~|cuarta~|cuartos~|cuartas~",
        5: "quinto~|quinta~|quintos~|quintas~",
        6: "sexto~|sexta~",
        7: "séptimo~|séptima~|sétimo~",
        8: "octavo~|octava~",
        9: "noveno~|novena~",
        10: "décimo~|décima~",
        11: "undécimo~|decimoprimero~|decimoprimer~",
        12: "duodécimo~|decimosegundo~",
        13: "decimotercero~|decimotercer~",
        14: "decimocuarto~",
        15: "decimoquinto~",
        16: "decimosexto~",
        17: "decimoséptimo~",
        18: "decimoctavo~",
        19: "decimonoveno~",
        20: "vigésimo~",
        21: "vigésimo primero~|vigésimo primer~|vigesimoprimero~",
        22: "vigésimo segundo~|vigesimosegundo~",
        23: "vigésimo tercero~|vigésimo tercer~|vigesimotercero~",
        24: "vigésimo cuarto~|vigesimocuarto~",
        25: "vigésimo quinto~|vigesimoquinto~",
        26: "vigésimo sexto~|vigesimosexto~",
        27: "vigésimo séptimo~|vigesimoséptimo~",
        28: "vigésimo octavo~|vigesimoctavo~",
        29: "vigésimo noveno~|vigesimonoveno~",
        30: "trigésimo~",
        31: "trigésimo primero~|trigésimo primer~|trigesimoprimero~",
    },
    ordinal_marks="º|ª|°|o|a|er|ero|era|ro|ra|do|da|to|ta|mo|ma|vo|va|no",
    lasts={
        -1: "último|última|últimos|últimas|ult",
        -2: "penúltimo|penúltima|penúltimos|penúltimas",
    },
    hours={1: "la una|la 1|a la una|a la 1"},
    hour_ordinals={1: "a la una|a la 1|la una"},
    weekdays=(
        "lunes|lun~|lu~",
        "martes|mar~|ma~",
        "miércoles|mié~|miér|mierc|mie~|mx~",
        "jueves|jue|juev|ju~",
        "viernes|vie|vier|vi~",
        "sábado|sáb|sá~",
        "domingo|dom~|do~",
    ),
    weekdays_plural=("", "", "", "", "", "sábados", "domingos"),
    months=(
        "enero|ene",
        "febrero|feb",
        "marzo|mar~|mzo",
        "abril|abr",
        "mayo|may~",
        "junio|jun",
        "julio|jul",
        "agosto|ago|agto",
        "septiembre|setiembre|sept|sep|set~",
        "octubre|oct",
        "noviembre|nov",
        "diciembre|dic",
    ),
    units={
        "second": "segundos|segundo|segs|seg|s",
        "minute": "minutos|minuto|minuts|mins|min|minutitos|minutito|m",
        "hour": "horas|hora|hrs|hr|hs|horita|horitas|h",
        "day": "días|día|diítas",
        "week": "semanas|semana|sems|sem|semanita|semanitas",
        "weekend": "fines de semana|fin de semana|finde semana|findes|finde",
        "month": "meses|mes",
        "quarter": "trimestres|trimestre",
        "year": "años|año",
        "workday": "(días|día) (hábiles|hábil|laborables|laborable|laborales|laboral|de trabajo|de diario"
        "|entre semana)",
    },
    units_glued={"second": "s", "minute": "m|'", "hour": "h", "day": "d", "week": "w"},
    groups={
        "workdays": "[los|en|en los] (días) (hábiles|laborables|laborales|de trabajo|de diario|entre semana|de semana)"
        "|entre semana|laborables|de diario|l-v|lu-vi",
        "weekends": "[los|en los] (fines de semana|findes)",
    },
    lengths={
        "1/2": "(media|medio) {unit}",
        "1/4": "[un] cuarto de {unit}",
        "3/4": "(tres|3) cuartos de {unit}",
        "1+1/2": "[una|un|1] {unit} y (media|medio)",
        "1+1/4": "[una|un|1] {unit} y [un] cuarto",
        "n+1/2": "{n} {unit} y (media|medio)|{n} y (media|medio) {unit}|{n} ½ {unit}",
        "n+1/4": "{n} {unit} y [un] cuarto",
        "2": "un par de {unit}",
        "14 day": "[una] quincena",
        "2 month": "[un] bimestre",
        "4 month": "[un] cuatrimestre",
        "6 month": "[un] semestre",
        "10 year": "[una] década",
    },
    words={
        "and": "y|e|&|y también|y además",
        "again": "el|la|los|las|el día|los días|día|en|cada|todos los|de",
        "through": "a|al|hasta|hasta el",
        "at": "a las|a la|las~|alas|@|a eso de (las|la)|(sobre|hacia) (las|la)|como a (las|la)|alrededor de (las|la)"
        "|cerca de (las|la)|aproximadamente a (las|la)|más o menos a (las|la)|a partir de (las|la)|desde (las|la)"
        "|antes de (las|la)|por ahí de las|tipo|tipo las|exactamente a (las|la)|justo a (las|la)|a las tipo"
        "|empezando a (las|la)|a más tardar a (las|la)|pasadas las",
        "am": "am|a m|ante meridiem",
        "pm": "pm|p m|post meridiem",
        "oclock": "en punto|y pico|clavadas|exactas|aprox|aproximadamente|más o menos",
        "hour_marks": "h|hs|hrs|hr",
        "link": "el|la|los|las|de|del|a|al|en|por|para|que sea|este|esta",
    },
    parts={
        "morning": "(por|en|a) la mañana|(a|desde) primera hora [de la mañana]|(por|en) la mañanita|la mañana (del"
        "|de este|de)~"
        "|tempranito|a media mañana|por la mañana temprano|temprano (por|en) la mañana",
        "noon": "(a|en) la hora del almuerzo|a la hora de comer",
        "afternoon": "(por|en|a) la tarde|la tarde (del|de este|de)~|a media tarde|(por|en) la tardecita",
        "evening": "(por|en|a) la noche|la noche (del|de este|de)~|a última hora [de la tarde]|al anochecer"
        "|al caer la noche|de noche",
        "small_hours": "(por|en|a|de) la madrugada|de madrugada|esta madrugada|al amanecer~",
    },
    parts_bound={
        "morning": "temprano|bien temprano|muy temprano",
        "afternoon": "tarde|de tarde",
        "evening": "noche",
        "small_hours": "madrugada",
    },
    parts_clock={
        "forenoon": "de la mañana|de la mañanita",
        "noon": "del mediodía|del medio día|de mediodía",
        "afternoon": "de la tarde|de la tardecita",
        "night": "de la noche|(por|en) la noche",
        "small_hours": "de la madrugada",
    },
    phrases={
        "clock": {
            "h+0": "{of_hour}|(a las|las) {h} (en punto|y pico)",
            "h:m": "{h} {m}|{h} : {m}|{h} ' {m}",
            "h+30": "{h} y media",
            "h+15": "{h} y [un] cuarto",
            "h+45": "{h} y tres cuartos",
            "h-15": "{h} menos [un] cuarto|[a|al] [un] cuarto (para|pa|antes de) (las|la) {h}|[a"
            "|al] [un] cuarto para {h}",
            "h+m": "{h} (y|con) {m} [minutos|minuto|min]|{h} pasadas las {m}",
            "h-m": "{h} menos {m} [minutos|minuto|min]"
            "|[a|al|faltando|faltan] {m} [minutos|minuto|min] (para|pa) (las|la|la hora de las) {h}"
            "|[a|al|faltando|faltan] {m} [minutos|min] para {h}",
            "=h:m": "{h} (h|hs|hrs) {m} [min|m]|(a las|las) {h} horas [y|con] {m} [minutos]|{h} horas {m}",
            "=h+0": "(a las|las|a la|la) {h} (horas|hora)",
            **{f"{hour}:00": f"{hour} horas" for hour in range(13, 24)},
            "12:00": "[a|al|el] (mediodía|medio día|medidía)|(a las|las) 12 m|12 m del día",
            "12:30": "[al|a] (mediodía|medio día) y media",
            "24:00": "[a|a la|la] (medianoche|media noche)",
        },
        "day": {
            "0": "[para|de] (hoy|hoy día|hoy mismo|el día de hoy)",
            "1": "[para|de] (mañana|mañana mismo|el día de mañana)|mñn|mñna|mñana|mñ",
            "2": "[para|de] (pasado mañana|pasao mañana|pasado mañana mismo)|pasadomañana",
            "3": "traspasado mañana|pasado pasado mañana",
            "7": "[de] hoy en ocho [días]|de hoy en una semana",
            "8": "de mañana en ocho [días]",
            "14": "[de] hoy en quince [días]",
            "15": "de mañana en quince [días]",
            "-1": "ayer",
            "-2": "anteayer|antier|antes de ayer|antes ayer|antiayer",
        },
        "day_part": {
            "0 morning": "[para] esta mañana",
            "0 afternoon": "[para] esta tarde|[en] esta tarde",
            "0 evening": "[para] esta noche|en esta noche|hoy noche",
            "-1 night": "anoche|ayer noche",
        },
        "weekday": {
            "": "{weekdays}|[para] el {weekdays}|para {weekday}|el día {weekday}|un {weekday}|este mismo {weekday}",
            "each": "(de|desde el|desde|del|entre|entre el) {weekdays}",
            "nearest": "(este|este próximo|el mismo) {weekday}|(para|de|en) este {weekday}"
            "|[el] {weekday} (más cercano|más próximo)",
            "next": f"[el|para el|para] {_NEXT} {{weekday}}|[el|este|para el] {{weekday}} {_COMING}",
            "this_week": "[el] {weekday} (de|en) esta [misma] semana|esta semana [el] {weekday}",
            "next_week": f"[el|para el] {{weekday}} {_NEXT_WEEK}",
            "later 1": "[el|del|de|este] {weekday} no [,] (el otro|el siguiente|el que viene)"
            "|(el|del|de) {weekday} (en|a) ocho [días]|{weekday} en ocho [días]|[el] {weekday} en una semana"
            f"|una semana después del {{weekday}}|[el|este] {{weekday}} {_COMING} no [,] (el otro|el siguiente)",
            "later 2": "(el|del|de) {weekday} en quince [días]|{weekday} en quince",
            "later n": "[el] {weekday} (dentro de|en) {n} semanas",
            "nth n": "(dentro de|en) {n} {weekdays}",
            "past": "[el] {weekday} pasado|[el] pasado {weekday}|[el] último {weekday}",
        },
        "date": "{d} [de] {month}|{d} [de] {month} [,] [de|del|del año] {year}"
        "|(el|el día|día|para el|este|a|al|en|el próximo|el próximo día|para el día|de este) {d} [de"
        "|del mes de] {month}"
        "|(el|el día|día|para el|este|a|en|para el día) {d} [de|del mes de] {month} [,] [de|del|del año] {year}"
        "|{month} [el] {digit}|{month} [el] {digit} [,] [de|del] {year}"
        "|{d} / {month}|{d} / {month} / {year}|{d} [.] {month} [.] {year}|{year} {month} {digit}"
        "|{d} días del mes de {month}|{d} de {month} próximo",
        "numeric_date": "(el|el día|día|para el|al|a|en|del|este|el próximo) {numeric_date}",
        "holiday": {
            "25 12": "navidad~|(en|para|por|el día de|día de|de|esta) (navidad|navidades) [{year}]|(en|el día de) navidad de {year}",
            "24 12": "[en|para|la|esta] (nochebuena|noche buena) [{year}]",
            "31 12": "[en|para|la|esta] (nochevieja|noche vieja) [{year}]|[en] víspera de año nuevo",
            "1 1": "(en|para|el día de|día de) año nuevo [{year}]|año nuevo~",
            "6 1": "(en|para|el día de|día de|por) reyes|día de los reyes [magos]|el día de los reyes [magos]",
            "14 2": "[en|para|por|el día de] san valentín [{year}]|[el] día de los enamorados",
            "31 10": "[en|para|por] halloween|noche de brujas",
            "1 11": "[el] día de todos los santos",
            "2 11": "[el] día de [los] muertos|[el] día de los difuntos",
            "28 12": "[el] día de los [santos] inocentes",
        },
        "month_day": {
            "": "(el|el día|día|para el|para el día|en el día|los días|días|en los días) {days}"
            "|el {ord} día [del mes|de mes]"
            "|(el|este) próximo [día] {d}|este {digit}|el día {d} (de|del) mes|el {d} (de|del) corriente",
            "weak": "los {days}",
            "beside": "{days}",
            "on 1": "[a|al|el] (principios|comienzos|inicios|primeros|principio|comienzo|inicio) (de|del) mes",
            "on 15": "[a|en] (mediados|la mitad|mitad) (de|del) mes",
            "last": "[a|al|el|en|en el|para|para el] (fin|fines|final|finales) (de|del) mes|[en|para] [el] último día"
            "|último de mes|(el último|a fin|al final|a final|a finales|el final)~",
        },
        "month": {
            "": "en {months}|en {month} [de|del] {year}|en el mes de {month}|durante {months}",
            "weak": "{months}|{month} [de|del] {year}",
            "beside": "de {months}|de {month} [de|del] {year}",
        },
        "year": "en [el año] {year}",
        "span": {
            "0": "(este|esta|el presente|la presente) {unit}|en (este|esta) {unit}|{unit} en curso",
            "1": f"[el|la|para el|para la|en el|en la] {_NEXT} {{unit}}"
            f"|[el|la|este|esta|para el|para la|en el|en la] {{unit}} {_COMING}",
            "2 week": "la semana después de la próxima|la semana siguiente a la próxima",
            "-1": "[la|el] {unit} (pasado|pasada|anterior)|[el|la] (pasado|pasada|último|última) {unit}",
            "0 weekend": "(el|en el|para el|durante el|este|de este) (fin de semana|finde|fin de)",
        },
        "here": {
            "0 month": "este mes|el presente mes",
            "0 year": "[el|este] año",
            "0 quarter": "[el|este] trimestre",
            "0 week": "(la|esta) semana",
        },
        "edge": {
            "start": "[a|al] (principios|comienzos|inicios|primeros|principio|comienzo|inicio) (de|del) ({span}"
            "|{here})",
            "middle": "[a|en] (mediados|la mitad|mitad) (de|del) ({span}|{here})",
            "end": "[a|al|el|en|hasta|para] (fin|fines|final|finales) (de|del) ({span}|{here})",
            "nth": "[el] {nth} día (de|del) {span}|[el] {nth} día (de|del) este {here}",
        },
        "nth_weekday": {
            "": "[el|los|en el|para el] {nths} {weekdays}|[el|en el|para el] {nth} {weekday} (de|del|en) {span}",
        },
        "nth_workday": {
            "": "[el|los|en el] {nths} (días|día) (hábiles|hábil|laborables|laborable|laboral|de trabajo)"
            " [(de|del) {span}]",
        },
        "offset": {
            "": "(en|dentro de|al cabo de|tras|pasados|pasadas|después de|luego de|de aquí a|de acá a|de hoy en)"
            " {length}|(en|dentro de) (unos|unas|otros|otras|solo|aproximadamente|cosa de|más o menos|apenas|menos de)"
            " {length}|(dentro de|en) los próximos {length}|{length} (más tarde|después|luego)"
            "|+ {length}|(a|en) {length} (a partir de|desde) (ahora|hoy|ya)|{length} (a partir de|desde) (ahora"
            "|hoy|ya)",
            "from": "{length} (después|luego) (de|del) {moment}|{length} (tras|desde|a partir de"
            "|a partir del) {moment}",
            "before": "{length} antes (de|del) {moment}",
            "ago": "hace [ya|unos|unas] {length}|{length} atrás|hace {length} atrás",
            "now": "ahora|ahora mismo|ya mismo|ahorita|ahorita mismo|inmediatamente|de inmediato|cuanto antes"
            "|en este [mismo] (momento|instante)|enseguida|en seguida|lo antes posible",
        },
        "every": {
            "mark": f"{_EVERY}|en {_EVERY}|cada uno de los|cada una de las|el día de cada",
            "1": f"(cada|todos los|todas las|a cada) {{unit}}|(una vez|1 vez) {_EACH} {{unit}}|cada (un|una) {{unit}}"
            "|toda {unit}|todo {unit}",
            "n": "cada {n} {unit}|c / {n} {unit}|de {n} en {n} {unit}|una vez cada {n} {unit}"
            "|1 vez cada {n} {unit}|(todos|todas) (los|las) {n} {unit}",
            "2": "cada (otro|otra|segundo|segunda) {unit}|{unit} (alternos|alternas|por medio|de por medio)"
            "|en {unit} (alternos|alternas)|[un|una] {unit} sí [,] [y] (otro|otra|un {unit}|una {unit}|el otro|la otra"
            "|{unit}) no|(pasando|dejando) (un|una) {unit}|cada par de {unit}|un {unit} de cada dos",
            "ord": "cada {ord} {unit}",
            "1 day": "diario|diariamente|a diario|cotidianamente|día a día|día tras día|diaria~|todo los días"
            "|todos los santos días|cada (mañana|noche) y (noche|mañana)~",
            "2 day": "cada tercer día|interdiario",
            "1 hour": "a cada hora|por hora|hora a hora|hora tras hora",
            "1 week": "semanal~|semanalmente|a la semana|por semana|semana a semana|de cada semana|de la semana",
            "2 week": "quincenal~|quincenalmente|(cada|a la|por) quincena|bisemanal~|bisemanalmente",
            "1 month": "mensual~|mensualmente|(de|en) cada mes|(de|del|al|por) mes|de todos los meses|mes a mes",
            "2 month": "bimestral~|bimestralmente|cada bimestre",
            "3 month": "trimestral~|trimestralmente",
            "4 month": "cuatrimestral~|cuatrimestralmente|cada cuatrimestre",
            "6 month": "semestral~|semestralmente|cada semestre|cada medio año",
            "1 year": "anual~|anualmente|(de|en) cada año|(del|al|por) año|de todos los años|año tras año|año a año",
            "2 year": "bienal~|bienalmente",
            "30 minute": "cada media hora|cada media|todas las medias horas",
            "15 minute": "cada [un] cuarto de hora",
            "45 minute": "cada (tres|3) cuartos de hora",
            "90 minute": "cada [una] hora y media",
            "150 minute": "cada (dos|2) horas y media",
        },
        "every_weekday": {
            "1": "(los|en los|para los|todos los|cada) {weekdays}",
            "2": "cada (dos|2|otro) {weekdays}|cada (quince|15) días [el|los|en] {weekdays}"
            "|[un|el] {weekday} sí [,] [y] (otro|el otro|un {weekday}|{weekday}) no"
            "|[los] {weekdays} alternos|{weekday} por medio|un {weekday} de cada dos",
            "n": "cada {n} {weekdays}",
            "ord": "cada {ord} {weekday}",
        },
        "every_part": {
            "morning evening": "(cada mañana|todas las mañanas) y [cada|todas las|por la|por las] (noche|noches)"
            "|(todos los días|cada día|a diario|diario) [por la|en la|a la] mañana y [por la|en la|a la|de] noche"
            "|por la mañana y por la noche|(por las|en las) mañanas y [por las|en las] noches|mañana y noche",
            "morning afternoon": "(cada mañana|todas las mañanas) y [cada|todas las] (tarde|tardes)"
            "|(todos los días|cada día) por la mañana y por la tarde",
            "morning afternoon evening": "(todos los días|cada día) [por la] mañana [,] [por la] tarde y [por la] noche"
            "|mañana [,] tarde y noche",
            "morning": "cada mañana|(todas|toda) (las|la) (mañanas|mañana)|(por|en) las mañanas|las mañanas",
            "noon": "cada mediodía|todos los mediodías|(los|a los) mediodías",
            "afternoon": "cada tarde|(todas|toda) (las|la) (tardes|tarde)|(por|en) las tardes|las tardes",
            "evening": "cada noche|(todas|toda) (las|la) (noches|noche)|(por|en) las noches|las noches",
            "small_hours": "cada madrugada|todas las madrugadas|(por|en) las madrugadas",
        },
        "times": {
            "1": f"(una vez|1 vez) {_EACH} {{unit}}",
            "2": f"(dos|2) veces {_EACH} {{unit}}",
            "n": f"{{n}} (veces|vez|ocasiones) {_EACH} {{unit}}|{{n}} x {_EACH} {{unit}}",
            "2 day": "dos veces diarias|dos veces a diario",
            "n day": "{n} veces (diarias|a diario|diario)",
        },
        "count": {
            "n": "[por|durante|solo|sólo|unas|hasta|las próximas] {n} (veces|vez|ocasiones|repeticiones)"
            "|{n} veces en total|un total de {n} veces|solamente {n} veces",
        },
        "for": "(durante|por|a lo largo de|por espacio de) {length}|(durante|por|en) (los|las|el|la)"
        " (próximos|próximas|próximo|próxima|siguientes|siguiente) {length}|durante (unos|unas) {length}",
        "until": "(hasta|y hasta|terminando|termina|finalizando|finaliza|acabando|acaba|que termina|que acaba)"
        " [el|la|en|el día] {moment} [{clock}]",
        "starting": "(a partir de|a partir del|desde|desde el|empezando|comenzando|iniciando|empieza|comienza|inicia"
        "|empezando desde|comenzando desde|a contar de|a contar desde|con inicio|empezando en|comenzando en)"
        " [el|la|del] {moment}",
        "range": "(de|del|desde|desde el|entre el|entre) {d} (a|al|hasta|hasta el|y|y el) {d} (de|en) {month}"
        "|(de|del|desde|entre|empezando) [el|la] {moment} (a|al|hasta|y) [el|la] {moment}",
        "window": "(de|desde|entre) {clock} (a|y|hasta) {clock}",
        "except": "(excepto|salvo|menos|exceptuando|excluyendo|con excepción de|a excepción de|a excepción del|pero no"
        "|quitando|sin contar|sin incluir|fuera de|y no|aparte de|no) [el|la|los|las|en] ({weekdays}|{moments})",
        "minute": {
            "0": "a la hora en punto|en punto|a en punto",
            "15": "a y cuarto|y cuarto",
            "30": "a y media",
            "45": "a menos cuarto",
            "m": "(en|a|al) (el minuto|los minutos|minuto) {ms}|a los {ms} minutos|al minuto {ms}|y {m} minutos",
        },
        "after_done": f"[cada] {{length}} (después de|después|luego de|tras|desde|a partir de|de) {_DONE}",
        "or_last_day": "o [en] [el] último [día] [del mes|de mes|de cada mes]|o a fin de mes",
        "zone": "(hora|horario|huso horario|tiempo) (de|del|en) [la|el] {city}|(hora|horario) {city}"
        "|(hora|horario) local (de|en) {city}|en hora de {city}|en horario de {city}",
    },
    cities={
        "Europe/Madrid": "españa|peninsular|península|madrid|barcelona|valencia|sevilla|bilbao|zaragoza|málaga",
        "Atlantic/Canary": "canarias|islas canarias|las palmas|tenerife",
        "Europe/London": "londres|inglaterra|reino unido|gran bretaña|edimburgo",
        "Europe/Lisbon": "lisboa|portugal|oporto",
        "Europe/Paris": "parís|francia",
        "Europe/Berlin": "berlín|alemania|múnich|fráncfort|hamburgo|europa central|centroeuropa",
        "Europe/Rome": "roma|italia|milán",
        "Europe/Zurich": "zúrich|suiza|ginebra",
        "Europe/Vienna": "viena|austria",
        "Europe/Brussels": "bruselas|bélgica",
        "Europe/Amsterdam": "ámsterdam|holanda|países bajos",
        "Europe/Dublin": "dublín|irlanda",
        "Europe/Athens": "atenas|grecia",
        "Europe/Warsaw": "varsovia|polonia",
        "Europe/Stockholm": "estocolmo|suecia",
        "Europe/Oslo": "noruega",
        "Europe/Copenhagen": "copenhague|dinamarca",
        "Europe/Prague": "praga",
        "Europe/Kyiv": "kiev|ucrania",
        "Europe/Moscow": "moscú|rusia",
        "Europe/Istanbul": "estambul|turquía",
        "America/New_York": "nueva york|ny|miami|washington|el este|este|la costa este|eastern",
        "America/Chicago": "chicago|houston|el centro|centro",
        "America/Denver": "la montaña|montaña",
        "America/Los_Angeles": "los ángeles|california|san francisco|pacífico|el pacífico|la costa oeste",
        "America/Mexico_City": "méxico|ciudad de méxico|cdmx|guadalajara|df",
        "America/Tijuana": "tijuana",
        "America/Cancun": "cancún",
        "America/Bogota": "bogotá|colombia|medellín|cali",
        "America/Lima": "lima|perú",
        "America/Santiago": "santiago|chile|santiago de chile",
        "America/Argentina/Buenos_Aires": "buenos aires|argentina",
        "America/Caracas": "caracas|venezuela",
        "America/La_Paz": "la paz|bolivia",
        "America/Asuncion": "asunción|paraguay",
        "America/Montevideo": "montevideo|uruguay",
        "America/Guayaquil": "quito|ecuador|guayaquil",
        "America/Panama": "panamá",
        "America/Costa_Rica": "costa rica|san josé",
        "America/Guatemala": "guatemala",
        "America/Havana": "cuba|la habana",
        "America/Santo_Domingo": "santo domingo|república dominicana",
        "America/Puerto_Rico": "puerto rico",
        "America/Sao_Paulo": "brasil|são paulo|san pablo|brasilia|río de janeiro",
        "Asia/Tokyo": "tokio|japón",
        "Asia/Shanghai": "china|pekín|shanghái",
        "Asia/Hong_Kong": "hong kong",
        "Asia/Singapore": "singapur",
        "Asia/Kolkata": "india|nueva delhi|bombay",
        "Asia/Dubai": "dubái",
        "Asia/Seoul": "seúl|corea",
        "Africa/Cairo": "el cairo|egipto",
        "Africa/Casablanca": "marruecos",
        "Australia/Sydney": "sídney",
    },
    date_separators="/-",
    glue_before="[por favor|porfa|porfavor|oye|hola|hey|oye por favor]"
    " (recuérdame|recuérdeme|recuérdenme|recordame|recordadme|recuérdanos|recuérdales|acuérdame|acordame|recuerda"
    "|recordar|recordarme|recordarnos|me recuerdas|me recuerda|me recuerdan|me recuerde|me recordás|me acuerdas"
    "|(puedes|puede|podrías|podría|podés|me puedes|me puede|me podrías|me podría|me podés) (recordarme|recordar"
    "|avisarme"
    "|avisar)"
    "|(quiero|necesito|quisiera|me gustaría) que me (recuerdes|recuerde|avises|avise|recordaras|avisaras"
    "|recordases)|(necesito|quiero) (recordar|acordarme de)"
    "|(haz|hazme|haceme|hágame|me haces|me hace|me harías) (acordar|recordar|que me acuerde)|que no se me (olvide"
    "|pase)|que no me olvide"
    "|no (me dejes olvidar|me deje olvidar|dejes que olvide|dejes que se me olvide|dejes que me olvide|olvides|olvidar"
    "|te olvides|olvidarme|olvidarse|olvide)"
    "|avísame|avíseme|avisame|avisarme|avisar|me avisas|me avisa|aviso|notifícame|notificarme|alértame|alerta"
    "|[pon|ponme|poneme|crea|créame|crear|creame|poner|hacer|haz|hazme|añade|añadir|agrega|agregar|agregá|programa"
    "|programar|envíame|mándame|mandame|quiero|necesito|nuevo|nueva|fija|configura|activa] [un|una|el|la]"
    " (recordatorio|alarma|alerta|aviso|notificación|recordatorios)"
    "|agéndame|agendame|agenda|agendar|anótame|anotame|anota|anotá|anotar|apúntame|apuntame|apunta|apuntar|programa"
    "|programar|prográmame|programame)"
    " [por favor|porfa] [lo siguiente] [para|:|,]"
    "|por favor|porfa|oye|hey|hola|buenas",
    glue_between="[que me|me] (recuérdame|recuérdeme|recordame|recordar|recordarme|avísame|avisame|avíseme"
    "|acordarme|acuérdame|me recuerdas|me avisas|hay que recordar) [de|que|para|que tengo que|que debo"
    "|que hay que]|que|de~|de que~|a que~|para~|para que~|sobre~|lo de~|de lo de~|acerca de~|que hay que"
    "|que tengo que"
    "|que debo|que tenemos que|:|-",
    glue_after="por favor|porfa|porfavor|porfis|gracias|muchas gracias|xfa|plis|please|si puedes",
    blockers="calle|c|avenida|av|avda|plaza|paseo|parque|barrio|estación|número|nº|sala|de|del|para|hasta|desde"
    "|entre|la|el|los|las|mi|mis|tu|tus|su|sus|nuestro|nuestra|un|una|antes de"
    "|después de|antes del|después del|cada|todos los|todas las|sin|al|pasado|pasada|último|última|que|es|son|menos|lo"
    "|esos|esas|ese|esa|aquel|aquella",
    names="(en el|al|del|ver el|frente al|sobre el|hasta el|por el|la|alta|en alta) mar|mar (adentro|abierto|menor)"
    "|lunes negro|black friday|viernes negro|cyber monday|miércoles de ceniza|viernes santo|jueves santo|sábado santo"
    "|domingo de ramos|domingo de resurrección|domingo de pascua|lunes de pascua|sábado de gloria|24/7|7/11"
    "|avenida 9 de julio|av 9 de julio|plaza dos de mayo|plaza 2 de mayo|plaza de mayo|calle 25 de mayo|hora punta"
    "|hora feliz|horas extra|hora extra|tarde o temprano|día libre|turno de noche|turno de tarde|turno de mañana"
    "|noche de bodas|noche de chicas|noche de juegos|noche de cine|noche de pelis|tarde de chicas|tarde de juegos"
    "|buenas tardes|buenas noches|buenos días|buen día|fiebre del sábado noche|(canal|el|un|farmacia|abierto) 24 horas"
    "|diario de|el diario de|mayo francés",
    measures="de|kg|kilos|kilo|litros|gramos|km|kilómetros|metros|euros|pesos|dólares|soles|personas|pastillas|pastilla"
    "|comprimidos|cápsulas|gotas|dosis|tabletas|cucharadas|páginas|capítulos|capítulo|episodios|flexiones|abdominales"
    "|sentadillas|repeticiones|series|vueltas|vasos|tazas|botellas|cajas|bolsas|paquetes|unidades|huevos|panes|entradas"
    "|boletos|billetes|tickets|invitados|llamadas|reuniones|citas|tareas|cosas|correos|mensajes|fotos|copias|libros"
    "|preguntas|respuestas|ejercicios|clases|cafés|cervezas|pizzas|sillas|mesas|camisas|partidos|amigos|niños|veces"
    "|facturas|pagos|cuotas|puntos|por",
    typo_traps="abrio|abrir|almuerza|alterna|alternar|alterno|angosto|aposto|atril|cocer|coger|coser|cuarzo|dejado"
    "|desden|dominio|domino|enebro|entero|hojas|jueces|julia|junco|junior|junto|laborar|lunas|macana"
    "|maltes|manada|manzana|manzanita|marana|marco|mareo|mario|marte|medica|medico|medida|mesas|mesias"
    "|mesmo|metes|minuta|papado|parado|pasador|pasar|paseo|pasmado|pasto|pausado|pesado|posado|sabalo"
    "|sabido|salado|santon|seguido|segundon|seminal|sobado|tarda|tardo|tempano|temprana|torcer|trabado"
    "|ultimar|vienes",
    voice=Voice(
        joiner=" y ",
        once="el {weekday} {date} {time}",
        date="{day} de {month} de {year}",
        at="a las {clocks}",
        weekdays=_WEEKDAYS,
        weekdays_every=_WEEKDAYS_PLURAL,
        weekdays_on=_WEEKDAYS,
        months=_MONTHS,
        months_in=_MONTHS,
        every={
            "hour": "cada hora",
            "day": "todos los días",
            "week": "cada semana",
            "month": "cada mes",
            "year": "cada año",
        },
        every_n={
            "minute": ("cada {n} minutos",),
            "hour": ("cada {n} horas",),
            "day": ("cada {n} días",),
            "week": ("cada {n} semanas",),
            "month": ("cada {n} meses",),
            "year": ("cada {n} años",),
        },
        every_weekday="todos los {days}",
        on_weekdays="el {days}",
        workdays="de lunes a viernes",
        weekends="los fines de semana",
        month_day={0: "{day}", -1: "último día"},
        on_month_days="el {days}",
        or_last_day="o el último día",
        on_date="el {day} de {month}",
        nth={
            1: ("primer",),
            2: ("segundo",),
            3: ("tercer",),
            4: ("cuarto",),
            5: ("quinto",),
            -1: ("último",),
            -2: ("penúltimo",),
        },
        nth_weekday="{nth} {weekday}",
        nth_workday="{nth} día hábil",
        on_nth_weekdays="el {days}",
        in_months="en {months}",
        past_the_hour="en el minuto {minutes}",
        starting="a partir del {date}",
        until="hasta el {date}",
        times=("{n} vez", "{n} veces"),
        excluding="excepto el {dates}",
        lengths={
            "day": ("{n} día", "{n} días"),
            "hour": ("{n} hora", "{n} horas"),
            "minute": ("{n} minuto", "{n} minutos"),
        },
        after_done="{length} después de hacerlo",
    ),
)
