"""German."""

from carillon.when.language import Lexicon, Voice

_WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)

_THIS = "(diesen|diese|dieser|dieses|diesem)"
_NEXT = "(nächsten|nächste|nächster|nächstes|nächstem)"
_COMING = "(kommenden|kommende|kommender|kommendes|kommendem)"
_AFTER_NEXT = "(übernächsten|übernächste|übernächster|übernächstes)"
_PAST = "(letzten|letzte|letzter|letztes|vergangenen|vergangene|vergangener|vergangenes|vorigen|vorige|voriger|voriges)"
_EVERY = "(jeden|jede|jedes|jeder|jedem)"
_ONE = "(ein|eine|einen|einem|einer|eines|ner|nem|ne|nen|' ner|' ne|' nem)"
_HALF = "(halbe|halben|halbes|halber|halb)"
_PER = "(pro|je|im|in der|am|in jeder|in jedem|an jedem)"
_MINUTES = "(Minuten|Minute|Min)"
_ON = "(am|den|dem|der|zum|zu|vom|für den|fürs|bis|bis zum|bis spätestens|spätestens|spätestens am)"
_DONE = (
    "(Erledigung|dem Erledigen|der Erledigung|Abschluss|dem Abschluss|Abschließen|Fertigstellung|Vollendung"
    "|Ausführung|dem letzten Mal)"
)
_ME = "(mich|uns)"
_REMIND = "(erinnere|erinner|erinnert|erinnern sie|erinnerst du|erinnre)"

_UNIT_WORDS = {
    2: "zwei",
    3: "drei",
    4: "vier",
    5: "fünf",
    6: "sechs",
    7: "sieben",
    8: "acht",
    9: "neun",
    10: "zehn",
    11: "elf",
    12: "zwölf",
    14: "vierzehn",
}
_ORDINAL_STEMS = {
    1: "erst",
    2: "zweit",
    3: "dritt",
    4: "viert",
    5: "fünft",
    6: "sechst",
    7: "siebt",
    8: "acht",
    9: "neunt",
    10: "zehnt",
    11: "elft",
    12: "zwölft",
    13: "dreizehnt",
    14: "vierzehnt",
    15: "fünfzehnt",
    16: "sechzehnt",
    17: "siebzehnt",
    18: "achtzehnt",
    19: "neunzehnt",
}
_ENDINGS = ("en", "e", "er", "es", "em")
_TENS = {20: "zwanzig", 30: "dreißig", 40: "vierzig", 50: "fünfzig"}
_DAY_PARTS = {
    "morning": "morgen|früh",
    "forenoon": "vormittag",
    "noon": "mittag",
    "afternoon": "nachmittag",
    "evening": "abend",
    "night": "nacht",
}
_HABITS = {
    "morning": "morgens",
    "forenoon": "vormittags",
    "noon": "mittags",
    "afternoon": "nachmittags",
    "evening": "abends",
    "night": "nachts",
}
_COMPOUNDS = (("nearest", f"[am|{_THIS}|{_COMING}]", _DAY_PARTS), ("next", _NEXT, _DAY_PARTS), ("every", "", _HABITS))
_NAMES_OF_DAYS = {day: [name] if day != 5 else [name, "Sonnabend"] for day, name in enumerate(_WEEKDAYS)}

LEXICON = Lexicon(
    code="de",
    name="Deutsch",
    example="morgen um 15 Uhr Ana anrufen",
    clock=24,
    date_order="dmy",
    numbers={
        0: "null",
        1: "eins",
        2: "zwei|zwo",
        3: "drei",
        4: "vier",
        5: "fünf",
        6: "sechs",
        7: "sieben",
        8: "acht",
        9: "neun",
        10: "zehn",
        11: "elf",
        12: "zwölf",
        13: "dreizehn",
        14: "vierzehn",
        15: "fünfzehn",
        16: "sechzehn|sechszehn",
        17: "siebzehn|siebenzehn",
        18: "achtzehn",
        19: "neunzehn",
        20: "zwanzig",
        30: "dreißig|dreisig|dreizig",
        40: "vierzig",
        50: "fünfzig",
        60: "sechzig|sechszig",
        70: "siebzig",
        80: "achtzig",
        90: "neunzig",
        100: "hundert|einhundert",
        **{ten + 1: f"einund{word}|ein und {word}" for ten, word in _TENS.items()},
    },
    compounds=("{unit}und{ten}", "{unit} und {ten}"),
    ordinals={
        **{value: "|".join(stem + ending for ending in _ENDINGS) for value, stem in _ORDINAL_STEMS.items()},
        7: "|".join(stem + ending for stem in ("siebt", "siebent") for ending in _ENDINGS),
    },
    ordinal_compounds=tuple("{number}st" + ending for ending in _ENDINGS),
    ordinal_marks=".|te|ten|ter|tes|tem|ste|sten|ster|stes",
    lasts={
        -1: "letzten|letzte|letzter|letztes|letztem|allerletzten",
        -2: "vorletzten|vorletzte|vorletzter|vorletztes|zweitletzten|zweitletzte",
    },
    hours={5: "fünfe", 6: "sechse", 7: "siebene|sieme", 8: "achte", 9: "neune", 10: "zehne", 11: "elfe", 12: "zwölfe"},
    weekdays=(
        "Montag|Mo",
        "Dienstag|Di",
        "Mittwoch|Mi",
        "Donnerstag|Do~",
        "Freitag|Fr~",
        "Samstag|Sonnabend|Sa",
        "Sonntag|So~",
    ),
    weekdays_plural=(
        "montags|alle Montage|an [allen|den] Montagen",
        "dienstags|alle Dienstage|an [allen|den] Dienstagen",
        "mittwochs|alle Mittwoche|an [allen|den] Mittwochen",
        "donnerstags|alle Donnerstage|an [allen|den] Donnerstagen",
        "freitags|alle Freitage|an [allen|den] Freitagen",
        "samstags|sonnabends|alle Samstage|an [allen|den] Samstagen",
        "sonntags|alle Sonntage|an [allen|den] Sonntagen",
    ),
    months=(
        "Januar|Jänner|Jan|Jän|Januars",
        "Februar|Feber|Feb|Febr|Februars",
        "März|Mär|Mrz",
        "April|Apr",
        "Mai|Mais~",
        "Juni|Jun|Juno",
        "Juli|Jul|Julei",
        "August|Aug",
        "September|Sept|Sep",
        "Oktober|Okt",
        "November|Nov",
        "Dezember|Dez",
    ),
    units={
        "second": "Sekunde|Sekunden|Sek|Sekündchen",
        "minute": "Minute|Minuten|Min|Mins|Minütchen",
        "hour": "Stunde|Stunden|Std|Stdn|Stunds|Stündchen|h",
        "day": "Tag|Tage|Tagen|Tages|Tags",
        "week": "Woche|Wochen|Wo~",
        "weekend": "Wochenende|Wochenenden|Wochenendes|WE",
        "month": "Monat|Monate|Monaten|Monats",
        "quarter": "Quartal|Quartale|Quartalen|Quartals|Vierteljahr|Vierteljahre|Vierteljahren|Vierteljahres",
        "year": "Jahr|Jahre|Jahren|Jahres",
        "workday": "Werktag|Werktage|Werktagen|Arbeitstag|Arbeitstage|Arbeitstagen|Wochentag|Wochentage|Wochentagen",
    },
    units_glued={"second": "s", "minute": "m", "hour": "h", "day": "d", "week": "w"},
    groups={
        "workdays": "werktags|wochentags|arbeitstags|werktäglich|unter der Woche|unter Woche|an Werktagen|an Wochentagen"
        "|an Arbeitstagen|an allen Werktagen|in der Woche~",
        "weekends": "am Wochenende immer|am Wochenende jeweils|an Wochenenden|an den Wochenenden|wochenends|an allen Wochenenden|immer am Wochenende",
    },
    lengths={
        "1": f"{_ONE} {{unit}}~",
        "2": f"{_ONE} paar {{unit}}~|paar {{unit}}~",
        "1/2": f"({_ONE}|der|die) {_HALF} {{unit}}~|{_HALF} {{unit}}|(½|1/2) {{unit}}",
        "1+1/2": f"anderthalb {{unit}}|eineinhalb {{unit}}|ein einhalb {{unit}}|einundeinhalb {{unit}}"
        f"|{_ONE} und {_ONE} {_HALF} {{unit}}|{_ONE} {{unit}} und {_ONE} {_HALF}",
        "n+1/2": f"{{n}} einhalb {{unit}}|{{n}} (½|1/2) {{unit}}|{{n}} und {_ONE} {_HALF} {{unit}}"
        f"|{{n}} {{unit}} und {_ONE} {_HALF}",
        **{f"{value}+1/2": f"{word}einhalb {{unit}}|{word}undeinhalb {{unit}}" for value, word in _UNIT_WORDS.items()},
        "30 minute": f"[{_ONE}] Halbstunde|[{_ONE}] halbes Stündchen",
        "15 minute": f"[{_ONE}] Viertelstunde|{_ONE} viertel Stunde|[{_ONE}] Viertelstündchen",
        "45 minute": f"[{_ONE}] Dreiviertelstunde|{_ONE} drei viertel Stunde|[{_ONE}] dreiviertel Stunde"
        "|drei Viertelstunden",
        "6 month": f"[{_ONE}] Halbjahr~",
        "9 month": f"[{_ONE}] Dreivierteljahr|{_ONE} dreiviertel Jahr",
    },
    words={
        "and": "und|&|+|sowie|und um|und am|und auch|und dann|und jeden",
        "through": "bis|bis zum|bis einschließlich|bis inklusive|bis inkl",
        "at": "um|gegen|so gegen|ab|@|pünktlich um|pünktlich|genau um|exakt um|Punkt|um Punkt|Schlag|um Schlag"
        "|circa um|circa|ca um|ca|ca .|ca . um|so ca .|zirka um|zirka|etwa um|etwa|ungefähr um|ungefähr|um circa|um ca|um etwa|um ungefähr"
        "|um zirka|um genau|um rund|spätestens um|spätestens|bis spätestens|bis spätestens um|bis|bis um|früh um|auf~|zu~|für~|nach~",
        "am": "a m|am~",
        "pm": "pm|p m",
        "oclock": "Punkt|genau|pünktlich|ca|spätestens",
        "hour_marks": "Uhr|h|Uhr genau|Uhr pünktlich|Uhr spätestens",
        "link": "am|den|dem|der|des|an|im|in|vom|von|für|bitte|auch|dann|muss ich|soll ich|sollte ich"
        "|möchte ich|will ich|habe ich|hab ich|müssen wir|haben wir|erinnere mich|erinner mich|erinnere mich bitte"
        "|erinner mich bitte|kannst du mich|bitte erinnere mich|bitte erinner mich|zwar|und zwar|genau|auf|zu",
    },
    parts={
        "morning": "am Morgen|am frühen Morgen|am Vormittag|am späten Vormittag|am frühen Vormittag|in der Früh"
        "|in der Frühe|in den Morgenstunden|in aller Frühe|in aller Früh",
        "noon": "am Mittag|zu Mittag|zur Mittagszeit|um die Mittagszeit|in der Mittagspause|in der Mittagszeit",
        "afternoon": "am Nachmittag|am späten Nachmittag|am frühen Nachmittag",
        "evening": "am Abend|am frühen Abend|am späten Abend|gegen Abend|zum Abend",
        "night": "in der Nacht|bei Nacht|zur Nacht|mitten in der Nacht|spät in der Nacht",
    },
    parts_bound={
        "morning": "Morgen|früh|Vormittag|morgens|vormittags|frühmorgens|früh morgens|am Morgen früh",
        "noon": "Mittag|mittags",
        "afternoon": "Nachmittag|nachmittags|spätnachmittags",
        "evening": "Abend|abends|spätabends",
        "night": "Nacht|nachts",
    },
    parts_clock={
        "morning": "morgens|früh|vormittags|frühmorgens|Vormittag|früh morgens|des Morgens",
        "noon": "mittags|Mittag",
        "afternoon": "nachmittags|Nachmittag|des Nachmittags",
        "evening": "abends|Abend|des Abends",
        "night": "nachts|des Nachts|Nacht",
    },
    phrases={
        "clock": {
            "h-30": "halb {h}|halber {h}",
            "h+15": "Viertel nach {h}|viertl nach {h}|[ein] viertel über {h}",
            "h-15": "Viertel vor {h}|[eine] Viertelstunde vor {h}|dreiviertel {h}|drei viertel {h}|viertl vor {h}|dreiviertl {h}",
            "h-45": "viertel {h}|viertl {h}",
            "h+m": f"{{m}} [{_MINUTES}] nach {{h}}",
            "h-m": f"{{m}} [{_MINUTES}] vor {{h}}",
            "h-30-m": f"{{m}} [{_MINUTES}] vor halb {{h}}",
            "h-30+m": f"{{m}} [{_MINUTES}] nach halb {{h}}",
            "h+5": "kurz nach {h}",
            "h-5": "kurz vor {h}",
            "=h:m": "{h} Uhr {m}|{h} h {m}|{h} Uhr und {m} Minuten",
            "1:00": "ein Uhr",
            "1:m": "ein Uhr {m}",
            "12:00": "um Mittag|um die Mittagsstunde|gegen Mittag|high noon|zwölf Uhr mittags|12 Uhr mittags|mittags um 12"
            "|mittags um zwölf",
            "17:00": "(zum|nach|vor|bis) Feierabend|(zum|am|bis zum) Ende des (Tages|Arbeitstages)|bis Ende des Tages|zum Tagesende"
            "|zum Büroschluss",
            "24:00": "Mitternacht|um Mitternacht|12 Uhr nachts|zwölf Uhr nachts|Null Uhr nachts|zur Geisterstunde",
        },
        "until": "(bis|bis zum|bis zur|bis zu|bis einschließlich|bis inklusive|bis einschließlich zum|bis inkl|bis spätestens"
        "|bis spätestens zum|endet|endet am|endend am|und endet am|endend|letztmals am|letztmalig am) [dem|den|am]"
        " {moment} [{clock}]",
        "starting": "(ab|ab dem|ab den|ab der|ab dem kommenden|beginnend|beginnend am|beginnend ab|beginnend mit|beginnend mit dem"
        "|startend|startend am|startet am|start|start am|Beginn|Beginn am|erstmals|erstmals am|erstmalig|erstmalig am"
        "|angefangen am|angefangen mit|anfangend|anfangend am|ab sofort und ab|seit|seit dem) {moment}"
        "|(von|vom) {moment} (an|ab)",
        "weekday": {
            "each": "von {weekdays}|vom {weekdays}|zwischen {weekdays}",
            "": "{weekdays}|(am|für|zum|bis|bis zum|bis spätestens|spätestens|spätestens am) {weekday}"
            "|nur {weekdays}|(am|an) {weekdays}|auf {weekday}~",
            "nearest": f"[am|an|für|bis] {_THIS} {{weekday}}|[am|den|der|für|bis|bis zum] {_COMING} {{weekday}}"
            f"|am (darauffolgenden|folgenden|bevorstehenden) {{weekday}}|[am|den] ({_THIS} {_COMING}) {{weekday}}",
            "next": f"[am|den|der|für|bis|bis zum|zum] {_NEXT} {{weekday}}",
            "this_week": f"{{weekday}} {_THIS} Woche|in dieser Woche [am] {{weekday}}|{_THIS} Woche [am] {{weekday}}",
            "next_week": f"[am] {{weekday}} ({_NEXT}|{_COMING}) Woche|[am] {{weekday}} der ({_NEXT}|{_COMING}) Woche"
            f"|[am] {{weekday}} in der ({_NEXT}|{_COMING}) Woche",
            "later 1": "[am] {weekday} in (einer|1|ner) Woche|[am] {weekday} in (acht|8) Tagen|[am] {weekday} über eine Woche"
            "|in (einer|1) Woche [am] {weekday}"
            f"|[am|den|der] {_AFTER_NEXT} {{weekday}}",
            "later 2": "[am] {weekday} in (vierzehn|14) Tagen|in (vierzehn|14) Tagen [am] {weekday}",
            "later n": "[am] {weekday} in {n} Wochen|in {n} Wochen [am] {weekday}",
            "past": f"[am|den|der] {_PAST} {{weekday}}",
        },
        "weekday_part": {
            f"{which} {day} {part}": "|".join(
                f"{front} {name}{ending}|{front} {{weekday}} - und {name}{ending}"
                for name in names
                for ending in endings.split("|")
            )
            for day, names in _NAMES_OF_DAYS.items()
            for which, front, parts in _COMPOUNDS
            for part, endings in parts.items()
        },
        "date": f"[am] {{days}} {{month}}|[{_ON}] {{d}} {{month}}|[{_ON}] {{d}} {{month}} [,] [des Jahres] {{year}}|{{month}} {{d}} [,] {{year}}"
        "|{d} - {month} - {year}|auf den {d} {month}~",
        "numeric_date": f"{_ON} {{numeric_date}}|auf den {{numeric_date}}~",
        "holiday": {
            "25 12": "Weihnachten~|an Weihnachten|zu Weihnachten|Weihnachtstag~|am (ersten|1 .) Weihnachtstag"
            "|(erster|1 .) Weihnachtstag|am (ersten|1 .) Weihnachtsfeiertag",
            "26 12": "am (zweiten|2 .) Weihnachtstag|am (zweiten|2 .) Weihnachtsfeiertag|am Stephanstag|am Stefanitag",
            "24 12": "[an|am] Heiligabend|[am] Heiligen Abend|[an|am] Heilig Abend|am Weihnachtsabend",
            "31 12": "[an|zu] Silvester|[an|zu] Sylvester|am Silvesterabend|Neujahrsabend~|am Altjahrsabend",
            "1 1": "[an|zu] Neujahr|am Neujahrstag|[am] Neujahrsmorgen",
            "6 1": "[an] Dreikönig|an Heilige Drei Könige|am Dreikönigstag",
            "14 2": "[am] Valentinstag",
            "1 5": "[am] Tag der Arbeit|[am] Maifeiertag",
            "3 10": "[am] Tag der deutschen Einheit",
            "31 10": "[an|zu] Halloween|[am] Reformationstag",
            "1 11": "[an|zu] Allerheiligen",
            "11 11": "[an|am] Martinstag|[an] Sankt Martin|[an] St Martin",
            "6 12": "[am] Nikolaustag|[an] Nikolaus~",
        },
        "month_day": {
            "": "(am|zum|bis zum|spätestens am) {days}|(am|zum) {ords}|am Tag {d}|Tag {d} des Monats",
            "weak": "{dth}|(den|dem|der) {dth}|der {ord}|am {ord} Tag",
            "clocked": "{dth}",
            "last": "[am|zum|der|den] letzten Tag|[am] letzter Tag",
            "every": f"(immer|jeweils) am {{days}}|an {_EVERY} {{marked}}|{_EVERY} Monat {{dth}}",
            **{f"every {value}": f"jeden {stem}en" for value, stem in _ORDINAL_STEMS.items() if value > 1},
            "every -1": f"[am|zum] Ende {_EVERY} Monats|jeden Monat am Ende|({_EVERY}|am|immer am|jeweils am) Monatsletzten|[immer] zum Monatsletzten|{_EVERY} Monatsende"
            f"|{_EVERY} Ultimo|[immer] [am|zum] Ultimo|immer am Monatsende|immer zum Monatsende|immer am letzten"
            f"|{_EVERY} letzten des Monats|am letzten eines (jeden|) Monats|am letzten des Monats",
            "every 15": f"[zur|in der] Mitte {_EVERY} Monats",
            "every 1": f"[am|zum|zu] (Anfang|Beginn) {_EVERY} Monats|jeden Ersten|({_EVERY}|am|immer am|jeweils am|zum) Monatsersten|{_EVERY} Monatsanfang"
            "|immer am Monatsanfang",
        },
        "month": {
            "": f"[im] ({_NEXT}|{_COMING}) {{month}}|im {{months}}|im {{month}} {{year}}|im Monat {{month}}|in den Monaten {{months}}"
            "|in {months}",
            "weak": "{months}|{month} {year}",
        },
        "span": {
            "0": f"[in|im|an] {_THIS} {{unit}}|(laufende|laufenden|aktuelle|aktuellen) {{unit}}",
            "0 weekend": f"(am|übers|über das|an dem|zum|für das|fürs) Wochenende|{_THIS} Wochenende|an diesem Wochenende"
            f"|[am] {_COMING} Wochenende|am WE",
            "1": f"[in|im|in der|am|des|der] {_NEXT} {{unit}}|[in|im|in der|des|der] {_COMING} {{unit}}"
            "|(in der|im) (darauffolgenden|folgenden) {unit}|[irgendwann] nächste {unit}",
            "1 week": "[die|der] Folgewoche",
            "1 weekend": f"[am|an dem] {_NEXT} Wochenende|am {_NEXT} WE",
            "2": f"[in|im|in der|am|des|der] {_AFTER_NEXT} {{unit}}",
            "-1": f"[in|im|in der|am|des|der] {_PAST} {{unit}}",
        },
        "here": {"0": "[des|der|dieses|dieser|diesen|vom|von|von diesem|von dieser] {unit}"},
        "edge": {
            "start": "[am|zum|zu|ab] (Anfang|Beginn) [von|vom|des|der] ({span}|{here})",
            "middle": "[in der|zur] Mitte [von|vom|des|der] ({span}|{here})",
            "end": "[am|zum|gegen|spätestens] Ende [von|vom|des|der] ({span}|{here})|am Schluss [des|der] ({span}|{here})",
            "start month": "(am|zum|zu) Monatsanfang|(am|zum|zu) Monatsbeginn|Monatsanfang|Monatsbeginn",
            "middle month": "zur Monatsmitte|Monatsmitte",
            "end month": "(am|zum|bis|bis zum) Monatsende|Monatsende",
            "start week": "(am|zum|zu) Wochenanfang|Wochenanfang|zum Wochenbeginn|zum Wochenstart|am Wochenbeginn",
            "middle week": "zur Wochenmitte|Wochenmitte",
            "start year": "am ersten Tag (des|dieses) Jahres|(am|zum|zu) Jahresanfang|Jahresanfang|zum Jahresbeginn|Jahresbeginn",
            "end year": "am letzten Tag (des|dieses) Jahres|(am|zum|bis) Jahresende|Jahresende|zum Jahreswechsel",
            "start quarter": "(am|zum) Quartalsanfang|Quartalsanfang",
            "end quarter": "(am|zum) Quartalsende|Quartalsende",
            "nth": "[am|der|den|zum] {nth} Tag [im|in|des|von|vom] {span}|[am|der|den] {nth} Tag (dieses|dieser) {here}",
        },
        "nth_weekday": {
            "": "[am|der|den|dem|zum|an jedem] {nths} {weekdays}|[am|der|den|dem|zum] {nth} {weekday}"
            " [im|in|des|der|von|vom] {span}",
        },
        "nth_workday": {
            "": "[am|der|den|dem|zum] {nths} (Werktag|Arbeitstag|Wochentag|Bankarbeitstag|Geschäftstag)"
            " [(im|in|des|der|von|vom) {span}]",
        },
        "offset": {
            "": "in {length}|nach {length}|in etwa {length}|in circa {length}|in ca {length}|in zirka {length}"
            "|in ungefähr {length}|in rund {length}|in genau {length}|in exakt {length}|in gut {length}|in knapp {length}"
            "|so in {length}|in spätestens {length}|spätestens in {length}|innerhalb von {length}|innerhalb {length}"
            "|binnen {length}|von jetzt an in {length}|{length} später|{length} ab jetzt|{length} von jetzt an"
            "|in weiteren {length}|in nur {length}|ab jetzt in {length}|jetzt in {length}|erst in {length}|in den nächsten {length}",
            "from": "{length} nach {moment}|{length} ab {moment}|{length} von {moment} an",
            "from 1": "[am|ein|einen] {unit} nach {moment}",
            "before 1": "[am|ein|einen] {unit} vor {moment}",
            "before": "{length} vor {moment}|{length} bevor {moment}",
            "ago": "vor {length}|{length} zuvor|{length} her|{length} vorher",
            "day 0": "heute in {length}|heute über {length}|von heute an in {length}|ab heute in {length}|{length} ab heute"
            "|{length} von heute an",
            "day 1": "morgen in {length}|morgen über {length}",
            "day 2": "übermorgen in {length}",
            "now": "jetzt|sofort|jetzt gleich|jetzt sofort|jetzt gerade|genau jetzt|ab sofort~",
        },
        "day": {
            "0": "heute|heut|heutigen Tag|am heutigen Tag|für heute~|noch heute|hoit",
            "1": "morgen|für morgen~|am morgigen Tag|am nächsten Tag|am folgenden Tag|morgigen Tag|bis morgen~|spätestens morgen"
            "|mrgn",
            "2": "übermorgen|über morgen|bis übermorgen~",
            "3": "überübermorgen|über übermorgen",
            "-1": "gestern",
            "-2": "vorgestern",
        },
        "day_part": {
            "0 morning": "heute (Morgen|früh|Vormittag|morgens|vormittags)|heut (Morgen|früh|Vormittag)|[am] (diesen|diesem)"
            " (Morgen|Vormittag)",
            "0 noon": "(heute|heut) (Mittag|mittags)|[am] (diesen|diesem) Mittag",
            "0 afternoon": "(heute|heut) (Nachmittag|nachmittags)|[am] (diesen|diesem) Nachmittag",
            "0 evening": "(heute|heut) (Abend|abends)|[am] (diesen|diesem) Abend|heuteabend",
            "0 night": "(heute|heut) (Nacht|nachts)|[in] (diese|dieser) Nacht|(heute|heut) in der Nacht"
            "|heute spät|heute spätabends",
            "1 morning": "in der Früh morgen|morgenfrüh",
            "1 evening": "morgenabend",
            "-1 evening": "gestern Abend|gestern abends",
            "-1 night": "gestern Nacht|(letzte|letzter|vergangene|vergangener) Nacht|gestern nachts",
        },
        "every": {
            "mark": f"{_EVERY}|jedn|jeweils [am]|immer [am]|regelmäßig [am]",
            "1": f"{_EVERY} {{unit}}|jedn {{unit}}|{_EVERY} einzelnen {{unit}}|{_EVERY} einzelne {{unit}}"
            f"|(einmal|1 mal|1mal|1x|1 x|ein mal) {_PER} {{unit}}|pro {{unit}}|immer {_EVERY} {{unit}}|an {_EVERY} {{unit}}"
            f"|in {_EVERY} {{unit}}|eines jeden {{unit}}|einer jeden {{unit}}",
            "n": f"alle {{n}} {{unit}}|aller {{n}} {{unit}}|{_EVERY} {{n}} {{unit}}|im Abstand von {{n}} {{unit}}"
            "|(einmal|1 mal|1mal|1x|1 x) (in|alle|pro|je) {n} {unit}|immer alle {n} {unit}|im {n} {unit} Takt"
            "|im {n} {unit} Rhythmus",
            "2": f"{_EVERY} (andere|anderen|anderes) {{unit}}|alle paar {{unit}}~",
            "ord": f"{_EVERY} {{ord}} {{unit}}|an {_EVERY} {{ord}} {{unit}}|immer am {{ord}} {{unit}}~",
            "1 day": "täglich|tgl|(täglich|jeden Tag) (immer|jeweils)|(einmal|1 mal|1x) (täglich|tgl)|jedentag|tagtäglich|tgl.|Tag für Tag|alle Tage|jeder Tag|alltäglich~|tag täglich|Tag ein Tag aus"
            "|tagein tagaus|allabendlich um~|von Tag zu Tag~|taeglich|jeden Tag der Woche|an allen Tagen|an jedem Tag",
            "1 minute": "minütlich|im Minutentakt",
            "1 hour": "stündlich|im Stundentakt|zur vollen Stunde~|Stunde um Stunde~",
            "1 week": "wöchentlich|Woche für Woche|allwöchentlich|einmal die Woche|1x die Woche|einmal wöchentlich"
            "|1x wöchentlich|1 mal die Woche|1 mal wöchentlich|jedwede Woche|im Wochentakt",
            "2 week": "zweiwöchentlich|zweiwöchig|vierzehntägig|vierzehntäglich|14 tägig"
            "|14 täglich|im Zweiwochentakt|zweimal im Monat~|alle zweite Woche",
            "1 month": "monatlich|einmal monatlich|1x monatlich|Monat für Monat|allmonatlich|[eines|am|an] jeden Monats"
            "|jedes Monats|des Monats|eines Monats|im Monat|in jedem Monat|des jeweiligen Monats|vom Monat|jeden Monats",
            "2 month": "zweimonatlich",
            "3 month": "vierteljährlich|quartalsweise|quartalsmäßig|dreimonatlich|[einmal] im Quartal|alle Vierteljahre|pro Quartal"
            "|alle Vierteljahr|jedes Vierteljahr|quartärlich",
            "6 month": f"halbjährlich|{_EVERY} halbe Jahr|{_EVERY} Halbjahr|alle halbe Jahre|alle halbe Jahr|alle halben Jahre"
            "|halbjährig|zweimal jährlich~|einmal im Halbjahr",
            "1 year": "jährlich|alljährlich|einmal jährlich|1x jährlich|jeden Jahres|eines jeden Jahres|jedes Jahres|des Jahres"
            "|Jahr für Jahr|in jedem Jahr|im Jahr",
            "2 year": "zweijährlich|alle zwei Jahr",
            "30 minute": f"halbstündlich|{_EVERY} halbe Stunde|alle halbe Stunde|alle halben Stunden|alle halbe Stunden"
            "|im Halbstundentakt|alle halb Stunde|einmal pro halbe Stunde",
            "15 minute": f"viertelstündlich|{_EVERY} Viertelstunde|alle Viertelstunde|{_EVERY} viertel Stunde|alle viertel Stunde"
            "|im Viertelstundentakt|alle Viertelstunden",
            "45 minute": f"{_EVERY} Dreiviertelstunde|alle Dreiviertelstunde|alle dreiviertel Stunde|{_EVERY} dreiviertel Stunde",
            "90 minute": "alle anderthalb Stunden|alle eineinhalb Stunden|alle 1,5 Stunden|alle ein einhalb Stunden"
            "|alle anderthalb h",
            "150 minute": "alle zweieinhalb Stunden|alle 2,5 Stunden",
            "1 workday": "werktäglich|arbeitstäglich|börsentäglich~|jeden Werktag",
            "n day": "{n} tägig|{n} täglich|im {n} Tages Rhythmus|im {n} Tage Rhythmus|im {n} Tage Takt",
            "n hour": "{n} stündlich|{n} stündig",
            "n minute": "{n} minütlich|{n} minütig",
            "n week": "{n} wöchentlich|{n} wöchig",
            "n month": "{n} monatlich",
            "n year": "{n} jährlich",
            **{f"{value} hour": f"{word}stündlich" for value, word in _UNIT_WORDS.items()},
            **{f"{value} day": f"{word}täglich|{word}tägig" for value, word in _UNIT_WORDS.items() if value != 14},
            **{f"{value} week": f"{word}wöchentlich|{word}wöchig" for value, word in _UNIT_WORDS.items() if value != 2},
        },
        "every_weekday": {
            "1": f"{_EVERY} {{weekdays}}|[am|an] {{weekdays}} (immer|jeweils)|an {_EVERY} {{weekdays}}",
            "2": f"{_EVERY} (andere|anderen) {{weekdays}}|(zweiwöchentlich|vierzehntägig|14 tägig) {{weekdays}}",
            "n": "alle {n} {weekdays}",
            "ord": f"{_EVERY} {{ord}} {{weekdays}}|an {_EVERY} {{ord}} {{weekday}}|immer am {{ord}} {{weekday}}~",
        },
        "every_part": {
            "morning noon evening": "morgens , mittags und abends|morgens mittags (und|,|) abends"
            "|morgens , mittags , abends|früh , mittags und abends|früh mittags abends",
            "morning evening": f"morgens und abends|früh und abends|abends und morgens|{_EVERY} Morgen und [{_EVERY}] Abend"
            "|morgens wie abends|morgens sowie abends|morgens , abends|morgens abends",
            "morning noon": "morgens und mittags",
            "morning afternoon": "vormittags und nachmittags|morgens und nachmittags",
            "noon evening": "mittags und abends",
            "morning night": f"morgens und nachts|{_EVERY} Morgen und [jede] Nacht",
            "morning": f"{_EVERY} (Morgen|Vormittag)|jedn Morgen|morgens|vormittags|frühmorgens|allmorgendlich|immer morgens"
            f"|jeden Tag (morgens|vormittags|in der Früh|früh)|täglich (morgens|vormittags|in der Früh|früh)"
            f"|immer früh|{_EVERY} frühen Morgen|an jedem Morgen",
            "noon": f"{_EVERY} Mittag|mittags|immer mittags|(jeden Tag|täglich) mittags|(jeden Tag|täglich) am Mittag",
            "afternoon": f"{_EVERY} Nachmittag|nachmittags|immer nachmittags|(jeden Tag|täglich) (nachmittags|am Nachmittag)",
            "evening": f"{_EVERY} Abend|jedn Abend|abends|immer abends|allabendlich|an jedem Abend"
            "|(jeden Tag|täglich) (abends|am Abend)",
            "night": f"{_EVERY} Nacht|nachts|immer nachts|allnächtlich|nächtlich|(jeden Tag|täglich) (nachts|in der Nacht)",
        },
        "times": {
            "2": f"(zweimal|2mal|2 mal|2x|2 x|zwei mal) ({_PER}|die) {{unit}}",
            "n": f"{{n}} (mal|x) ({_PER}|die) {{unit}}",
            "n day": "{n} (mal|x) täglich|{n} (mal|x) tgl",
            "n week": "{n} (mal|x) wöchentlich",
            "n month": "{n} (mal|x) monatlich",
            "n year": "{n} (mal|x) jährlich",
            **{
                f"{value} {unit}": f"{word}mal {adverb}"
                for value, word in _UNIT_WORDS.items()
                for unit, adverb in (
                    ("day", "(täglich|tgl|am Tag|pro Tag|jeden Tag|den Tag)"),
                    ("week", "(wöchentlich|die Woche|pro Woche|in der Woche|jede Woche)"),
                    ("month", "(monatlich|im Monat|pro Monat|jeden Monat)"),
                    ("year", "(jährlich|im Jahr|pro Jahr|jedes Jahr)"),
                    ("hour", "(stündlich|pro Stunde|in der Stunde|die Stunde)"),
                )
            },
        },
        "count": {
            "n": "{n} mal|{n} x|(insgesamt|noch|nur|für|genau) {n} mal|{n} mal (insgesamt|lang|hintereinander)|{n} Wiederholungen"
            "|{n} Male|für {n} Male|die nächsten {n} mal|{n} Termine~|mit {n} Wiederholungen|{n} mal wiederholen",
            **{
                str(value): f"{word}mal|(insgesamt|noch|nur|genau) {word}mal|{word}mal (insgesamt|hintereinander)"
                for value, word in _UNIT_WORDS.items()
            },
        },
        "for": {
            "": "für {length}|für (die|den|das) (nächsten|nächste|nächstes|kommenden|kommende|folgenden) {length}|{length} lang"
            "|während {length}|über {length}|(die|in den|während der|innerhalb der) (nächsten|kommenden|folgenden) {length}"
            "|für eine Dauer von {length}|für insgesamt {length}|für einen Zeitraum von {length}|{length} hindurch"
            "|für weitere {length}",
            "1": "für (die|den|das) (nächste|nächsten|kommende|kommenden) {unit}",
        },
        "range": "(vom|von|ab|ab dem|zwischen|zwischen dem) {d} (bis|bis zum|-|und|und dem) {d} {month} [{year}]"
        "|{dth} (bis|bis zum|-) {d} {month} [{year}]|[vom|von|ab|ab dem] {d} {month} (bis|bis zum|-) {d} {month} [{year}]|(vom|von|von dem|ab|ab dem|zwischen|zwischen dem) {moment}"
        " (bis|bis zum|bis einschließlich|und|und dem) {moment}",
        "window": {
            "": "(zwischen|von|ab) {clock} (und|bis|bis um|bis gegen) {clock}|in der Zeit (von|zwischen) {clock} (bis|und) {clock}"
            "|(zwischen|von) {clock} - {clock}",
            "marked": "{clock} (bis|-) {clock}",
        },
        "except": "(außer|ausser|ausgenommen|nicht|aber nicht) [am] {days} {month} [{year}]|(außer|ausser|bis auf|ausgenommen|abgesehen von|mit Ausnahme von|mit Ausnahme|nicht|aber nicht|jedoch nicht"
        "|nur nicht|ohne|nicht aber|außer an|mit Ausnahme des|mit Ausnahme der|exklusive) [am|an|an den|im|in|den|dem|der|zu]"
        " ({weekdays}|{moments})|{weekdays} ausgenommen",
        "minute": {
            "0": "(zur|immer zur|zu jeder|jeweils zur|genau zur) vollen Stunde|um voll",
            "30": "(zur|immer zur|zu jeder|jeweils zur) halben Stunde|immer um halb",
            "m": f"um {{ms}} nach|{{ms}} {_MINUTES} nach (der|jeder|) [vollen] Stunde|{{ms}} [{_MINUTES}] nach (voll|jeder vollen Stunde)"
            "|(in|zu|zur|bei|um) Minute {ms}|{ms} Minuten nach voll|{ms} Minuten nach der vollen Stunde",
        },
        "after_done": f"{{length}} nach {_DONE}|{{length}} nachdem (ich fertig bin|ich es erledigt habe|es erledigt ist"
        "|erledigt|es getan ist|ich es gemacht habe|ich es getan habe)",
        "or_last_day": "oder [am|den|der] (letzten|letzter) Tag [des Monats]|oder am letzten|oder am Monatsletzten"
        "|oder zum Monatsletzten|bzw [am|den] letzten Tag [des Monats]|bzw am letzten|bzw am Monatsletzten",
        "zone": {
            "": "{city} Zeit|{city} Ortszeit|Ortszeit [in] {city}|Zeit in {city}|nach {city} Zeit|(in|nach) {city} Ortszeit"
            "|Zeitzone {city}",
            "Europe/Berlin": "[nach] (deutscher|deutsche|mitteleuropäischer|mitteleuropäische) Zeit",
            "Europe/Zurich": "[nach] Schweizer Zeit",
            "Europe/Vienna": "[nach] österreichischer Zeit",
            "Europe/London": "[nach] (englischer|britischer) Zeit",
        },
    },
    cities={
        "America/New_York": "New Yorker|New York|Washingtoner|Bostoner",
        "America/Los_Angeles": "kalifornische|kalifornischer|Los Angeles",
        "America/Chicago": "Chicagoer",
        "America/Sao_Paulo": "brasilianischer|São Paulo",
        "Asia/Dubai": "Dubaier|Dubai",
        "Asia/Hong_Kong": "Hongkonger|Hongkong",
        "Asia/Kolkata": "indischer|Indien|Delhi|Neu Delhi",
        "Asia/Shanghai": "Pekinger|Peking|Shanghaier|chinesischer",
        "Asia/Singapore": "Singapur|Singapurer",
        "Asia/Tokyo": "Tokioter|Tokyoter|Tokio|japanischer",
        "Asia/Jerusalem": "Jerusalemer|israelischer",
        "Australia/Sydney": "Sydneyer",
        "Africa/Cairo": "Kairoer|Kairo",
        "Europe/Athens": "Athener|Athen|griechischer",
        "Europe/Amsterdam": "Amsterdamer",
        "Europe/Berlin": "Berliner|Hamburger|Münchner|Frankfurter|Kölner|München|Köln",
        "Europe/Brussels": "Brüsseler|Brüssel",
        "Europe/Budapest": "Budapester",
        "Europe/Bucharest": "Bukarester|Bukarest",
        "Europe/Copenhagen": "Kopenhagener|Kopenhagen",
        "Europe/Helsinki": "Helsinkier",
        "Europe/Istanbul": "Istanbuler|türkischer",
        "Europe/Kyiv": "Kiewer|Kiew|ukrainischer",
        "Europe/Lisbon": "Lissaboner|Lissabon|portugiesischer",
        "Europe/London": "Londoner",
        "Europe/Luxembourg": "Luxemburger|Luxemburg",
        "Europe/Madrid": "Madrider|spanischer",
        "Europe/Moscow": "Moskauer|Moskau",
        "Europe/Oslo": "Osloer",
        "Europe/Paris": "Pariser|französischer",
        "Europe/Prague": "Prager|Prag",
        "Europe/Rome": "Römischer|Rom|römische|italienischer|Mailänder|Mailand",
        "Europe/Stockholm": "Stockholmer",
        "Europe/Vienna": "Wiener|Wien",
        "Europe/Warsaw": "Warschauer|Warschau",
        "Europe/Zurich": "Zürcher|Zürich|Zuercher|Genf|Berner|Basler",
    },
    date_separators="./",
    glue_before=f"bitte|bitte ,|hey|hallo|hi|{_REMIND} {_ME} [mal|bitte|auch|nochmal|daran|daran ,]|mich [bitte]|daran [,]"
    "|(kannst|könntest|würdest|wirst|magst|willst) du (mich|uns) [bitte|mal|daran]|(können|könnten|würden) sie (mich|uns)"
    "|ich (möchte|will|muss|soll|sollte|habe|hab)|wir (müssen|sollen|haben)|ich (möchte|will) erinnert werden"
    "|ich würde (gern|gerne) erinnert werden|ich darf nicht vergessen [,]|(vergiss|vergesse) [bitte] nicht [,|:]"
    "|nicht vergessen [:|,|!]|(denk|denke) [bitte] (daran|dran) [,|:]|(Erinnerung|Reminder) [für|auf|an mich]"
    "|(neue|neuer) (Erinnerung|Reminder) [für|auf]|remind me"
    "|(setze|setz|stell|stelle|erstelle|erstell|mach|mache|leg|lege|schreib|plane|plan|richte|füge) [mir]"
    " (eine|einen|ne|nen) [neue|neuen] (Erinnerung|Reminder|Termin|Alarm) [für|auf]"
    "|(plane|notiere|notier) [mir] [für]|(sag|sage|gib) mir [bitte|bescheid|bitte bescheid]"
    "|(benachrichtige|benachrichtig|informiere|warne|mahne) mich|weise mich|lass mich nicht vergessen [,]",
    glue_between="an~|ans~|dran~|über~|wegen~|zu~|auf~|dass|, dass|daran [,]|daran [,] dass|dran [,] dass|daran erinnern [,]"
    "|daran erinnern [,] (dass|zu|an)|erinnern [,] (dass|an|daran)|erinnern [,]|bitte|bitte (an~|daran|ans)|mal an~|[daran] zu denken [,]"
    "|muss ich|soll ich|sollte ich|möchte ich|will ich|habe ich|hab ich|müssen wir|haben wir|[:]"
    "|(erinnere|erinner) mich [bitte] [daran] [,] [an|ans|dass]|erinnert werden [an|daran|dass]|hin auf~|darauf hin [,] [dass]"
    "|bescheid~|bescheid [,] dass|für~|einen (Termin|Reminder)~",
    glue_after="erinnern~|erinnern bitte~|bitte|danke|danke schön|dankeschön|bitte danke|vielen dank|zu erinnern~|bitte erinnern"
    "|daran erinnern|bitte daran erinnern|hinweisen~|bescheid~|bescheid sagen~|bescheid geben~|lg|merci|thx|erinnert werden~",
    blockers="bis zu|seit|vor|nach|von|vom|ab|jeden|jede|jedes|der|die|das|den|dem|des|ein|eine|einen|einem|einer|mein|meine"
    "|meinen|dein|deine|sein|seine|ihr|ihre|unser|unsere|euer|letzten|letzte|letzter|letztes|für|fürs|zum|zur|zwischen|als"
    "|außer|zu|aus|gegen|Nummer|Nr"
    "|wegen|mit|ohne|über|unter|auf|statt|während|gestern|kein|keine|keinen|frohe|frohes",
    measures="Liter|Pfund|Gramm|Kilo|Kilogramm|Meter|Kilometer|Zentimeter|Cent|Franken|Stück|Seiten|Seite|Personen|Leute|Mann"
    "|Packungen|Flaschen|Kisten|Tabletten|Tropfen|Prozent|Grad|Brote|Brötchen|Eier|Dosen|Tüten|Becher|Gläser|Tassen|Runden"
    "|Liegestütze|Kniebeugen|Schritte|Kapitel|Vokabeln|Karten|Tickets|Bücher|Briefe|Mails|Pakete|Kartons|Kinder|Gäste"
    "|Kollegen|Freunde|Anrufe|Aufgaben|Übungen|Wiederholungen|Sätze|EL|TL|Esslöffel|Teelöffel|Löffel|Prisen|CHF|Mark|Punkte",
    names="(Frau|Herr|Herrn|Familie|Fam|Dr|Prof) (Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag"
    "|Morgen|Abend|Mai|März|August|Juli|Winter|Sommer)|guten Morgen|guten Abend|gute Nacht|guten Tag|guten Mittag"
    "|Straße des 17. Juni|Str. des 17. Juni|Platz des 4. Juli|Straße der 20. Juli|Black Friday|Cyber Monday|24/7|7/11"
    "|rund um die Uhr|erste Hilfe|zweite Hand|aus zweiter Hand|dritte Zähne"
    "|erster Stock|ersten Stock|zweiten Stock|dritten Stock|zweite Halbzeit|erster Klasse|zweiter Klasse|Tag der offenen Tür"
    "|Nacht der Museen|lange Nacht der|Morgen Land|der Freitag|Heute Show|heute journal|heute im Bundestag|Tag und Nacht"
    "|Nacht und Nebel|halb so|halb leer|halb voll|zu dritt|zu zweit|zu viert|zum ersten Mal|zum letzten Mal|ein für alle Mal"
    "|am Stück|ab und zu|ab und an|um so|um zu|nach wie vor|Fünf Freunde|vor Ort|Tage wie diese|Seite an Seite",
    typo_traps="Wache|wachen|Wachen|Monet|Montage|Jaguar|Sünde|Sünden|Stände|Ständen|standen|stand|tragen|Fragen|taugen"
    "|tauglich|Häute|haute|heuer|Haus|jener|jenen|jenes|jene|Marsch|morden|Mord|Nackt|Macht|Muttag|Stunk|Junge"
    "|Jünger|Sonne|nichts|gehen|geben|allein|halten|alten|alter|folgende|mittel|ständig|voller|halte|feuer|halle"
    "|juden|sparen|gegend|dienen|dient|tätig|volle|taten|dieter|heutige|dienste|feier|mitteln|folgendes|mieten"
    "|magen|adler|alpen|fieber|folgender|letztere|vollem|jenem|jeweilige|tägliche|zweit|diener|spart|jährliche"
    "|vergangen|heftigen|alben|feder|morgan|frohe|eimer|monte|jeher|hallen|diebe|volles|heutiger|kommend|aalen"
    "|julie|einher|jules|folgendem|alien|jemen|monatliche|sounds|hefte|letzt|gesten|halfen|alltägliche|gestein"
    "|haube|zweige|eifer|nächten|nächtliche|algen|faber|villen|geistern|mittig|wöchentliche|diene|allan|tales"
    "|spalt|ebner|imker|heutiges|vierteln|matten|auguste|eigner|genen|einhalt|frohen|minütige|ahlen|augusta|jever"
    "|letter|spatzen|takes|viertels|freital|freytag|motten|sofie|jenner|möwen|geigen|nachm|alljährliche|dieben"
    "|jedweder|fever|alder|spast|halde|diele|tapes|spätes|stündige|stands|taken|margen|taxen|eisner|heurigen"
    "|exner|dissen|jährt|morten|stunts|volley|fiber|moden|hegte|ständchen|tägige|alleen|heule|stündliche|wichen"
    "|einar|halse|alber|skaten|ferber|hauben|einser|feger|dielen|eiter|staten|almen|dreitägige|halden|nachos"
    "|mögen|ändert|einzeln|andré|nächte|änderte|anstand|abende|andres|abstände|ander|andersen|nächst|änderten"
    "|andren|diess|nachmittage",
    respell={"ä": "ae", "ö": "oe", "ü": "ue"},
    voice=Voice(
        joiner=" und ",
        once="{weekday}, {date} {time}",
        date="{day}. {month} {year}",
        at="um {clocks} Uhr",
        weekdays=_WEEKDAYS,
        weekdays_every=_WEEKDAYS,
        weekdays_on=_WEEKDAYS,
        months=_MONTHS,
        months_in=_MONTHS,
        every={
            "hour": "jede Stunde",
            "day": "jeden Tag",
            "week": "jede Woche",
            "month": "jeden Monat",
            "year": "jedes Jahr",
        },
        every_n={
            "minute": ("alle {n} Minuten",),
            "hour": ("alle {n} Stunden",),
            "day": ("jeden {n}. Tag",),
            "week": ("alle {n} Wochen",),
            "month": ("alle {n} Monate",),
            "year": ("alle {n} Jahre",),
        },
        every_weekday="jeden {days}",
        on_weekdays="am {days}",
        workdays="von Montag bis Freitag",
        weekends="jedes Wochenende",
        month_day={0: "{day}.", -1: "letzten Tag"},
        on_month_days="am {days}",
        or_last_day="oder am letzten Tag",
        on_date="am {day}. {month}",
        nth={
            1: ("ersten",),
            2: ("zweiten",),
            3: ("dritten",),
            4: ("vierten",),
            5: ("fünften",),
            -1: ("letzten",),
            -2: ("vorletzten",),
        },
        nth_weekday="{nth} {weekday}",
        nth_workday="{nth} Werktag",
        on_nth_weekdays="am {days}",
        in_months="im {months}",
        past_the_hour="{minutes} Minuten nach der vollen Stunde",
        starting="ab dem {date}",
        until="bis zum {date}",
        times=("{n} Mal",),
        excluding="außer am {dates}",
        lengths={
            "day": ("{n} Tag", "{n} Tage"),
            "hour": ("{n} Stunde", "{n} Stunden"),
            "minute": ("{n} Minute", "{n} Minuten"),
        },
        after_done="{length} nach Erledigung",
    ),
)
