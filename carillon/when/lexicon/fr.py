"""French."""

from carillon.when.language import Lexicon, Voice

_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)

_OF = "(de|du|d'|de la|de l'|des)"
_NEXT = "(prochain|prochaine|proch|qui vient|suivant|suivante|à venir|d'après)"
_LAST = "(dernier|dernière|passé|passée|précédent|précédente)"
_EVERY = "(tous les|toutes les|tout les|toute les|ts les|ttes les|tt les|chaque)"
_EACH = "(par|chaque|tous les|toutes les|l'|le|la|au|à l')"
_ONCE = "(une fois|1 fois|1x|une seule fois)"
_OTHER = "(2|deux)"
_CLOCK_WORD = "(heures|heure|h|hrs|hr)"
_MINUTES = "[minutes|minute|min|mn]"
_POLITE = "[stp|svp|s'il te plaît]"
_ASK = (
    "(tu peux|tu pourrais|peux-tu|pourrais-tu|veux-tu|est-ce que tu peux|est-ce que tu pourrais|vous pouvez"
    "|pouvez-vous|pourriez-vous|merci de|j'aimerais que tu|il faut|faut)"
)
_REMIND = (
    "(rappelle|rappelles|rapelle|rapelles|rappel|rapel|rappele|rappelez|rapelez|préviens|prévenez|avertis|avertissez"
    "|alerte|alertez|notifie|notifiez|avise|avisez|ping) (moi|nous)"
)
_TO_REMIND = "(rappeler|rapeler|prévenir|avertir|alerter|notifier|faire penser)"
_SET = (
    "(mets|mettre|mettez|crée|créer|ajoute|ajouter|programme|programmer|planifie|planifier|règle|active|envoie"
    "|fais|faire|fixe) [moi]"
)
_REMINDER = "(un rappel|une alarme|une alerte|une notification|un réveil|le réveil|un mémo)"
_DONE = (
    "(l'avoir fait|avoir fait|avoir fini|avoir terminé|l'avoir fini|l'avoir terminé|que c'est fait|que ce soit fait"
    "|que ce sera fait|que je l'ai fait|que j'ai fini|que j'ai terminé|c'est fait|c'est fini|la dernière fois|fait"
    "|accomplissement|achèvement|exécution|la fin de la tâche|réalisation)"
)

LEXICON = Lexicon(
    code="fr",
    name="Français",
    example="demain à 15h appeler Ana",
    clock=24,
    date_order="dmy",
    numbers={
        1: "un~|une~",
        2: "deux",
        3: "trois",
        4: "quatre",
        5: "cinq",
        6: "six",
        7: "sept",
        8: "huit",
        9: "neuf",
        10: "dix",
        11: "onze",
        12: "douze",
        13: "treize",
        14: "quatorze",
        15: "quinze",
        16: "seize",
        17: "dix-sept",
        18: "dix-huit",
        19: "dix-neuf",
        20: "vingt",
        30: "trente",
        40: "quarante",
        50: "cinquante",
        60: "soixante",
        70: "soixante-dix|septante",
        71: "soixante-et-onze|soixante-onze|septante-et-un|septante-un",
        72: "soixante-douze|septante-deux",
        73: "soixante-treize|septante-trois",
        74: "soixante-quatorze|septante-quatre",
        75: "soixante-quinze|septante-cinq",
        76: "soixante-seize|septante-six",
        80: "quatre-vingts|quatre-vingt|huitante|octante",
        90: "quatre-vingt-dix|nonante",
        91: "quatre-vingt-onze|nonante-et-un|nonante-un",
        92: "quatre-vingt-douze|nonante-deux",
        93: "quatre-vingt-treize|nonante-trois",
        94: "quatre-vingt-quatorze|nonante-quatre",
        95: "quatre-vingt-quinze|nonante-cinq",
        96: "quatre-vingt-seize|nonante-six",
        100: "cent",
    },
    compounds=("{ten}-{unit}", "{ten}-et-{unit}"),
    ordinals={
        1: "premier|première|premiers|premières|1ers",
        2: "deuxième~|deuxièmes~|second~|seconds~",
        3: "troisième~|troisièmes~",
        4: "quatrième~|quatrièmes~",
        5: "cinquième~|cinquièmes~",
        6: "sixième~",
        7: "septième~",
        8: "huitième~",
        9: "neuvième~",
        10: "dixième~",
        11: "onzième~",
        12: "douzième~",
        13: "treizième~",
        14: "quatorzième~",
        15: "quinzième~",
        16: "seizième~",
        17: "dix-septième~",
        18: "dix-huitième~",
        19: "dix-neuvième~",
        20: "vingtième~",
        21: "vingt-et-unième~",
        22: "vingt-deuxième~",
        23: "vingt-troisième~",
        24: "vingt-quatrième~",
        25: "vingt-cinquième~",
        26: "vingt-sixième~",
        27: "vingt-septième~",
        28: "vingt-huitième~",
        29: "vingt-neuvième~",
        30: "trentième~",
        31: "trente-et-unième~",
    },
    ordinal_marks="er|ers|re|ère|ières|e|è|ème|èmes|ième|ièmes|es|nd|nde|ᵉ|ᵉʳ",
    lasts={
        -1: "dernier|dernière|derniers|dernières",
        -2: "avant-dernier|avant-dernière|avant-derniers|avant-dernières",
    },
    weekdays=(
        "lundi|lun|lu~",
        "mardi|mar~",
        "mercredi|mer~|merc|me~",
        "jeudi|jeu~|jeudit",
        "vendredi|ven|vend|ve~",
        "samedi|sam~",
        "dimanche|dim",
    ),
    weekdays_plural=tuple(f"{day}s|les {day}s|le {day}|les {day}" for day in _WEEKDAYS),
    months=(
        "janvier|janv|jan",
        "février|févr|fév|fev",
        "mars~|mar~|mrs",
        "avril|avr",
        "mai~",
        "juin|jun",
        "juillet|juil|juill|jul|jui~",
        "août|aou",
        "septembre|sept~|sep",
        "octobre|oct",
        "novembre|nov",
        "décembre|déc|dec",
    ),
    units={
        "second": "secondes|seconde|secs|sec|s",
        "minute": "minutes|minute|mins|min|mn|mns|minuts",
        "hour": "heures|heure|hrs|hr|h",
        "day": "jours|jour|jrs|jr|j|journées|journée",
        "week": "semaines|semaine|sem|sems",
        "weekend": "week-ends|week-end|weekends|weekend|wk-end|we|week ends|week end",
        "month": "mois",
        "quarter": "trimestres|trimestre",
        "year": "ans|an|années|année|annees",
        "workday": "(jours|jour) (ouvrés|ouvré|ouvrables|ouvrable|travaillés|travaillé|de travail|de semaine)",
    },
    units_glued={"second": "s", "minute": "m|mn|min", "hour": "h", "day": "j|d", "week": "sem|w"},
    groups={
        "workdays": "[les|tous les] (jours) (ouvrés|ouvrables|travaillés|de travail|de semaine|de la semaine)"
        "|en semaine|la semaine hors week-end|pendant la semaine|durant la semaine|la semaine uniquement|de [la] semaine~",
        "weekends": "[les|le|tous les] (week-ends|weekends)|(le|les) (week-end|weekend|we)|les fins de semaine"
        "|toutes les fins de semaine|chaque fin de semaine",
    },
    lengths={
        "1": "(une petite|une bonne|une grosse) {unit}",
        "2": "(une couple|une paire) de {unit}|deux petites {unit}",
        "8": "une huitaine de {unit}",
        "10": "une dizaine de {unit}",
        "12": "une douzaine de {unit}",
        "15": "une quinzaine de {unit}",
        "20": "une vingtaine de {unit}",
        "30": "une trentaine de {unit}",
        "40": "une quarantaine de {unit}",
        "50": "une cinquantaine de {unit}",
        "n": "{n} (petites|petits|bonnes|bons) {unit}",
        "1/2": "[une|1] (demi|demie|1/2|½) {unit}",
        "1+1/2": "(une|un) {unit} et (demie|demi)",
        "1+1/4": "(une|un) {unit} et [un] quart",
        "n+1/2": "{n} {unit} et (demie|demi)|{n} ½ {unit}",
        "n+1/4": "{n} {unit} et [un] quart",
        "n+3/4": "{n} {unit} [et] (trois|3) quarts",
        "n+1/2 hour": f"{{n}} {_CLOCK_WORD} (30|trente)",
        "n+1/4 hour": f"{{n}} {_CLOCK_WORD} (15|quinze)",
        "n+3/4 hour": f"{{n}} {_CLOCK_WORD} (45|quarante-cinq)",
        "15 minute": "([un|1|petit|un petit] quart|1/4|¼) d'heure",
        "30 minute": "[une|1|petite|une petite|une bonne] (demi-heure|demie-heure)",
        "45 minute": "((trois|3) quarts|3/4|¾) d'heure",
        "14 day": "une quinzaine",
        "7 day": "une huitaine",
        "6 month": "(un|1) semestre",
        "12 hour": "[une] demi-journée",
        "10 year": "[une] décennie",
    },
    words={
        "and": "et|&|et à|et aussi|puis|ainsi que|plus|et vers",
        "again": "le|la|les|l'|au|chaque|tous les|toutes les|en",
        "through": "au|à|jusqu'au|jusqu'à|jusque|-",
        "at": "à|@|vers|vers les|vers à|autour de|aux environs de|aux alentours de|environ à|à environ|à exactement"
        "|exactement à|à partir de|dès|précisément à|sur les coups de|sur le coup de|pour les|à à",
        "am": "am|a m",
        "pm": "pm|p m",
        "oclock": "pile|pile poil|piles|précise|précises|tapante|tapantes|sonnante|sonnantes|exactement|environ|à peu près"
        "|pétante|pétantes|max|au plus tard|grand max",
        "hour_marks": "(h|heures|heure|hrs) [pile|pile poil|précises|précise|tapante|tapantes|pétante|pétantes|sonnantes|environ|exactement]|hr|hres",
        "link": "le|la|les|l'|de|du|d'|de la|de l'|à|au|en|dans|pour|ce|vers",
    },
    parts={
        "morning": "dans la matinée|en matinée|en [tout] début de matinée|en fin de matinée|de bon matin|au petit matin"
        "|tôt le matin|le matin tôt|à la première heure|au matin|en milieu de matinée|au réveil|le matin (du|de)~|ce matin du~",
        "noon": "à l'heure du (déjeuner|midi)|sur l'heure du (midi|dîner)|à la pause (déjeuner|dej|midi)"
        "|pendant la pause (déjeuner|dej)|le midi (du|de)~",
        "afternoon": "(dans|en|pendant|durant) l'(après-midi|aprem|aprèm)|en (après-midi|aprem)"
        "|en (début|milieu|fin) d'(après-midi|aprem)|l'(après-midi|aprem|aprèm) [du~]|en aprèm",
        "evening": "(dans|en début de|pendant|durant) la soirée|en soirée|en (début|fin) de soirée|au soir|le soir (du|de)~|la soirée du~",
        "night": "(dans|pendant|durant|au milieu de) la nuit|de nuit|en pleine nuit|tard le soir",
    },
    parts_bound={
        "morning": "matin|matins|matinée|mat|le matin|au matin|matin tôt|tôt le matin|de bon matin",
        "noon": "midi|midis|le midi|au midi|ce midi",
        "afternoon": "après-midi|après-midis|après (le déjeuner|déjeuner)|aprem|aprèm|apm|l'(après-midi|aprem)|apres-m|pm~",
        "evening": "soir|soirs|soirée|après (le dîner|dîner)|le soir|au soir",
        "night": "nuit|nuits|la nuit|dans la nuit",
    },
    parts_clock={
        "morning": "du (matin|mat|mat')|le matin|au matin|dans la matinée",
        "noon": "du midi",
        "afternoon": "(de l'|d'|dans l'|l'|cet|cette|en) (après-midi|aprem|aprèm)",
        "evening": "du soir|le soir|au soir|dans la soirée|en soirée",
        "night": "de la nuit|dans la nuit|la nuit",
    },
    phrases={
        "clock": {
            "h+30": f"{{h}} {_CLOCK_WORD} et (demie|demi)|{{h}} et (demie|demi)~",
            "h+15": f"{{h}} {_CLOCK_WORD} [et] [un] quart|{{h}} et [un] quart",
            "h+45": f"{{h}} {_CLOCK_WORD} [et] (trois quarts|3/4)|{{h}} et trois quarts",
            "h-15": f"{{h}} {_CLOCK_WORD} moins [le|un] quart|{{h}} moins [le|un] quart",
            "h-m": f"{{h}} {_CLOCK_WORD} moins {{m}} {_MINUTES}|{{h}} moins {{m}}",
            "=h:m": f"{{h}} {_CLOCK_WORD} [zéro] {{m}}|{{h}} {_CLOCK_WORD} et {{m}} (minutes|minute|min|mn)",
            "12:00": "midi|à midi|12 h midi",
            "12:05": "midi cinq",
            "12:10": "midi dix",
            "12:15": "midi et quart|midi un quart|midi quinze|midi quart",
            "12:20": "midi vingt",
            "12:25": "midi vingt-cinq",
            "12:30": "midi et (demi|demie)|midi trente",
            "12:40": "midi quarante",
            "12:45": "midi trois quarts|midi quarante-cinq",
            "12-15": "midi moins [le|un] quart",
            "12-m": f"midi moins {{m}} {_MINUTES}",
            "24:00": "minuit|à minuit",
            "0:00": "zéro (heure|heures|h)",
            "=0+m": "zéro (heure|heures|h) {m}",
            "0:05": "minuit cinq",
            "0:10": "minuit dix",
            "0:15": "minuit et quart|minuit un quart|minuit quinze",
            "0:20": "minuit vingt",
            "0:30": "minuit et (demi|demie)|minuit trente",
            "0:45": "minuit trois quarts",
            "24-15": "minuit moins [le|un] quart",
            "24-m": f"minuit moins {{m}} {_MINUTES}",
            "17:00": "[en|à la] fin de journée|[à la|en] fin de la journée",
        },
        "day": {
            "0": "[pour] (aujourd'hui|aujourdhui|auj|ajd|aujourd hui|ojd|ajrd)|aujourd'hui même|ce jour|dans la journée",
            "1": "[pour|dès|d'ici] (demain|demin|2main|2m1|dmn)|demain même|dem~|dem .~|le lendemain~|le jour (suivant|d'après)~",
            "2": "[pour|dès|d'ici] (après-demain|le surlendemain|surlendemain|apresdemain|ap-demain)",
            "3": "après-après-demain",
            "7": "aujourd'hui en (huit|8)",
            "8": "demain en (huit|8)",
            "14": "aujourd'hui en (quinze|15)",
            "15": "demain en (quinze|15)",
            "-1": "hier",
            "-2": "avant-hier",
        },
        "day_part": {
            "0 morning": "ce matin|ce mat|ce matin-ci|cette matinée",
            "0 noon": "ce midi",
            "0 afternoon": "(cet|cette|c't) (après-midi|aprem|aprèm|apm)|cet ap-midi",
            "0 evening": "[pour] ce soir|ce soir-là|cette soirée|c'soir",
            "0 night": "cette nuit|la nuit prochaine",
            "-1 evening": "hier soir|hier au soir",
            "-1 morning": "hier matin",
            "-1 night": "la nuit dernière|la nuit passée",
        },
        "weekday": {
            "": "{weekdays}|(pour|d'ici) [le] {weekday}|un {weekday}~",
            "each": "(du|de|entre|entre le) {weekdays}",
            "nearest": "(ce|ce prochain|pour ce) {weekday}|[le] {weekday} (qui vient|qui arrive|à venir|ci|en cours)"
            "|ce {weekday} ci",
            "next": "[le|pour le] {weekday} (prochain|prochaine|proch|suivant)|[le|pour le|ce] prochain {weekday}"
            "|{weekday} pro",
            "this_week": "[le] {weekday} de cette semaine|cette semaine [,] [le] {weekday}|[le] {weekday} cette semaine",
            "next_week": f"[le] {{weekday}} [de] la semaine {_NEXT}|[la] semaine {_NEXT} [,] [le] {{weekday}}"
            "|[le] {weekday} semaine prochaine|[le] {weekday} de la prochaine semaine|la prochaine semaine [le] {weekday}",
            "later 1": "[le|ce|de] {weekday} en (huit|8)|[le] {weekday} d'après|[le] {weekday} dans (une|1) semaine"
            "|[le] {weekday} en huit jours|dans une semaine [le] {weekday}",
            "later 2": "[le|ce] {weekday} en (quinze|15)|[le] {weekday} dans quinze jours",
            "later n": "[le] {weekday} dans {n} semaines",
            "nth n": "dans {n} {weekdays}",
            "past": f"[le|ce] {{weekday}} {_LAST}",
        },
        "date": "[{weekday}] {d} {month}|[{weekday}] {d} {month} [,] [de] {year}"
        "|(le|au|pour le|ce|à la date du|en date du|dès le|d'ici le|le jour du|le prochain) {d} [de] {month}"
        "|(le|au|pour le|ce|à la date du|en date du) {d} [de] {month} [,] [de] {year}"
        "|(le|ce|au|pour le) {weekday} {d} {month}|(le|ce|au|pour le) {weekday} {d} {month} [,] [de] {year}"
        "|(le|au) {d} du mois (de|d') {month}|(le|au) {d} du mois (de|d') {month} {year}"
        "|{d} - {month}|{d} - {month} - {year}|{d} / {month} / {year}|{year} {month} {d}|le {d} / {month}",
        "numeric_date": "(le|au|pour le|ce|à la date du|en date du) {numeric_date}"
        "|(le|au|pour le|{weekday}|le {weekday}) {dotted_date}"
        "|(le|ce|au|pour le) {weekday} {numeric_date}",
        "holiday": {
            "25 12": "noël~|(à|le jour de|jour de|pour) noël [{year}]|à la noël",
            "24 12": "[le|la|pour le|au] (réveillon de noël|veille de noël|24 au soir) [{year}]|la veille de noël",
            "31 12": "[à|pour] la saint-sylvestre|[le|pour le|au] réveillon du (nouvel an|jour de l'an|31)"
            "|[la] veille du (nouvel an|jour de l'an)",
            "1 1": "[le|au|pour le] (jour de l'an|premier de l'an)|(le|au|pour le) nouvel an|nouvel an~",
            "6 1": "(à|pour) l'épiphanie|l'épiphanie~",
            "14 2": "[à|pour] la saint-valentin [{year}]|saint-valentin~|[à|pour] la st-valentin|st-valentin~",
            "1 4": "poisson d'avril~",
            "1 5": "[le jour de] la fête du travail~",
            "21 6": "[à|pour] la fête de la musique",
            "24 6": "[à|pour] la saint-jean [baptiste]",
            "14 7": "[à|pour] la fête nationale~",
            "15 8": "(à|pour) l'assomption",
            "31 10": "(à|pour) halloween|halloween~|le soir d'halloween",
            "1 11": "[à|pour] la toussaint [{year}]",
            "11 11": "(à|pour) l'armistice",
        },
        "month_day": {
            "": "(le|au|pour le|ce|dès le|le jour) {d}|(le|au|pour le|les jours) {days}"
            "|(le|ce|au) {weekday} {d}|le {d} courant",
            "beside": "{days}",
            "weak": "{ords}|(le|les) {ords}|les {days}|le {days} du mois",
            "every": "les {days} (du|de chaque) mois",
            "every 1": "[le|les|au] (premier|1er|premiers|1ers) (jour|jours) (du|de chaque) mois|(chaque|tous les|à chaque)"
            " (début|débuts) (de|du) mois",
            "last": "[le|au|les|pour le] (dernier jour|derniers jours|tout dernier jour)|[à|en|à la|la|les|pour la]"
            " (fin|fins) (de|du) mois|(le) dernier du mois~",
        },
        "month": {
            "": "en {months}|en {month} [de] {year}|(au|pendant le|durant le) mois (de|d') {months}"
            "|(courant|pendant|durant) {months}|au mois (de|d') {month} {year}",
            "weak": "{months}|{month} {year}",
            "beside": "(de|d'|du mois de|du mois d') {months}",
        },
        "year": "en {year}|en l'an {year}",
        "span": {
            "0": "(ce|cette|cet) {unit}|(ce|cette|cet) {unit} ci|{unit} en cours|(ce|cette) {unit} même",
            "1": f"[le|la|l'|pour la|pour le|dès la|dès le] {{unit}} {_NEXT}"
            "|[le|la|pour la|pour le] (prochain|prochaine) {unit}",
            "2": "(la|le|l') {unit} d'après la prochaine|dans deux {unit}~",
            "-1": f"[le|la|l'] {{unit}} {_LAST}|[le|la] (dernier|dernière) {{unit}}",
            "0 weekend": "(ce|pour ce|durant ce|pendant ce|pendant le|durant le|au cours du|pour le) (week-end|weekend|we)"
            "|cette fin de semaine",
            "1 weekend": "la fin de semaine prochaine",
        },
        "here": {
            "0 month": "[le|ce] mois",
            "0 year": "[l'|cette] (année|an)",
            "0 quarter": "[le|ce] trimestre",
            "0 week": "[la|cette] semaine",
        },
        "edge": {
            "start": f"[le|au|en|dès le|pour le] (début|commencement|tout début) {_OF} ({{span}}|{{here}})"
            "|[au|en] début ({span}|{here})",
            "middle": f"[le|au|en|vers le] milieu {_OF} ({{span}}|{{here}})|[à|à la|vers la|la] mi {{span}}"
            "|[à|à la] mi {here}",
            "end": f"[à|en|à la|la|vers la|pour la|d'ici la|d'ici] fin {_OF} ({{span}}|{{here}})"
            "|[à|en|à la|d'ici|pour] fin ({span}|{here})",
            "nth": f"[le|au] {{nth}} jour {_OF} {{span}}|[le|au] {{nth}} jour de {{here}}",
        },
        "nth_weekday": {
            "": f"[le|les|au|la|l'|pour le] {{nths}} {{weekdays}}|[le|au|pour le] {{nth}} {{weekday}} {_OF} {{span}}"
            "|[le|l'|au] {nth} {weekday} en {span}",
        },
        "nth_workday": {
            "": "[le|les|au] {nths} (jours|jour) (ouvré|ouvrés|ouvrable|ouvrables|travaillé|de travail|de semaine)"
            f"|[le|au] {{nth}} jour (ouvré|ouvrable|travaillé|de travail) {_OF} {{span}}",
        },
        "offset": {
            "": "(dans|ds|d'ici|d'ici à|au bout de|sous|dans les) {length}"
            "|(dans|d'ici) (environ|à peu près|exactement|encore|seulement|moins de|quelque|précisément|genre) {length}"
            "|{length} (plus tard|après|à partir de maintenant|d'ici|plus loin)|d'ici [à] {length} environ"
            "|(dans|d'ici) (la|les|le) (prochaine|prochaines|prochains|prochain) {length}",
            "from": "{length} (après|à partir de|à partir du|à compter de|à compter du|suivant) {moment}"
            "|dans {length} à (partir|compter) (de|du) {moment}",
            "before": "{length} avant {moment}",
            "ago": "(il y a|y a|voilà|voici|ça fait|cela fait) {length}|il y a (environ|à peu près) {length}"
            "|{length} (plus tôt|auparavant|avant)",
            "in 1 day": "demain [à] [la] même heure|[à] [la] même heure demain",
            "now": "maintenant|tout de suite|immédiatement|de suite|dès maintenant|sur-le-champ|sur le champ"
            "|à l'instant|dès que possible|illico|aussitôt|là maintenant|dans l'immédiat",
            "in 1": "d'ici (une|un) {unit}",
            "in 8 day": "sous huitaine~",
            "in 15 day": "sous quinzaine~",
        },
        "every": {
            "mark": "tous les|toutes les|tout les|toute les|ts les|ttes les|tt les|chaque|chaques|toute la",
            "1": f"{_EVERY} {{unit}}|{_ONCE} {_EACH} {{unit}}|{_ONCE} {_EVERY} {{unit}}|par {{unit}}~"
            "|à chaque {unit}|tout {unit}~",
            "n": f"{_EVERY} {{n}} {{unit}}|{_ONCE} {_EVERY} {{n}} {{unit}}|(un|une|1) {{unit}} sur {{n}}"
            "|(un|une|1) {unit} tous les {n}",
            "2": f"(un|une|1) {{unit}} sur {_OTHER}|(chaque|tous les|toutes les) (deuxième|seconde|2e|autre) {{unit}}"
            "|une {unit} oui [,] une [{unit}] non|un {unit} oui [,] un [{unit}] non|{unit} alternés~|{unit} alternées~"
            "|{unit} sur deux|(en|par) {unit} alternées|tous les autres {unit}",
            "ord": "(chaque|tous les|toutes les) {ord} {unit}",
            "1 day": "tlj|quotidiennement|journellement|quotidien~|quotidienne~|jour après jour|tous les jour"
            "|au quotidien|chaque journée|(tous|toutes) les jours",
            "1 hour": "heure par heure|toutes les heures|à toute heure|à chaque heure|par heure|une fois l'heure|horaire~",
            "1 week": "hebdomadairement|hebdomadaire~|hebdo~|de chaque semaine|par semaine~|toutes les huitaines~",
            "2 week": "tous les quinze jours|bimensuel~|toutes les quinzaines|chaque quinzaine",
            "1 month": "mensuellement|mensuel~|mensuelle~|(de|à) chaque mois|de tous les mois|du mois~|par mois~|chaque mois"
            "|de chacun des mois",
            "2 month": "bimestriellement|bimestriel~|bimestrielle~",
            "3 month": "trimestriellement|trimestriel~|trimestrielle~|par trimestre~|du trimestre~",
            "6 month": "semestriellement|semestriel~|semestrielle~|chaque semestre|par semestre~|tous les semestres",
            "1 year": "annuellement|annuel~|annuelle~|(de|à) chaque année|de tous les ans|de l'année~|par an~|l'an~"
            "|par année|chaque année|tous les ans",
            "2 year": "bisannuel~|bisannuelle~|biennal~|biennale~",
            "1 workday": "tous les jours de [la] semaine|chaque jour de [la] semaine",
            "30 minute": f"{_EVERY} (demi-heures|demi-heure|demie-heure|demies-heures|1/2 heures|1/2 h|demi heures)",
            "15 minute": f"{_EVERY} (quarts d'heure|quart d'heure|1/4 d'heure)",
            "45 minute": f"{_EVERY} (trois|3) quarts d'heure",
            "90 minute": f"{_EVERY} (heures et demie|heure et demie|1h30|1 h 30|1h et demie|une heure et demie|1 heure 30)",
            "150 minute": f"{_EVERY} (deux heures et demie|2h30|2 h 30|2 heures 30|2h et demie)",
        },
        "every_weekday": {
            "1": "(les|tous les|chaque) {weekdays}|chaque {weekday} et chaque {weekday}",
            "2": f"(un|1) {{weekday}} sur {_OTHER}|{_EVERY} {_OTHER} {{weekdays}}|chaque (deuxième|second) {{weekday}}~"
            f"|{_EVERY} (15|quinze|14|quatorze) jours [,] [le|les] {{weekdays}}"
            f"|[le|les] {{weekdays}} [,] {_EVERY} (15|quinze|14) jours|un {{weekday}} tous les quinze jours",
            "n": f"{_EVERY} {{n}} {{weekdays}}|(un|1) {{weekday}} sur {{n}}",
            "ord": "(chaque|tous les) {ord} {weekday}",
        },
        "every_part": {
            "morning noon evening": "[tous les jours|chaque jour] [le] matin [,] midi et [le] soir"
            "|(tous les|chaque) (matins|matin) [,] (midis|midi) et (soirs|soir)|matin [,] midi [,] soir",
            "morning afternoon evening": "[tous les jours|chaque jour] [le] matin [,] [l'] après-midi et [le] soir",
            "morning evening": "[le] matin (et|&) [le] soir|(tous les|chaque|ts les) (matins|matin) et [tous les|chaque]"
            " (soirs|soir)|(tous les jours|chaque jour) [,] [le] matin et [le] soir|matin-soir|matin et soir tous les jours"
            "|matin et soir chaque jour",
            "morning": "(tous les|ts les|tout les|toutes les|chaque|les|tt les) (matins|matin|mat)|chaque matinée"
            "|tous les jours le matin|le matin",
            "noon": "(tous les|ts les|chaque|les) (midis|midi)|le midi",
            "afternoon": "(tous les|toutes les|ts les|chaque|les|tous les jours l') (après-midis|après-midi|aprem|aprems)",
            "evening": "(tous les|ts les|tout les|chaque|les|tt les) (soirs|soir)|toutes les soirées|chaque soirée"
            "|tous les jours le soir|le soir",
            "night": "(toutes les|ttes les|tous les|chaque|les) (nuits|nuit)",
        },
        "times": {
            "n": "{n} (fois|x) (par|chaque|l'|le|la|tous les|toutes les|au|dans la|dans le) {unit}|{n} x / {unit}"
            "|{n} fois / {unit}",
            "n day": "{n} fois (quotidiennement|tlj)",
        },
        "count": {
            "n": "[pour|seulement|pendant|juste|uniquement|au total|en tout] {n} (fois|occurrences|répétitions|reprises)"
            "|{n} fois (en tout|au total|de suite|seulement|maximum|max|uniquement|d'affilée)|à {n} reprises"
            "|les {n} (prochaines|premières) fois|un total de {n} fois|x {n}~",
        },
        "for": "(pendant|durant|pour|sur|au cours de|au cours des) [encore|environ|seulement|une période de] {length}"
        "|(pendant|durant|pour|sur|au cours de|au cours des) (les|la|le) (prochain|prochaine|prochains|prochaines) {length}"
        "|{length} (durant|de suite|d'affilée)",
        "until": "(jusqu'à|jusqu'au|jusqu'en|jusqu'à la|jusqu'à l'|jusque|et ce jusqu'au|se terminant|finissant|terminant"
        "|se termine|fin) [le|au] {moment} [{clock}]"
        "|(jusqu'à|jusqu'au|et ce jusqu'au) {moment} (inclus|compris) [{clock}]",
        "starting": "(à partir|à compter|à dater|à commencer) (de|du|d'|de la) [le] {moment}"
        "|(dès|commençant|en commençant|débutant|en débutant|démarrant|en démarrant|depuis|début|commence|débute)"
        " [le|au|à|par|en] {moment}",
        "range": "(du|de|entre le|à partir du) {d} (au|à|et le|jusqu'au) {d} [de] {month}"
        "|(du|de|de la|entre|entre le|d'|à partir du|à partir de) {moment}"
        " (au|à|et|et le|jusqu'au|jusqu'à|en|à la) {moment}",
        "window": "(de|entre|d'|dès|à partir de|depuis) {clock} (à|et|jusqu'à|jusque|-) {clock}|{clock} (jusqu'à|-) {clock}",
        "except": "(sauf|excepté|hormis|à l'exception de|à l'exception du|à l'exception des|exceptés|hors|mais pas|pas"
        "|sans|en dehors de|en dehors du|à part|excluant|en excluant|sauf pour) [le|la|les|pour|en]"
        " ({weekdays}|{moments})",
        "minute": {
            "0": "à l'heure (pile|juste)|à chaque heure pile|aux heures piles|à l'heure ronde",
            "15": "à et quart",
            "30": "à la demie|à et demie",
            "45": "à moins le quart",
            "m": "(à|aux) (la minute|les minutes|minute|minutes) {ms}|à {m} minutes (passées|de l'heure|après l'heure)"
            "|{m} minutes après l'heure|à l'heure et {m} minutes",
        },
        "after_done": f"{{length}} après {_DONE}",
        "or_last_day": "ou [bien] [le|au|à] (dernier jour|dernier) [du mois|de chaque mois]|ou [en|à la] fin (de|du) mois"
        "|ou le dernier jour s'il n'existe pas",
        "zone": "[à l'] (heure|fuseau horaire|fuseau) [locale] (de|du|d'|à|des|de la|de l') {city}"
        "|(heure|fuseau) {city}|[à l'] heure locale {city}",
    },
    cities={
        "Europe/Paris": "france|française|métropole|paris|hexagone",
        "Europe/London": "londres|angleterre|royaume-uni|grande-bretagne|anglaise|édimbourg",
        "Europe/Brussels": "bruxelles|belgique|belge",
        "Europe/Zurich": "suisse|genève|zurich|lausanne|berne",
        "Europe/Luxembourg": "luxembourg",
        "Europe/Berlin": "allemagne|berlin|munich|francfort|hambourg|europe centrale|allemande",
        "Europe/Madrid": "espagne|madrid|barcelone|espagnole",
        "Europe/Lisbon": "lisbonne|portugal",
        "Europe/Rome": "rome|italie|milan|italienne",
        "Europe/Vienna": "vienne|autriche",
        "Europe/Amsterdam": "amsterdam|pays-bas|hollande",
        "Europe/Copenhagen": "copenhague|danemark",
        "Europe/Stockholm": "stockholm|suède",
        "Europe/Oslo": "oslo|norvège",
        "Europe/Helsinki": "helsinki|finlande",
        "Europe/Athens": "athènes|grèce",
        "Europe/Warsaw": "varsovie|pologne",
        "Europe/Prague": "prague",
        "Europe/Budapest": "budapest|hongrie",
        "Europe/Bucharest": "bucarest|roumanie",
        "Europe/Kyiv": "kiev|ukraine",
        "Europe/Moscow": "moscou|russie",
        "Europe/Istanbul": "istanbul|turquie",
        "Europe/Dublin": "dublin|irlande",
        "Africa/Algiers": "alger|algérie",
        "Africa/Tunis": "tunis|tunisie",
        "Africa/Casablanca": "casablanca|maroc|rabat|marrakech",
        "Africa/Cairo": "caire|le caire|égypte",
        "Africa/Dakar": "dakar|sénégal",
        "Africa/Abidjan": "abidjan|côte d'ivoire",
        "Africa/Kinshasa": "kinshasa|congo",
        "Africa/Douala": "cameroun|douala|yaoundé",
        "Africa/Johannesburg": "johannesburg|afrique du sud|le cap",
        "Indian/Reunion": "réunion|la réunion",
        "Indian/Mauritius": "île maurice|maurice",
        "Indian/Antananarivo": "madagascar",
        "America/Guadeloupe": "guadeloupe|pointe-à-pitre",
        "America/Martinique": "martinique|fort-de-france|antilles",
        "America/Cayenne": "guyane|cayenne",
        "Pacific/Noumea": "nouvelle-calédonie|nouméa",
        "Pacific/Tahiti": "tahiti|polynésie|papeete",
        "America/Montreal": "montréal|québec|ottawa|hne|hae|he",
        "America/New_York": "new york|new-york|ny|nyc|washington|boston|miami|l'est|côte est",
        "America/Chicago": "chicago|houston|dallas",
        "America/Denver": "denver",
        "America/Los_Angeles": "los angeles|californie|san francisco|seattle|côte ouest|pacifique",
        "America/Vancouver": "vancouver",
        "America/Mexico_City": "mexico|mexique",
        "America/Sao_Paulo": "sao paulo|brésil|rio",
        "America/Argentina/Buenos_Aires": "buenos aires|argentine",
        "America/Havana": "la havane|cuba",
        "Asia/Beirut": "beyrouth|liban",
        "Asia/Jerusalem": "jérusalem|tel aviv|israël",
        "Asia/Dubai": "dubaï|émirats|abou dabi",
        "Asia/Tehran": "téhéran|iran",
        "Asia/Kolkata": "inde|bombay|delhi|new delhi|calcutta",
        "Asia/Shanghai": "pékin|chine|shanghai",
        "Asia/Hong_Kong": "hong kong|hong-kong",
        "Asia/Tokyo": "tokyo|japon",
        "Asia/Seoul": "séoul|corée",
        "Asia/Singapore": "singapour",
        "Asia/Bangkok": "bangkok|thaïlande",
        "Asia/Ho_Chi_Minh": "vietnam|hanoï|saïgon",
        "Australia/Sydney": "sydney|australie|melbourne",
        "Pacific/Auckland": "auckland|nouvelle-zélande",
        "UTC": "greenwich|tu|temps universel",
    },
    bare_hours=False,
    date_separators="/",
    glue_before=f"[hey|salut|bonjour|coucou|dis|ok] {_REMIND}|{_ASK} {_POLITE} (me|nous) {_TO_REMIND}"
    f"|(me|de me) {_TO_REMIND}|{_SET} {_REMINDER}|{_ASK} [me] (mettre|créer|programmer|faire) {_REMINDER}"
    f"|(je veux|je voudrais|j'aimerais|il me faut|besoin d'|j'ai besoin d') {_REMINDER}"
    "|(fais|faites|fait) (moi|nous) penser|rappel|nouveau rappel|mémo|pense-bête"
    "|stp|svp|s'il te plaît|s'il vous plaît|s'te plaît"
    "|[surtout] (n'oublie pas|n'oubliez pas|ne pas oublier|oublie pas|ne me laisse pas oublier|empêche-moi d'oublier)"
    "|pense à|pensez à|pense bien à|(tu me|vous me) (rappelles|rappelez|rappelleras|préviens|fais penser|feras penser)"
    "|rappelle-toi|souviens-toi|(j'aimerais|je veux|je voudrais|il faut|faudrait) que tu (me|nous) (rappelles|préviennes)",
    glue_between="que~|qu'~|de~|d'~|à~|pour~|au sujet de~|concernant~|à propos de~|comme quoi~|de penser à~"
    "|de ne pas oublier de~|pour que~|:",
    glue_after="stp|svp|s'il te plaît|s'il vous plaît|s'te plaît|please|pls|thanks|, merci|? merci|! merci|. merci"
    "|merci d'avance|, merci beaucoup|si possible|si tu peux",
    blockers="de|du|des|d'|au|aux|pour|par|avant|avant le|après|après le|depuis|depuis le|jusqu'à|jusqu'au|jusqu'à la"
    "|jusque|la|l'|le|les|un|une|mon|ma|mes|ton|ta|tes|son|sa|ses|notre|nos|votre|vos|leur|leurs|ce|cet|cette|ces|dans"
    "|chez|sur|sous|sans|avec|entre|ou|que|qui|est|sont|à|plus|moins|dernier|dernière|pages {n}|chapitres {n}"
    "|il|elle|on|en|pas|moins de|plus de|environ|mal|contre|comme"
    "",
    names="black friday|cyber monday|mardi gras|mercredi des cendres|jeudi saint|vendredi saint|samedi saint"
    "|dimanche (de pâques|des rameaux)|lundi (de pâques|de pentecôte)|jeudi de l'ascension|24/7|7j/7|7 j/7|24h/24|24 h/24"
    "|24h sur 24|24 heures sur 24|7 jours sur 7|7j sur 7|24h chrono|24 heures chrono|24h du mans|24 heures du mans"
    "|minute papillon|vendredi ou la vie sauvage|robinson et vendredi|mars attacks|nuit debout|nuit blanche|nuits blanches|nuit de noces"
    "|demain nous appartient|au jour d'aujourd'hui|midi libre|midi olympique|midi-pyrénées|table de nuit|chemise de nuit"
    "|boîte de nuit|garde de nuit|veilleuse de nuit|oiseau de nuit|train de nuit|bus de nuit|bonnet de nuit"
    "|crème de nuit|crème de jour|lampe de nuit|équipe de nuit|équipe du matin|équipe du soir|robe du soir|cours du soir"
    "|journal du soir|journal du matin|presse du soir|prière du soir|prière du matin|du jour au lendemain"
    "|soir de match|mise à jour|mises à jour|bonne nuit|bonne journée|bonne année|bonne semaine|bon week-end|bon weekend"
    "|bon anniversaire|deux minutes de silence|plat du jour|menu du jour|ordre du jour|jour j|journal du dimanche",
    measures="de|d|du|des|kilos|kilo|grammes|gramme|litres|litre|livre|livres|tasse|tasses|cuillère|cuillères|mètres"
    "|mètre|kilomètres|kilomètre|bornes|bouteilles|bouteille|paquets|paquet|pages|page|personnes|personne|pièces|pièce"
    "|fois|balles|centimes|degrés|pourcent|pour|comprimés|comprimé|cachets|cachet|gélules|gouttes|verres|boîtes|boîte"
    "|places|tickets|billets|œufs|baguettes|pains|colis|cartons|sacs|copains|invités|enfants",
    typo_traps="acres|aérés|agrès|aînée|aînées|altérées|altérés|alterne|alternée|alterner|anhée|annelé|anner|annex"
    "|annexe|annexes|annie|annual|annuelles|annuels|annulé|apnée|apnées|apris|aptes|aspres|avail|ayres"
    "|biennales|bisannuelles|caque|chèque|chèques|chique|choqué|choqués|claque|claques|craqué|craques"
    "|dédain|dédié|défie|déjeuné|déjeuners|déjeunes|déjeunez|délié|demme|démon|denain|dénie|derain"
    "|derrière|dévié|devin|diener|dinar|dînera|dinero|dîners|dines|dinet|dînez|dinner|diver|domain|domin"
    "|doner|ferrier|hebdomadaires|hebdos|hères|hêtre|hêtres|heuer|heurt|heurte|heurtés|heurts|heute|heuzé"
    "|horaires|jaillet|javier|joues|jouis|journ|journet|journey|judit|juilly|landi|landis|lendemains|lunda"
    "|mahdi|mains|majin|makin|malin|malins|mandi|manin|mantinée|maradi|marais|marci|marde|mardin|marin"
    "|marinée|marins|maris|marni|marois|marri|marti|martin|martins|matias|matic|matinées|matip|maton"
    "|matons|maudis|médis|mensuelles|mensuels|metin|midas|mimis|minets|minis|minots|minus|minuta|minutie"
    "|mitis|motin|mutin|mutins|oeuvre|oeuvres|outre|outrés|ouvra|ouvrées|ouvrer|ouvrez|ouvris|passed"
    "|passer|passes|passet|passez|quince|quine|quinte|quotidiennes|quotidiens|reveal|réveils|revel|revell"
    "|seconda|secondée|seconder|secondo|sedaine|semestrielles|semestriels|senestre|settembre|sevestre"
    "|soies|soifs|soins|sours|suivait|suivants|suivent|tonte|tontes|totes|toues|toune|tounes|touré|tourte"
    "|tourtes|touta|touti|toutle|touzé|travai|travailla|travaillée|travaillées|travailler|travaillez"
    "|travails|trimestrielles|trimestriels",
    voice=Voice(
        joiner=" et ",
        once="{weekday} {date} {time}",
        date="{day} {month} {year}",
        at="à {clocks}",
        weekdays=_WEEKDAYS,
        weekdays_every=tuple(f"{day}s" for day in _WEEKDAYS),
        weekdays_on=_WEEKDAYS,
        months=_MONTHS,
        months_in=_MONTHS,
        every={
            "hour": "toutes les heures",
            "day": "tous les jours",
            "week": "toutes les semaines",
            "month": "tous les mois",
            "year": "tous les ans",
        },
        every_n={
            "minute": ("toutes les {n} minutes",),
            "hour": ("toutes les {n} heures",),
            "day": ("tous les {n} jours",),
            "week": ("toutes les {n} semaines",),
            "month": ("tous les {n} mois",),
            "year": ("tous les {n} ans",),
        },
        every_weekday="tous les {days}",
        on_weekdays="le {days}",
        workdays="les jours ouvrés",
        weekends="tous les week-ends",
        month_day={0: "le {day}", 1: "le 1er", -1: "le dernier jour"},
        on_month_days="{days}",
        or_last_day="ou le dernier jour",
        on_date="le {day} {month}",
        nth={
            1: ("le premier",),
            2: ("le deuxième",),
            3: ("le troisième",),
            4: ("le quatrième",),
            5: ("le cinquième",),
            -1: ("le dernier",),
            -2: ("l'avant-dernier",),
        },
        nth_weekday="{nth} {weekday}",
        nth_workday="{nth} jour ouvré",
        on_nth_weekdays="{days}",
        in_months="en {months}",
        past_the_hour="à la minute {minutes}",
        starting="à partir du {date}",
        until="jusqu'au {date}",
        times=("au total {n} fois",),
        excluding="sauf le {dates}",
        lengths={
            "day": ("{n} jour", "{n} jours"),
            "hour": ("{n} heure", "{n} heures"),
            "minute": ("{n} minute", "{n} minutes"),
        },
        after_done="{length} après l'avoir fait",
    ),
)
