"""Italian."""

from carillon.when.language import Lexicon, Voice

_WEEKDAYS = ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica")
_MONTHS = (
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
)
_TENS = {
    20: "vent",
    30: "trent",
    40: "quarant",
    50: "cinquant",
    60: "sessant",
    70: "settant",
    80: "ottant",
    90: "novant",
}
_UNITS = {2: "due", 3: "tre", 4: "quattro", 5: "cinque", 6: "sei", 7: "sette", 8: "otto", 9: "nove"}
_ONES = {ten + 1: f"{stem}uno|{stem}un|{stem}una" for ten, stem in _TENS.items()}
_EIGHTS = {ten + 8: f"{stem}otto" for ten, stem in _TENS.items()}
_STEMS = (
    "prim",
    "second",
    "terz",
    "quart",
    "quint",
    "sest",
    "settim",
    "ottav",
    "non",
    "decim",
    "undicesim",
    "dodicesim",
    "tredicesim",
    "quattordicesim",
    "quindicesim",
    "sedicesim",
    "diciassettesim",
    "diciottesim",
    "diciannovesim",
    "ventesim",
    "ventunesim",
    "ventiduesim",
    "ventitreesim",
    "ventiquattresim",
    "venticinquesim",
    "ventiseiesim",
    "ventisettesim",
    "ventottesim",
    "ventinovesim",
    "trentesim",
    "trentunesim",
)

_OF = "(di|del|dello|della|dell'|d'|dei)"
_NEXT = "(prossimo|prossima|pross|prox|che viene|entrante|ventura|venturo|seguente|successivo|successiva)"
_LAST = "(scorso|scorsa|passato|passata)"
_EVERY = "(ogni|tutti i|tutte le|tutti gli|ciascun|ciascuna)"
_EACH = "(al|alla|all'|allo|l'|ogni|per|a)"
_ONCE = "(una volta|1 volta|una sola volta)"
_ABOUT = "(circa|all'incirca|più o meno|esattamente|giusto|solo|altri|altre|un altro|un'altra|meno di)"
_MINUTES = "[minuti|minuto|min]"
_POLITE = "[per favore|per piacere|per cortesia]"
_REMIND = (
    "(ricordami|ricordaci|ricordamelo|ricordarmi|ricordatemi|ricordati|ricordatevi|rammentami|avvisami|avvertimi"
    "|avvisaci|avvisarmi|avvertirmi|mi ricordi|mi ricorda|ci ricordi|mi avvisi|mi avverti|mi ricorderesti"
    "|mi rammenti|notificami|allertami|fammi ricordare|fammi pensare|fammi sapere|ricorda)"
)
_SET = (
    "(imposta|impostami|metti|mettimi|crea|creami|aggiungi|programma|programmami|fissa|fissami|attiva|manda|mandami"
    "|inviami|fammi|segnami|voglio|vorrei)"
)
_REMINDER = "(un promemoria|promemoria|un avviso|una sveglia|la sveglia|un allarme|una notifica|un memo)"
_DONE = (
    "(averlo fatto|averla fatta|averli fatti|averle fatte|averlo completato|averlo finito|averla finita|aver finito"
    "|aver terminato|il completamento|completamento|che è fatto|fatto|l'ultima volta|la fine|averlo terminato)"
)

LEXICON = Lexicon(
    code="it",
    name="Italiano",
    example="domani alle 15 chiamare Ana",
    clock=24,
    date_order="dmy",
    numbers={
        1: "uno~|un~|una~",
        2: "due",
        3: "tre",
        4: "quattro",
        5: "cinque",
        6: "sei~",
        7: "sette",
        8: "otto",
        9: "nove",
        10: "dieci",
        11: "undici",
        12: "dodici",
        13: "tredici",
        14: "quattordici",
        15: "quindici",
        16: "sedici",
        17: "diciassette",
        18: "diciotto",
        19: "diciannove",
        20: "venti",
        30: "trenta",
        40: "quaranta",
        50: "cinquanta",
        60: "sessanta",
        70: "settanta",
        80: "ottanta",
        90: "novanta",
        100: "cento",
    }
    | _ONES
    | _EIGHTS,
    compounds=("{ten}{unit}", "{ten} {unit}"),
    ordinals={
        place: "|".join(f"{stem}{end}{'' if place == 1 else '~'}" for end in "oaie")
        for place, stem in enumerate(_STEMS, 1)
    },
    ordinal_marks="°|º|ª|mo|do|to|esimo|ma",
    lasts={-1: "ultimo|ultima|ultimi|ultime", -2: "penultimo|penultima|penultimi|penultime"},
    weekdays=(
        "lunedì|lunedì'|lun",
        "martedì|martedì'|mar~|mart",
        "mercoledì|mercoledì'|mer|merc",
        "giovedì|giovedì'|gio|giov",
        "venerdì|venerdì'|ven|vend~",
        "sabato|sab",
        "domenica|dom",
    ),
    weekdays_plural=(
        *(f"(il|i|nei) {day} [']|di {day} [']~" for day in _WEEKDAYS[:5]),
        "(il|i|nei) sabato|(i|nei) sabati|sabati|di sabato~",
        "la domenica|(le|nelle) domeniche|domeniche|di domenica~",
    ),
    months=(
        "gennaio|genn|gen",
        "febbraio|febb|feb",
        "marzo|mar~|mrz",
        "aprile|apr",
        "maggio|magg|mag",
        "giugno|giu",
        "luglio|lug",
        "agosto|ago",
        "settembre|sett|set~",
        "ottobre|ott",
        "novembre|nov",
        "dicembre|dic",
    ),
    units={
        "second": "secondi|secondo|sec|s",
        "minute": "minuti|minuto|minutini|minutino|minutu|min",
        "hour": "ore|ora|oretta|orette|h",
        "day": "giorni|giorno|gg|giornata",
        "week": "settimane|settimana|sett|settimanella",
        "weekend": "weekend|week-end|week end|fine settimana|finesettimana|fine-settimana",
        "month": "mesi|mese",
        "quarter": "trimestri|trimestre",
        "year": "anni|anno",
        "workday": "(giorni|giorno) (feriali|feriale|lavorativi|lavorativo)",
    },
    units_glued={"second": "s", "minute": "m|min|'", "hour": "h", "day": "g|gg|d", "week": "sett|w"},
    groups={
        "workdays": "[i|nei] giorni (feriali|lavorativi)|[nei] feriali|durante la settimana|infrasettimanale",
        "weekends": "[i|nei|tutti i] (weekend|week-end|fine settimana|fine-settimana)|il (weekend|week-end|fine settimana)"
        "|nel week-end sempre",
    },
    lengths={
        "1": "(un'|una bella|un bel|una buona) {unit}",
        "2": "(un paio|una coppia) (di|d') {unit}",
        "10": "una decina (di|d') {unit}",
        "12": "una dozzina (di|d') {unit}",
        "15": "una quindicina (di|d') {unit}",
        "20": "una ventina (di|d') {unit}",
        "30": "una trentina (di|d') {unit}",
        "40": "una quarantina (di|d') {unit}",
        "50": "una cinquantina (di|d') {unit}",
        "1/2": "[una|un] (mezza|mezzo|mezz'|1/2|½) {unit}",
        "1+1/2": "(un'|una|un) {unit} e (mezza|mezzo)",
        "1+1/4": "(un'|una|un) {unit} e [un] quarto",
        "n+1/2": "{n} {unit} e (mezza|mezzo)|{n} ½ {unit}",
        "n+1/4": "{n} {unit} e [un] quarto",
        "n+3/4": "{n} {unit} e (tre|3) quarti",
        "1+3/4": "(un'|una) {unit} e (tre|3) quarti",
        "15 minute": "([un|1] (quarto|quartino)|1/4) d'ora",
        "30 minute": "[una] mezzora|[una] mezzoretta|[una] mezz'oretta",
        "45 minute": "((tre|3) quarti|3/4) d'ora",
        "12 hour": "mezza giornata",
        "3 month": "un trimestre",
        "6 month": "[un] semestre",
        "2 month": "[un] bimestre",
        "10 year": "un decennio",
    },
    words={
        "and": "e|ed|&|e alle|e all'|e poi|e anche|poi|più",
        "through": "a|al|alla|fino a|fino al|fino alla|-",
        "again": "il|lo|la|l'|i|gli|le|ogni|di|tutti i|tutte le",
        "at": "alle|all'|alle ore|ore|le ore|h|h .|ore .|@|verso|intorno a|attorno a|circa a|verso (le|l'|le ore)|(intorno|attorno) (alle|all')"
        "|(circa|esattamente|precisamente|massimo) (alle|all')|alle circa|(per|entro) (le|l')|a partire (dalle|dall')"
        "|circa le|alle h|dalle ore",
        "am": "am|a m",
        "pm": "pm|p m",
        "oclock": "in punto|spaccate|precise|esatte|circa|esattamente|più o meno|tonde",
        "hour_marks": "h",
        "link": "il|lo|la|l'|di|del|della|dell'|a|al|alla|in|nel|per|da|questo|questa",
    },
    parts={
        "morning": "di (mattina|mattino|buon mattino|prima mattina)|in mattinata|(nella|in) (mattinata|mattina)"
        "|(al|nel) mattino|di mattina presto|(la|al) mattina presto~|in prima mattinata|in tarda mattinata|la mattina presto"
        "|di buon'ora|nel corso della mattinata|la mattina (del|di)~|il mattino (del|di)~",
        "noon": "all'ora di pranzo|per pranzo~|in pausa pranzo|(nella|durante la) pausa pranzo",
        "afternoon": "(di|nel) (pomeriggio|primo pomeriggio|tardo pomeriggio)|(a metà|in tarda|in) pomeriggio"
        "|nel corso del pomeriggio|il pomeriggio (del|di)~",
        "evening": "di sera|in serata|(nella|in) serata|alla sera|in prima serata|nel corso della serata"
        "|all'ora di cena|verso sera|in tarda serata|la (sera|serata) (del|di)~|nella serata del~",
        "night": "di notte|nella notte|(durante|nel cuore della|in piena) (la notte|notte)|in nottata|la notte (del|di)~",
    },
    parts_bound={
        "morning": "mattina|mattino|matt|la mattina|il mattino|mattina presto|presto la mattina|mattinata",
        "noon": "a pranzo|mezzogiorno",
        "afternoon": "pomeriggio|dopo pranzo|pome|il pomeriggio|pom|nel pomeriggio",
        "evening": "sera|la sera|serata|sera tardi|a cena|dopo cena",
        "night": "notte|la notte|nella notte",
    },
    parts_clock={
        "morning": "(di|della|la) mattina|(del|di|al) mattino|am~|di mattinata|antimeridiane",
        "noon": "di pranzo~|di mezzogiorno~",
        "afternoon": "(del|di|nel|il) pomeriggio|pomeridiane|di pome",
        "evening": "(di|della|la) sera|in serata|serali",
        "night": "(di|della|la) notte|nella notte",
    },
    phrases={
        "clock": {
            "h+0": "le {h}~",
            "h+30": "[le] {h} e (mezza|mezzo)|[le] {h} e trenta",
            "h+15": "[le] {h} (e|ed) [un] quarto|{h} un quarto",
            "h+45": "[le] {h} e (tre|3) quarti|{h} tre quarti",
            "h-15": "[le] {h} meno [un] quarto|[a|manca|mancando] un quarto (alle|all'|per le) {h}",
            "h-m": f"[le] {{h}} meno {{m}} {_MINUTES}|[mancano] {{m}} (minuti|minuto|min) (alle|all'|per le) {{h}}|mancano {{m}} alle {{h}}",
            "h+m": f"[le] {{h}} (e|ed) {{m}} {_MINUTES}|{{h}} e zero {{m}}",
            "h:m": "le {h} : {m}|le {h} . {m}|{h} {m} {part}",
            "=h:m": "{h} h {m}|ore {h} , {m}",
            "12:00": "[a|entro|per] (mezzogiorno|mezzodì|mezzo giorno)|le 12 di mezzogiorno~|alle 12 in punto",
            "12:15": "[a] (mezzogiorno|mezzodì) e [un] quarto",
            "12:30": "[a] (mezzogiorno|mezzodì) e (mezzo|mezza|trenta)",
            "12:45": "[a] mezzogiorno e tre quarti",
            "12+m": "[a] mezzogiorno e {m}",
            "12-15": "[a] mezzogiorno meno [un] quarto|un quarto a mezzogiorno",
            "12-m": "[a] mezzogiorno meno {m}|{m} a mezzogiorno",
            "24:00": "[a] (mezzanotte|mezza notte)",
            "0:15": "[a] mezzanotte e [un] quarto",
            "0:30": "[a] mezzanotte e (mezza|mezzo|trenta)",
            "0+m": "[a] mezzanotte e {m}",
            "24-15": "[a] mezzanotte meno [un] quarto",
            "24-m": "[a] mezzanotte meno {m}",
            "17:00": "[a] fine giornata|(alla|a|per) fine [della] giornata",
        },
        "day": {
            "0": "[per|entro] (oggi|oggi stesso|la giornata di oggi)|in giornata|quest'oggi",
            "1": "[per|di|entro] (domani|dmn|domani stesso)|doma|l'indomani|indomani",
            "2": "[per|entro] (dopodomani|dopo domani|posdomani|l'altro domani|domani l'altro|domani altro)|dopo-domani",
            "3": "tra tre giorni esatti~|dopo dopodomani",
            "7": "oggi a (otto|8)|oggi otto",
            "8": "domani a (otto|8)",
            "14": "oggi a (quindici|15)",
            "15": "domani a (quindici|15)",
            "-1": "ieri",
            "-2": "l'altro ieri|altroieri|l'altroieri|ieri l'altro|avantieri",
        },
        "day_part": {
            "0 morning": "stamattina|stamani|stamane|(questa|sta) mattina|stamattina presto|questo mattino",
            "0 noon": "oggi a pranzo",
            "0 afternoon": "(questo|sto) pomeriggio|oggi pome",
            "0 evening": "[entro|per] stasera|(questa|sta) sera|stasera tardi",
            "0 night": "stanotte|(questa|sta) notte",
            "1 morning": "domattina|domattina presto",
            "1 evening": "domsera",
            "-1 evening": "ieri sera|iersera",
            "-1 morning": "ieri mattina",
            "-1 night": "ieri notte|(la scorsa notte|la notte scorsa)",
        },
        "weekday": {
            "": "{weekdays}|(per|entro|da qui a) [il|la|l'] {weekday}|un {weekday}~",
            "each": "(dal|da|dalla|fra|tra|fra il|tra il) {weekdays}",
            "nearest": "(questo|questa|per questo|per questa|sto) {weekday}|[il|la] {weekday} che arriva|{weekday} più vicino",
            "next": "[il|la|per il|per la|questo|questa] (prossimo|prossima|pross|prox) {weekday}|[il|la] {weekday} (prossimo"
            "|prossima|pross|prossimo venturo|prossima ventura|che viene|venturo|ventura|seguente|successivo|successiva|p v)",
            "this_week": "[il|la] {weekday} di questa settimana|questa settimana [,] [il|la|di] {weekday}",
            "next_week": f"[il|la] {{weekday}} (della|di|la) (settimana {_NEXT}|prossima settimana)"
            f"|[la] settimana {_NEXT} [,] [il|la|di] {{weekday}}|[la] prossima settimana [,] [il|la|di] {{weekday}}"
            "|[il|la] {weekday} settimana prossima|{weekday} prossima settimana",
            "later 1": "[il|la|di] {weekday} a (otto|8)|[il|la] {weekday} fra (una|1) settimana|{weekday} tra una settimana"
            "|(fra|tra) una settimana [di|il] {weekday}|{weekday} dopo il prossimo|{weekday} otto",
            "later 2": "[il|la] {weekday} a (quindici|15)",
            "later n": "[il|la] {weekday} (fra|tra) {n} settimane",
            "nth n": "(fra|tra) {n} {weekdays}",
            "past": f"[il|la|lo] {{weekday}} {_LAST}|[lo|la] (scorso|scorsa|ultimo) {{weekday}}",
        },
        "date": "[{weekday}] {d} [di|de] {month}|[{weekday}] {d} [di] {month} [,] [del] {year}"
        "|(il|l'|lo|al|all'|per il|per l'|il giorno|entro il|entro l'|in data|il prossimo|questo|il dì|nel giorno"
        "|dal giorno|al giorno|fino al giorno) {d} [di|del mese di] {month}"
        "|(il|l'|al|all'|per il|per l'|il giorno|entro il|entro l'|in data|questo|giorno) {d} [di] {month} [,] [del] {year}"
        "|(il|la|questo|questa|per) {weekday} {d} [di] {month}|(il|la|questo|questa|per) {weekday} {d} [di] {month} [del] {year}"
        "|{d} - {month}|{d} - {month} - {year}|{d} / {month} / {year}|{year} {month} {d}",
        "numeric_date": "(il|l'|per il|al|il giorno|entro il|in data|giorno|questo) {numeric_date}"
        "|(il|l'|per il|entro il|{weekday}|il {weekday}) {dotted_date}"
        "|(il|la|questo|questa) {weekday} {numeric_date}",
        "holiday": {
            "25 12": "natale~|(a|per|il giorno di|di) natale [{year}]",
            "26 12": "(a|per) santo stefano|santo stefano~",
            "24 12": "[la|alla] (vigilia di natale|vigilia) [{year}]~|(la|alla) vigilia di natale",
            "31 12": "(a|per|la notte di) san silvestro|[la|alla] vigilia di capodanno|l'ultimo dell'anno",
            "1 1": "(a|per|il giorno di) capodanno [{year}]|capodanno~",
            "6 1": "(all'|per l'|l') epifania|(alla|per la) befana|epifania~",
            "14 2": "(a|per) san valentino [{year}]|san valentino~",
            "8 3": "(per|alla) la festa della donna|festa della donna~",
            "25 4": "(alla|per la) festa della liberazione",
            "1 5": "(alla|per la) festa del lavoro|festa dei lavoratori~",
            "2 6": "(alla|per la) festa della repubblica",
            "15 8": "(a|per) ferragosto [{year}]|ferragosto~",
            "31 10": "(a|per|ad) halloween|halloween~",
            "1 11": "(a|per) ognissanti|ognissanti~",
            "8 12": "(all'|per l'|l') immacolata",
        },
        "month_day": {
            "": "(il|l'|al|all'|per il|per l'|il giorno|entro il|entro l'|il prossimo|in data|questo) {d}"
            "|(il|l'|i|nei giorni|i giorni|il giorno|al|ai) {days}|(il|la|questo|questa|per) {weekday} {d}"
            "|il {d} (corrente|c m|p v|prossimo|prossimo venturo)",
            "beside": "{days}",
            "weak": "{ords}|(il|la) {ords}|il {days} del mese|{d} del mese",
            "every 1": "[il|i|al] (primo|1°|1º|primi) (giorno|giorni) (del|di ogni) mese|(ogni|tutti gli|a ogni|ad ogni)"
            " (inizio|inizi) [del|di] mese",
            "last": "[l'|all'|gli] (ultimo|ultimi) (giorno|giorni)|[a|alla|la|per] fine [del] mese|l'ultimo del mese",
        },
        "month": {
            "": "(in|a|ad|per) {months}|(in|a) {month} [del] {year}|(nel|durante il) mese di {months}|nel mese di {month} {year}",
            "weak": "{months}|{month} {year}",
            "beside": "(di|del mese di) {months}",
        },
        "year": "nel {year}|nell'anno {year}",
        "span": {
            "0": "(questo|questa|quest'|sto|sta) {unit}|{unit} (in corso|corrente)",
            "1": f"[il|la|l'|lo|per il|per la|nel|nella] {{unit}} {_NEXT}"
            "|[il|la|l'|nel|nella|per il|per la|entro il|entro la] (prossimo|prossima|pross|prox) {unit}",
            "2": "il {unit} dopo il prossimo|la {unit} dopo la prossima|{unit} successiva alla prossima",
            "-1": f"[il|la|l'|lo] {{unit}} {_LAST}|[lo|la|l'] (scorso|scorsa|ultimo|ultima) {{unit}}",
            "0 weekend": "(nel|questo|per il|durante il|al|in questo|per questo) (weekend|week-end|fine settimana"
            "|finesettimana)",
        },
        "here": {
            "0 month": "[il|questo] mese",
            "0 year": "[l'] anno|quest'anno",
            "0 quarter": "[il|questo] trimestre",
            "0 week": "[la|questa] settimana",
        },
        "edge": {
            "start": f"[all'|agli|ai|a|per l'|per] (inizio|inizi|primi|principio|primi giorni) [{_OF[1:-1]}] ({{span}}|{{here}})",
            "middle": f"[a|alla|verso|per] metà [{_OF[1:-1]}] ({{span}}|{{here}})",
            "end": f"[alla|a|per la|verso|verso la|entro la|entro|per|la] fine [{_OF[1:-1]}] ({{span}}|{{here}})",
            "nth": f"[il|l'|la] {{nth}} giorno {_OF} {{span}}|[il|l'] {{nth}} giorno dell'{{here}}",
        },
        "nth_weekday": {
            "": f"[il|la|l'|i|gli|le|lo|al|per il] {{nths}} {{weekdays}}"
            f"|[il|la|l'|al|per il] {{nth}} {{weekday}} {_OF} {{span}}",
        },
        "nth_workday": {
            "": "[il|l'|al|gli|i] {nths} (giorno|giorni) (lavorativo|lavorativi|feriale|feriali)"
            f"|[il|l'|al] {{nth}} giorno (lavorativo|feriale) {_OF} {{span}}",
        },
        "offset": {
            "": "(tra|fra|entro|dopo|passate|passati|trascorse|nel giro di|nell'arco di|da qui a) {length}"
            f"|(tra|fra|dopo) {_ABOUT} {{length}}|(tra|fra) (i|le) {{length}}|(tra|fra|entro|nei|nelle) [i|le] (prossimi|prossime) {{length}}"
            "|{length} (dopo|più tardi|a partire da ora|da ora|da adesso|da questo momento|a partire da adesso)"
            "|di qui a {length}|fra non più di {length}",
            "from": "{length} (dopo|a partire da|a partire dal|da|dal|dalla) {moment}|{length} dopo (il|la|le) {moment}",
            "before": "{length} prima (di|del|della|delle|dell') {moment}",
            "ago": "{length} (fa|or sono|addietro|prima)|circa {length} fa",
            "in 1 day": "domani (alla stessa|a questa) ora|domani a quest'ora|alla stessa ora di domani",
            "now": "adesso|ora|subito|immediatamente|ora stesso|proprio ora|in questo momento|all'istante|proprio adesso"
            "|quanto prima|il prima possibile|appena possibile",
        },
        "every": {
            "mark": "ogni|tutti i|tutte le|tutti gli|ciascun|ciascuna|tutti|tutte",
            "1": f"{_EVERY} {{unit}}|{_ONCE} {_EACH} {{unit}}|{_ONCE} ogni {{unit}}|ogni singolo {{unit}}|per {{unit}}~"
            "",
            "n": "(ogni|tutti i|tutte le|una volta ogni|1 volta ogni) {n} {unit}|(un|una|uno|1) {unit} (su|ogni) {n}",
            "2": "(un|una) {unit} (su|ogni) (due|2)|a {unit} (alterni|alterne|alternati|alternate)|{unit} (alterni|alterne)"
            "|ogni (secondo|seconda|altro|altra) {unit}|(un|una) {unit} sì [,] [e] (un|una|uno|l'altro|l'altra) no"
            "|(un|una) {unit} sì [e] (un|una) {unit} no|ogni paio di {unit}|[un] {unit} sì [e] [un] {unit} no"
            "|ogni altri due {unit}~",
            "ord": "ogni {ord} {unit}",
            "1 day": "quotidianamente|giornalmente|giornaliero~|giornaliera~|quotidiano~|quotidiana~|giorno per giorno"
            "|tutti i santi giorni|ogni dì|ogni giornata|tutti giorni|ogni giorni|al giorno~|giorno dopo giorno",
            "1 hour": "ogni ora|a ogni ora|ad ogni ora|tutte le ore|allo scoccare di ogni ora|orario~",
            "1 week": "settimanalmente|settimanale~|alla settimana~|(di|in) ogni settimana|a settimana~|per settimana~"
            "|della settimana~",
            "2 week": "bisettimanale~|bisettimanalmente|quindicinale~|quindicinalmente|ogni quindicina",
            "1 month": "mensilmente|mensile~|(di|del|in) ogni mese|del mese~|al mese~|di tutti i mesi|per mese~|mese per mese",
            "2 month": "bimestralmente|bimestrale~|bimensile~|ogni bimestre",
            "3 month": "trimestralmente|trimestrale~|di ogni trimestre",
            "4 month": "quadrimestralmente|quadrimestrale~|ogni quadrimestre",
            "6 month": "semestralmente|semestrale~|ogni semestre|ogni mezzo anno|ogni mezz'anno",
            "1 year": "annualmente|annuale~|(di|in) ogni anno|all'anno~|di tutti gli anni|l'anno~|dell'anno~",
            "2 year": "biennale~|biennalmente",
            "1 workday": "ogni giorno (feriale|lavorativo)",
            "30 minute": "(ogni|tutte le) (mezz'ora|mezzora|mezza ora|mezzoretta|mezze ore)",
            "15 minute": "(ogni|tutti i) (quarto d'ora|quarti d'ora)",
            "45 minute": "ogni (tre|3) quarti d'ora",
            "90 minute": "(ogni|tutte le) (ora e mezza|ora e mezzo|un'ora e mezza|1 ora e mezza|1h30)",
            "150 minute": "ogni (due ore e mezza|due ore e mezzo|2 ore e mezza|2h30)",
        },
        "every_weekday": {
            "1": "(ogni|tutti i|tutte le) {weekdays}|(il|la|i|le|nei) {weekdays}",
            "2": "(ogni|tutti i|tutte le) (due|2) {weekdays}|ogni (15|quindici|14) giorni [,] [di|il|la] {weekdays}"
            "|(un|una) {weekday} (su|ogni) (due|2)|(un|una) {weekday} sì [,] [e] (uno|una|un|l'altro|l'altra) no"
            "|a {weekdays} (alterni|alterne)|ogni (secondo|altro|altra) {weekday}~"
            "|(il|la|di) {weekdays} [,] ogni (15|quindici|14) giorni",
            "n": "(ogni|tutti i|tutte le) {n} {weekdays}|(un|una) {weekday} (su|ogni) {n}",
            "ord": "ogni {ord} {weekday}",
        },
        "every_part": {
            "morning noon evening": "[la] mattina [,] [a] (mezzogiorno|pranzo) e [la] sera|mattina pranzo e sera",
            "morning afternoon evening": "[ogni giorno] [la|ogni] mattina [,] [il|ogni] pomeriggio e [la|ogni] sera",
            "morning evening": "(ogni|tutte le) (mattina|mattine|mattino) e [ogni|tutte le] (sera|sere)"
            "|[ogni giorno|tutti i giorni] (mattina|mattino|la mattina|al mattino) e (sera|la sera|alla sera)"
            "|mattina e sera (ogni giorno|tutti i giorni)",
            "morning afternoon": "ogni mattina e [ogni] pomeriggio",
            "morning": "(ogni|tutte le|ciascuna|le) (mattina|mattine)|(ogni|tutti i|il) (mattino|mattini)|la mattina"
            "|(ogni giorno|tutti i giorni) (la mattina|al mattino)",
            "noon": "(ogni|tutti i) (mezzogiorno|mezzogiorni)|ogni pranzo~",
            "afternoon": "(ogni|tutti i|i|il) (pomeriggio|pomeriggi)",
            "evening": "(ogni|tutte le|le|la) (sera|sere)|la sera|(ogni giorno|tutti i giorni) la sera|ogni serata",
            "night": "(ogni|tutte le|le|la) (notte|notti)",
        },
        "times": {
            "n": "{n} (volte|volta) (al|alla|all'|a|ogni|per|in un|in una|nell'|nel|nella) {unit}|{n} x (al|alla) {unit}"
            "|{n} volte / {unit}",
            "n day": "{n} volte (quotidianamente|giornaliere)",
        },
        "count": {
            "n": "[per|solo|soltanto] {n} (volte|volta|ripetizioni|occorrenze)|(per le prossime|le prossime) {n} volte"
            "|{n} volte in (tutto|totale)|per un totale di {n} volte|x {n}~",
        },
        "for": "(per|durante|nell'arco di|nel corso di) {length}|(per|durante) (i|le|il|la) (prossimi|prossime"
        "|prossimo|prossima) {length}|per (altri|altre|circa|un periodo di|la durata di) {length}",
        "until": "(fino a|fino al|fino alla|fino all'|sino a|sino al|finché non arriva|terminando|finendo|termina|finisce"
        "|con fine|che finisce|fin) [il|la|l'|le|a|al|lo] {moment} [{clock}]"
        "|(fino a|fino al|fino alla) {moment} (incluso|compreso|inclusa|compresa) [{clock}]",
        "starting": "(a partire|a cominciare|a decorrere|iniziando|cominciando|partendo) (da|dal|dall'|dalla) [il] {moment}"
        "|(da|dal|dall'|dalla|inizio|con inizio|inizia|iniziando|comincia|che inizia|che comincia|a far data dal|dopo)"
        " [il|la|l'] {moment}",
        "range": "(dal|dall'|da|tra il|fra il|a partire dal) {d} (al|all'|a|e il|e l'|fino al) {d} [di] {month}"
        "|(dal|dall'|da|dalla|tra|fra|tra il|fra il|a partire dal) {moment} (al|all'|a|alla|e|e il|fino al|fino a) {moment}",
        "window": "(dalle|dall'|da|dalle ore|tra le|fra le|tra|fra|da mezzo) {clock} (alle|all'|a|e le|e l'|fino alle|e|-|fino a)"
        " {clock}|dalle {clock} {clock}|{clock} - {clock}",
        "except": "(tranne|eccetto|escluso|esclusa|esclusi|escluse|salvo|ad eccezione di|ad eccezione del|a eccezione di"
        "|a eccezione del|a parte|meno|ma non|fuorché|tranne che|eccetto che|escludendo|all'infuori del) [il|la|l'|i"
        "|gli|le|lo|di|nei] ({weekdays}|{moments})",
        "minute": {
            "0": "allo scoccare dell'ora|all'ora (esatta|precisa|in punto)|in punto",
            "15": "al quarto",
            "30": "alla mezza",
            "m": "(al|ai|a) (minuto|minuti) {ms}|(a|ai) {m} minuti (dopo l'ora|dall'ora)",
        },
        "after_done": f"{{length}} (dopo|da|dal) {_DONE}",
        "or_last_day": "o [altrimenti] (l'ultimo giorno|l'ultimo|all'ultimo giorno|fine mese|a fine mese)"
        " [del mese|di ogni mese]",
        "zone": "[con|all'|in] (ora|orario|fuso orario|fuso) (di|della|del|dell'|locale di|a|degli) {city}"
        "|(ora|orario|fuso) {city}|[l'] ora locale (di|a) {city}",
    },
    cities={
        "Europe/Rome": "roma|italia|italiana|milano|torino|napoli|palermo|firenze|bologna|vaticano",
        "Europe/London": "londra|inghilterra|regno unito|gran bretagna|inglese|edimburgo",
        "Europe/Paris": "parigi|francia|francese|marsiglia|lione|nizza",
        "Europe/Madrid": "madrid|spagna|barcellona|spagnola",
        "Europe/Lisbon": "lisbona|portogallo",
        "Europe/Berlin": "berlino|germania|monaco di baviera|francoforte|amburgo|colonia|tedesca|europa centrale",
        "Europe/Zurich": "zurigo|svizzera|ginevra|lugano|berna",
        "Europe/Vienna": "vienna|austria",
        "Europe/Brussels": "bruxelles|belgio",
        "Europe/Amsterdam": "amsterdam|olanda|paesi bassi",
        "Europe/Dublin": "dublino|irlanda",
        "Europe/Copenhagen": "copenaghen|danimarca",
        "Europe/Stockholm": "stoccolma|svezia",
        "Europe/Oslo": "oslo|norvegia",
        "Europe/Helsinki": "helsinki|finlandia",
        "Europe/Athens": "atene|grecia",
        "Europe/Warsaw": "varsavia|polonia",
        "Europe/Prague": "praga",
        "Europe/Budapest": "budapest|ungheria",
        "Europe/Bucharest": "bucarest|romania",
        "Europe/Zagreb": "zagabria|croazia",
        "Europe/Ljubljana": "lubiana|slovenia",
        "Europe/Belgrade": "belgrado|serbia",
        "Europe/Tirane": "tirana|albania",
        "Europe/Malta": "malta",
        "Europe/Kyiv": "kiev|ucraina",
        "Europe/Moscow": "mosca|russia",
        "Europe/Istanbul": "istanbul|turchia",
        "Africa/Cairo": "il cairo|cairo|egitto",
        "Africa/Tunis": "tunisi|tunisia",
        "Africa/Casablanca": "marocco|casablanca",
        "Africa/Johannesburg": "sudafrica|johannesburg|città del capo",
        "America/New_York": "new york|nuova york|washington|boston|miami|costa est",
        "America/Chicago": "chicago",
        "America/Denver": "denver",
        "America/Los_Angeles": "los angeles|california|san francisco|seattle|costa ovest|pacifico",
        "America/Toronto": "toronto|montreal|canada",
        "America/Mexico_City": "città del messico|messico",
        "America/Sao_Paulo": "san paolo|brasile|rio",
        "America/Argentina/Buenos_Aires": "buenos aires|argentina",
        "America/Santiago": "santiago|cile",
        "America/Bogota": "bogotà|colombia",
        "America/Lima": "lima|perù",
        "America/Havana": "l'avana|cuba",
        "Asia/Jerusalem": "gerusalemme|tel aviv|israele",
        "Asia/Dubai": "dubai|emirati|abu dhabi",
        "Asia/Tehran": "teheran|iran",
        "Asia/Kolkata": "india|mumbai|nuova delhi|delhi",
        "Asia/Shanghai": "pechino|cina|shanghai",
        "Asia/Hong_Kong": "hong kong",
        "Asia/Tokyo": "tokyo|tokio|giappone|giapponese",
        "Asia/Seoul": "seul|seoul|corea",
        "Asia/Singapore": "singapore",
        "Asia/Bangkok": "bangkok|thailandia",
        "Australia/Sydney": "sydney|australia|melbourne",
        "Pacific/Auckland": "auckland|nuova zelanda",
        "UTC": "greenwich",
    },
    bare_hours=False,
    date_separators="/",
    glue_before=f"[ciao|ehi|hey|senti|ok] {_REMIND}|(puoi|potresti|puoi per favore|potresti per favore|vuoi) (ricordarmi"
    "|ricordarci|avvisarmi|avvertirmi|rammentarmi|farmi ricordare|ricordare)|(ti|vi) (prego|chiedo) di (ricordarmi"
    f"|avvisarmi)|{_SET} {_REMINDER} [per me]|[nuovo] promemoria|avviso|per favore|per piacere|per cortesia"
    "|(non farmi|non fatemi|non lasciarmi|non farci) (dimenticare|scordare)"
    "|(non dimenticare|non dimenticarti|non dimenticarmi|non scordare|non scordarti|che non mi dimentichi)"
    "|(segna|segnami|segnati|appunta|annota|appuntami|segnare)|(ho bisogno che|vorrei che|voglio che) (mi|tu mi)"
    " (ricordi|avvisi|ricordassi|avvisassi)|mi puoi ricordare|mi potresti ricordare|mi puoi avvisare"
    "|(ho bisogno|vorrei|voglio|mi serve) [di] (un promemoria|essere avvisato|un avviso)|tieni a mente",
    glue_between="che~|di~|d'~|per~|a~|del fatto che~|riguardo~|circa~|in merito a~|perché~|:",
    glue_after="per favore|per piacere|per cortesia|grazie|grazie mille|pls|please|perfavore|x favore",
    blockers="di|del|dello|della|dell'|dei|degli|delle|d'|per|prima|prima di|prima del|dopo|dopo il|prima delle {n}|stessa|fino|sino|fino a|fino al|dal"
    "|dalla|dalle|da|il|lo|la|l'|i|gli|le|un|uno|una|un'|mio|mia|miei|mie|tuo|tua|suo|sua|nostro|nostra|quel|quella|quello"
    "|questi|queste|nel|nella|in|con|su|sul|sulla|al|alla|ai|o|che|non|signor|signora|sig|piazza|via|viale|corso|largo"
    "|vicolo|piazzale|a|ad|pagine {n}|capitoli {n}|più|meno|ogni|è|sono|come|contro|san",
    names="black friday|venerdì santo|giovedì santo|sabato santo|venerdì nero|martedì grasso|giovedì grasso"
    "|mercoledì delle ceneri|domenica (di pasqua|delle palme|di pasquetta)|lunedì (dell'angelo|di pasqua|di pasquetta)"
    "|24/7|7/7|24 ore su 24|h24|7 giorni su 7|primo secolo|buon giorno|buona sera|buona notte|buona giornata|buona serata"
    "|buon anno|buona domenica|buon weekend|buon fine settimana|camicia da notte|turno di notte|turno di mattina"
    "|turno di pomeriggio|di giorno in giorno|sera dei miracoli|il sabato del villaggio"
    "|ora legale|ora solare|ora x|ore pasti|dalla notte dei tempi|crema notte|crema giorno|notte bianca|notte prima degli esami"
    "|domani è un altro giorno|corriere della sera|sabato pomeriggio di baglioni|la domenica sportiva|la domenica del corriere"
    "|menù del giorno|ordine del giorno|festa della mamma|festa del papà",
    measures="di|d|del|della|kg|chili|chilo|etti|etto|grammi|litri|litro|metri|metro|chilometri|chilometro|euro|pagine|pagina"
    "|persone|persona|pezzi|pezzo|capsule|compresse|compressa|pastiglie|pastiglia|gocce|bicchieri|bicchiere|bottiglie"
    "|bottiglia|pacchi|pacco|volte|uova|gradi|centesimi|biglietti|posti|posto|torte|scatole|buste|fette|cucchiai|tazze",
    typo_traps="agosta|alterate|alterati|alterna|alternare|alternata|alternato|alterno|altero|annuali|antro|aposto"
    "|aprire|aprirle|aprite|astro|biennali|bimestrali|bisettimanali|ciascuno|domain|domandi|domati"
    "|domenici|domenico|domini|dominica|esalti|esatto|estati|ferale|feriae|ferilli|gennadio|gennaro|gioeni"
    "|giorgi|giornalieri|giornate|gironi|girono|giungo|gorni|grugno|lavorativa|lavorative|maggi|maggia"
    "|maggie|maggior|magio|maglio|mangio|manzo|marco|margo|mario|marko|marlo|marmo|marro|martina|martine"
    "|martini|martino|marzio|mastini|mastino|matteini|matteino|mattia|mattie|mattinate|mattonata|mattone"
    "|mattoni|mazza|meazza|melzo|mensili|mensole|menza|mettine|mezzola|minati|minato|minto|minuit|minuta"
    "|moggio|mozza|mozzo|muggiò|muzza|nette|netti|nitti|noite|nolte|norte|nosti|notai|notata|notate|notati"
    "|notre|nottate|odette|ometta|omette|orari|oraria|orarie|oratio|orazio|oreste|orietta|orsetta|ovario"
    "|pesto|pranza|pranzi|preso|presso|prest|presta|presti|preston|preto|pretto|quindicinali|quotidiane"
    "|quotidiani|salati|salato|sanato|sborsa|scarsa|scorda|scoria|scorra|scorse|scorsi|scorta|scorza"
    "|scossa|sedata|segata|semestrali|semestri|serate|serato|serrata|sesso|settimanali|smesso|sperata"
    "|spesso|stadera|steso|stesse|stessi|strata|stresso|tardis|tarli|tarsi|tatti|tette|tetti|titti|tordi"
    "|totti|tradì|trimestrali|tutsi|tutta|tuttle|tuttu|veneri",
    voice=Voice(
        joiner=" e ",
        once="{weekday} {date} {time}",
        date="{day} {month} {year}",
        at="alle {clocks}",
        weekdays=_WEEKDAYS,
        weekdays_every=_WEEKDAYS,
        weekdays_on=_WEEKDAYS,
        months=_MONTHS,
        months_in=_MONTHS,
        every={
            "hour": "ogni ora",
            "day": "ogni giorno",
            "week": "ogni settimana",
            "month": "ogni mese",
            "year": "ogni anno",
        },
        every_n={
            "minute": ("ogni {n} minuti",),
            "hour": ("ogni {n} ore",),
            "day": ("ogni {n} giorni",),
            "week": ("ogni {n} settimane",),
            "month": ("ogni {n} mesi",),
            "year": ("ogni {n} anni",),
        },
        every_weekday="ogni {days}",
        on_weekdays="di {days}",
        workdays="nei giorni feriali",
        weekends="ogni weekend",
        month_day={0: "il {day}", 1: "il primo", 8: "l'8", 11: "l'11", -1: "l'ultimo giorno"},
        on_month_days="{days}",
        or_last_day="o l'ultimo giorno",
        on_date="il giorno {day} {month}",
        nth={
            1: ("il primo", "la prima"),
            2: ("il secondo", "la seconda"),
            3: ("il terzo", "la terza"),
            4: ("il quarto", "la quarta"),
            5: ("il quinto", "la quinta"),
            -1: ("l'ultimo", "l'ultima"),
            -2: ("il penultimo", "la penultima"),
        },
        genders=(0, 0, 0, 0, 0, 0, 1),
        nth_weekday="{nth} {weekday}",
        nth_workday="{nth} giorno lavorativo",
        on_nth_weekdays="{days}",
        in_months="in {months}",
        past_the_hour="al minuto {minutes}",
        starting="a partire dal giorno {date}",
        until="fino al giorno {date}",
        times=("per {n} volta", "per {n} volte"),
        excluding="tranne il giorno {dates}",
        lengths={
            "day": ("{n} giorno", "{n} giorni"),
            "hour": ("{n} ora", "{n} ore"),
            "minute": ("{n} minuto", "{n} minuti"),
        },
        after_done="{length} dopo averlo fatto",
    ),
)
