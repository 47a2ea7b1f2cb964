"""English."""

from carillon.when.language import Lexicon, Voice

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

LEXICON = Lexicon(
    code="en",
    name="English",
    example="tomorrow 3pm call Ana",
    clock=12,
    date_order=None,
    numbers={
        0: "zero",
        1: "one",
        2: "two",
        3: "three",
        4: "four",
        5: "five",
        6: "six",
        7: "seven",
        8: "eight",
        9: "nine",
        10: "ten",
        11: "eleven",
        12: "twelve",
        13: "thirteen",
        14: "fourteen",
        15: "fifteen",
        16: "sixteen",
        17: "seventeen",
        18: "eighteen",
        19: "nineteen",
        20: "twenty",
        30: "thirty",
        40: "forty|fourty",
        50: "fifty",
        60: "sixty",
        70: "seventy",
        80: "eighty",
        90: "ninety",
        100: "hundred|one hundred|a hundred",
    },
    compounds=("{ten} {unit}",),
    ordinals={
        1: "first",
        2: "second",
        3: "third",
        4: "fourth",
        5: "fifth",
        6: "sixth",
        7: "seventh",
        8: "eighth",
        9: "ninth",
        10: "tenth",
        11: "eleventh",
        12: "twelfth",
        13: "thirteenth",
        14: "fourteenth",
        15: "fifteenth",
        16: "sixteenth",
        17: "seventeenth",
        18: "eighteenth",
        19: "nineteenth",
        20: "twentieth",
        30: "thirtieth",
    },
    ordinal_compounds=("{ten} {unit}",),
    ordinal_marks="st|nd|rd|th",
    lasts={
        -1: "last|final",
        -2: "second last|second to last|2nd last|2nd to last|last but one|next to last|penultimate",
    },
    weekdays=(
        "monday|mon",
        "tuesday|tues|tue",
        "wednesday|weds|wed~|wensday|wednsday",
        "thursday|thurs|thur|thu",
        "friday|fri",
        "saturday|sat~",
        "sunday|sun~",
    ),
    weekdays_plural=("mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"),
    months=(
        "january|jan",
        "february|feb",
        "march|mar",
        "april|apr",
        "may",
        "june|jun",
        "july|jul",
        "august|aug",
        "september|sept|sep",
        "october|oct",
        "november|nov",
        "december|dec",
    ),
    units={
        "second": "seconds|second|secs|sec|s",
        "minute": "minutes|minute|mins|min|m|minuts|minits",
        "hour": "hours|hour|hrs|hr|h",
        "day": "days|day",
        "week": "weeks|week|wks|wk",
        "weekend": "weekends|weekend|week end|week ends",
        "month": "months|month",
        "quarter": "quarters|quarter",
        "year": "years|year|yrs|yr",
        "workday": "weekdays|weekday|workdays|workday|working days|working day|business days|business day",
    },
    units_glued={"second": "s", "minute": "m", "hour": "h", "day": "d", "week": "w", "year": "y"},
    groups={
        "workdays": "weekdays|all weekdays|workdays|working days|business days|work days|on weekday",
        "weekends": "weekends",
    },
    lengths={
        "1": "(a|an) {unit}",
        "2": "a couple [of] {unit}|couple of {unit}",
        "1/2": "half (a|an) {unit}|half {unit}|a half {unit}",
        "1+1/2": "(a|an|one) {unit} and a half|one and a half {unit}",
        "n+1/2": "{n} and (a half|half) {unit}|{n} {unit} and a half|{n} ½ {unit}",
        "15 minute": "[a] quarter of an hour|[a] quarter hour",
        "45 minute": "three quarters of an hour|3 quarters of an hour",
        "14 day": "[a] fortnight",
    },
    words={
        "and": "and|&|and also|plus|and on|and at",
        "through": "to|through|thru|till|until|til",
        "at": "at|@|about|at around|at about|around|at exactly|at precisely|by|starting at|starting from|beginning at"
        "|beginning from|from about",
        "am": "am|a m|a",
        "pm": "pm|p m|p",
        "oclock": "approximately|or so|or thereabouts|o'clock|o clock|oclock|sharp|on the dot|ish|exactly",
        "hour_marks": "hours|hrs|h",
        "link": "on|of|at|the|in|for|this|by",
    },
    parts={
        "noon": "at lunchtime|at lunch time|at lunch",
        "morning": "in the morning|in the mornings|of the morning|in the am|at morning",
        "afternoon": "in the afternoon|in the afternoons|of the afternoon|in the pm|at afternoon",
        "evening": "in the evening|in the evenings|in the eve|of the evening|at evening",
        "night": "at night|at nights|in the night|during the night|by night",
    },
    parts_bound={
        "morning": "morning|mornings|early morning",
        "noon": "lunchtime|lunch time",
        "afternoon": "afternoon|arvo|late afternoon|early afternoon",
        "evening": "evening|evenings|late evening|early evening|eve",
        "night": "night|nights|late night|tonight",
    },
    phrases={
        "clock": {
            "h+0": "{h} [hundred] o'clock",
            "h:m": "{h} {m}|{h} (oh|o) {m}",
            "h+30": "half past {h}|half {h}|half after {h}|30 past {h}",
            "h+15": "[a] quarter (past|after) {h}",
            "11:45": "[a] quarter to noon",
            "23:45": "[a] quarter to midnight",
            "12:15": "[a] quarter past noon",
            "h-15": "[a] quarter (to|of|till|til|before) {h}",
            "h+m": "{m} [minutes|minute|mins|min] (past|after) {h}",
            "h-m": "{m} [minutes|minute|mins|min] (to|till|til|before|of) {h}",
            "=h:m": "{h} h {m}",
            "12:00": "noon|midday|mid day|noontime|high noon|12 noon|twelve noon|12 pm noon",
            "12:30": "half past noon",
            "24:00": "midnight|12 midnight|12 am midnight|mid night|twelve midnight",
            "17:00": "end of day|eod|end of the day|end of business|cob|close of business",
        },
        "day": {
            "0": "[by|for] (today|2day)",
            "1": "(by|for) (tomorrow|tmrw)|tomorrow|tmrw|tmr|tomoz|2morrow|2moro|tommorow|tommorrow|tomorow",
            "2": "the day after next|[the] day after tomorrow|[the] day after tmrw|overmorrow",
            "-1": "yesterday",
            "-2": "the day before yesterday|day before yesterday",
        },
        "day_part": {
            "0 morning": "this morning",
            "0 noon": "today at lunchtime",
            "0 afternoon": "this afternoon|this arvo",
            "0 evening": "tonight|this evening|tonite|2nite|this eve",
            "0 night": "this night|late tonight",
            "-1 night": "last night",
            "1 night": "tomorrow night",
        },
        "weekday": {
            "each": "from {weekdays}|between {weekdays}",
            "": "{weekdays}|on {weekdays}|on the {weekdays}|for {weekday}|by {weekday}|{weekdays} only|on a {weekday}",
            "nearest": "(this|coming|this coming|the coming|upcoming|this upcoming|the upcoming"
            "|the nearest) {weekday}"
            "|(on|for|by) (this|the|this coming) {weekday}|on (the coming|coming|upcoming) {weekday}",
            "next": "next {weekday}|(on|for|by) next {weekday}|the next {weekday}",
            "this_week": "{weekday} [of] this week|this week [on] {weekday}",
            "next_week": "{weekday} [of] next week|(next week|next week's) [on] {weekday}|on {weekday} [of] next week"
            "|{weekday} [of] the following week",
            "later 1": "{weekday} week|on {weekday} week|a week on {weekday}|{weekday} after next"
            "|(the|a) {weekday} after next|week on {weekday}",
            "later 2": "{weekday} fortnight|on {weekday} fortnight|a fortnight on {weekday}",
            "later n": "{n} weeks on {weekday}|{weekday} in {n} weeks",
            "nth n": "in {n} {weekdays}|{n} {weekdays} from now",
            "past": "last {weekday}|past {weekday}|this past {weekday}|on last {weekday}",
        },
        "date": "{d} [of] {month}|{d} [of] {month} [,] [of] {year}|{month} [the] {d}"
        "|{month} [the] {d} [,] [of] {year}"
        "|on {d} [of] {month}|on {d} [of] {month} [,] [of] {year}|on {month} [the] {d}"
        "|on {month} [the] {d} [,] {year}"
        "|[on] the {d} [day] [of] {month}|[on] the {d} [day] [of] {month} [,] [of] {year}|{d} day of {month}"
        "|for {d} [of] {month}|for {month} {d}|by {d} [of] {month}|by {month} {d}"
        "|{year} [,] {month} [the] {d}|{year} the {d} [of] {month}|{month} {d} {clock} {year}|{d} {month} {clock} {year}",
        "numeric_date": "on {numeric_date}|for {numeric_date}|by {numeric_date}",
        "holiday": {
            "25 12": "(christmas|xmas)~|[on] (christmas|xmas) day [{year}]|(on|at) (christmas|xmas) [{year}]"
            "|(christmas|xmas) {year}",
            "24 12": "[on] christmas eve [{year}]|[on] xmas eve",
            "31 12": "[on] new year's eve [{year}]|[on] new years eve|[on] nye",
            "1 1": "[on] new year's day [{year}]|[on] new years day",
            "14 2": "[on] valentine's day|[on] valentines day|[on] valentines",
            "31 10": "[on] halloween",
            "4 7": "(on|for) independence day",
            "4 3 11": "[on] thanksgiving [day] [{year}]",
            "2 6 5": "[on] mother's day|[on] mothers day",
            "3 6 6": "[on] father's day|[on] fathers day",
            "-1 0 5": "[on] memorial day",
            "1 0 9": "[on] labor day",
        },
        "month_day": {
            "": "on the {ord}|on the {days}|on {ord}|for the {ord}|by the {ord}|the {ord}|on day {d}"
            "|day {d} of the month"
            "|on the {ord} day",
            "weak": "{ords}|on {d}|on {days}|[on] [the] {ord} day|day {d}",
            "clocked": "{dth}",
            "last": "[on] [the] last day",
        },
        "month": {
            "": "(next|this|coming|this coming) {month}|in (next|this) {month}|in {months}|in {month} {year}"
            "|during {months}|of {months}|in [the] month of {month}",
            "weak": "{months}|{month} {year}",
        },
        "year": "in {year}|in the year {year}",
        "span": {
            "0": "this {unit}|the current {unit}|current {unit}",
            "1": "next {unit}|the next {unit}|(the coming|coming|the following|following) {unit}",
            "2": "the {unit} after next|{unit} after next|the {unit} after the next",
            "-1": "last {unit}|the last {unit}|past {unit}|the previous {unit}",
            "0 weekend": "(on|at|for|over) the weekend|on weekend|the weekend|(on|over|for) this weekend",
            "1 weekend": "(on|over|for) next weekend",
            "1 week": "sometime next week|in the next week",
        },
        "here": {
            "0": "[the|this|of the] {unit}",
        },
        "edge": {
            "start": "[at|on|by] [the] (beginning|start) of ({span}|{here})|[the] beginning {span}",
            "middle": "[at|in|by] [the] middle of ({span}|{here})|mid {span}|in mid {span}",
            "end": "[at|by|on] [the] end of ({span}|{here})|[by] {unit} end|(at|by) {unit}'s end",
            "end month": "[by] eom",
            "end year": "[by] eoy",
            "end week": "[by] eow",
            "nth": "[on] [the] {nth} day (of|in) {span}|[on] [the] {nth} day of this {here}",
        },
        "nth_weekday": {
            "": "[on] [the] {nths} {weekdays}|[on] [the] {nth} {weekday} (of|in) {span}|[on] {span}'s {nth} {weekday}",
        },
        "nth_workday": {
            "": "[on] [the] {nths} (working|business|work) day [(of|in) {span}]|[on] [the] {nths} (weekday"
            "|workday) [(of|in) {span}]",
        },
        "offset": {
            "": "in {length}|in {length} time|in {length}'s time|in {length}' time|in about {length}"
            "|in another {length}"
            "|in just {length}|in the next {length}|{length} from now|{length} hence"
            "|after {length}|after about {length}|{length} later|{length} out|within {length}|in {length} from now"
            "|{length} away|{length} from this moment|in exactly {length}",
            "from": "{length} from {moment}|{length} after {moment}|in {length} from {moment}",
            "from 1": "{unit} from {moment}|(a|one|the) {unit} (after|following) {moment}",
            "before 1": "(a|one|the) {unit} before {moment}|{unit} before {moment}",
            "in 1 hour": "[the] next hour",
            "in 1": "(in|within) the next {unit}|within the {unit}|within (a|an) {unit}",
            "before": "{length} before {moment}|{length} prior to {moment}",
            "ago": "{length} ago|{length} earlier|{length} back",
            "now": "now|right now|immediately|at once|this instant|straight away|right away",
        },
        "every": {
            "mark": "every|each|each and every|on every|on each|ev",
            "1": "every {unit}|each {unit}|once (a|an|per|every|each) {unit}|every single {unit}|per {unit}",
            "n": "every {n} {unit}|each {n} {unit}|once every {n} {unit}|once (in|per) {n} {unit}|every {n} {unit}'s",
            "2": "every other {unit}|every second {unit}|every alternate {unit}|each other {unit}|alternate {unit}"
            "|every couple [of] {unit}|once every other {unit}|once every two {unit}|every 2nd {unit}",
            "ord": "every {ord} {unit}|each {ord} {unit}",
            "1 day": "daily|everyday|day by day|day in day out|each and every day|all days|every days"
            "|every day of the week",
            "1 hour": "hourly",
            "1 week": "weekly",
            "2 week": "biweekly|bi weekly|fortnightly|every fortnight|once a fortnight|each fortnight",
            "1 month": "monthly|of every month|of each month|of the month|of a month|in every month|in each month",
            "2 month": "bimonthly|bi monthly",
            "3 month": "quarterly",
            "6 month": "every half year|every half a year|twice yearly|semiannually|semi annually|biannually"
            "|half yearly|semi yearly",
            "1 year": "yearly|annually|anually|of every year|of each year|of the year|in every year",
            "2 year": "biennially",
            "1 workday": "every weekday|every work day|each weekday",
            "30 minute": "every half hour|every half an hour|half hourly|each half hour",
            "15 minute": "every quarter hour|every quarter of an hour",
            "90 minute": "every hour and a half|every hour and half|every one and a half hours",
        },
        "every_weekday": {
            "2": "every other {weekdays}|each other {weekdays}|every alternate {weekdays}|alternate {weekdays}"
            "|every second {weekday}s",
            "n": "every {n} {weekdays}",
            "ord": "every {ord} {weekday}|each {ord} {weekday}",
        },
        "every_part": {
            "morning evening": "(every|each) morning and [every|each] evening",
            "morning night": "(every|each) morning and [every|each] night",
            "morning afternoon": "(every|each) morning and [every|each] afternoon",
            "morning": "every morning|each morning|mornings|in the mornings|every day in the morning",
            "noon": "every lunchtime|each lunchtime",
            "afternoon": "every afternoon|each afternoon|afternoons|in the afternoons",
            "evening": "every evening|each evening|evenings|in the evenings|every eve",
            "night": "every night|each night|nights|at nights|nightly",
        },
        "times": {
            "1": "once (a|an|per|every|each) {unit}|one time (a|an|per) {unit}|1 time (a|an|per) {unit}",
            "2": "twice (a|an|per|every|each) {unit}",
            "3": "thrice (a|an|per|every|each) {unit}",
            "n": "{n} times (a|an|per|every|each) {unit}|{n}x (a|an|per) {unit}|{n} x (a|an|per) {unit}",
            "2 day": "twice daily",
            "n day": "{n} times daily|{n}x daily",
        },
        "count": {
            "n": "{n} times|for {n} times|{n} times in total|{n} times only|for {n} occurrences|{n} occurrences"
            "|for the next {n} times|for a total of {n} times|{n} repetitions",
            "2": "for two occurrences",
        },
        "for": "for {length}|for the next {length}|for the coming {length}|during the next {length}"
        "|over the next {length}"
        "|lasting {length}|for the following {length}",
        "until": "(until|till|til|through|thru|up to|up until|ending|ending on|to|ends|ends on"
        "|and ending) [the] {moment} [{clock}]",
        "starting": "(starting|starting from|starting on|starting at|beginning|beginning on|beginning from|from|as of"
        "|effective|start|starts|starts on|since) [the] {moment}",
        "range": "from {d} (to|-|until|till|through) {d} [of] {month}|(from|between|starting|starting from"
        "|beginning) {moment} (to|until|till|til|through|thru|and|ending) {moment}",
        "window": "(between|from) {clock} (and|to|until|till|til|through|thru|-) {clock}|{clock} (to|until|till"
        "|through|thru) {clock}",
        "except": "(but|except|except on|except for|but not|but not on|excluding|excepting|apart from|besides"
        "|other than|not on|not)"
        " [the] ({weekdays}|{moments})|(except|but not|excluding) on {moments}",
        "minute": {
            "0": "on the hour|at the top of the hour|at the hour",
            "30": "on the half hour|at half past|at the half hour|at the bottom of the hour",
            "15": "at quarter past|on the quarter hour|at a quarter past",
            "45": "at quarter to|at a quarter to",
            "m": "at {ms} [minutes] (past|after) [the hour]|{m} [minutes|mins] (past|after) the hour|at minute {m}"
            "|{m} past every hour",
        },
        "after_done": "{length} after (done|completion|completing|finishing|i finish|i am done|i'm done"
        "|it is done|it's done"
        "|being done|completed|i did it|the last time|last done|last time)",
        "or_last_day": "or [on] [the] last day [of the month]|or the last|or last day",
        "zone": "{city} time|time in {city}|in {city} time|{city} local time|at {city} time",
    },
    date_separators="/",
    glue_before="[hey] [please|pls|plz|kindly] [can you|could you|will you|would you] [please] remind (me"
    "|us) [please]"
    "|[please|pls] [set|create|add|make] [me] (a|an|the) (reminder|alarm|notification) [for me] [for|on|at]"
    "|reminder|set reminder"
    "|schedule|please schedule|please|pls|remind|notify me|alert me|ping me|remember|don't let me forget"
    "|i need to|i have to|i want to"
    "|i must|hey",
    glue_between="to|that|that i (have|need|should|must) to|about|that i|to please|of|i need to|i have to"
    "|i want to|i should|i must",
    glue_after="please|pls|plz|thanks|thank you|thx",
    blockers="until|till|since|than|before|after|from|every|each|between|the|a|an|my|your|his|her|our|their"
    "|last|past|for the|of",
    names="black friday|good friday|cyber monday|super tuesday|ash wednesday|palm sunday|easter sunday"
    "|easter monday|24/7"
    "|7/11|may day|march madness|today show|the today show|tonight show|second hand|second opinion|second floor"
    "|sun cream"
    "|sun screen|sat nav|friday night lights|saturday night live|saturday night fever|ruby tuesday"
    "|the day after tomorrow movie"
    "|night shift|night nurse|day shift|late shift|one to one|one on one|one to ones|at the end of the day the"
    "|day off|day care|weekend edition",
    typo_traps="mouth|match|dairy|early|might|eight|right|light|fight|sight|night|nearly|ever|very|evening|evenly"
    "|marsh|marco|marc|august|weekday|money|house|hours|yours|tours|fours|minute|minuet|friar|fried|fridge"
    "|sunny|sundae|sundry"
    "|weedy|month|moths|south|youth|weeks|seeks|weekly|weakly|today|toddy|never|nigh|tomorrow|daily|daisy|daily"
    "|party|year|yearn"
    "|years|tears|bears|gears|fears|ears|august|angust|march|larch|starch|parch|patch|watch|batch|catch|latch"
    "|hatch|arch|marsh"
    "|harsh|apron|april|after|alter|other|mother|either|until|untie|start|stars|morning|mourning|moaning"
    "|warning|burning",
    voice=Voice(
        joiner=" and ",
        once="{weekday} {date} {time}",
        date="{day} {month} {year}",
        at="at {clocks}",
        weekdays=_WEEKDAYS,
        weekdays_every=_WEEKDAYS,
        weekdays_on=_WEEKDAYS,
        months=_MONTHS,
        months_in=_MONTHS,
        every={
            "hour": "every hour",
            "day": "every day",
            "week": "every week",
            "month": "every month",
            "year": "every year",
        },
        every_n={
            "minute": ("every {n} minutes",),
            "hour": ("every {n} hours",),
            "day": ("every {n} days",),
            "week": ("every {n} weeks",),
            "month": ("every {n} months",),
            "year": ("every {n} years",),
        },
        every_weekday="every {days}",
        on_weekdays="on {days}",
        workdays="weekdays",
        weekends="weekends",
        month_day={
            0: "{day}th",
            1: "1st",
            2: "2nd",
            3: "3rd",
            21: "21st",
            22: "22nd",
            23: "23rd",
            31: "31st",
            -1: "last day",
        },
        on_month_days="on the {days}",
        or_last_day="or the last day",
        on_date="on {day} {month}",
        nth={
            1: ("first",),
            2: ("second",),
            3: ("third",),
            4: ("fourth",),
            5: ("fifth",),
            -1: ("last",),
            -2: ("second last",),
        },
        nth_weekday="{nth} {weekday}",
        nth_workday="{nth} working day",
        on_nth_weekdays="on the {days}",
        in_months="in {months}",
        past_the_hour="at {minutes} past the hour",
        starting="starting {date}",
        until="until {date}",
        times=("{n} time", "{n} times"),
        excluding="except {dates}",
        lengths={
            "day": ("{n} day", "{n} days"),
            "hour": ("{n} hour", "{n} hours"),
            "minute": ("{n} minute", "{n} minutes"),
        },
        after_done="{length} after done",
    ),
)
