"""Times of day, in digits and in words, one or several."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final, NamedTuple

from carillon.when.facts import Clocks, ClockTime, Found
from carillon.when.hours import hour_in_part
from carillon.when.lengths import measured
from carillon.when.scan import SOURCES, Match, Scan, Walked, slot
from carillon.when.tokens import Token
from carillon.when.words import counts, several

_FORMULA: Final = re.compile(r"(=?)(h|\d+)(?::(m|\d\d)|((?:[+-](?:m|\d+))*))")

FULL, FRONT, LOOSE, ARTICLE = "full", "front", "loose", "article"
"""A clock by its form; digits that are one at the front of a line (0930, 9.30); digits that may be anything (9);
a number word that counts things (una) and is a clock only behind "at" or before a part of the day.
"""


_LONGEST_LIST: Final = 12
_LONGEST_AT: Final = 3
NO_SUCH_CLOCK: Final = ClockTime(99)
"""What 25:00 is read as, so that it is refused and not overlooked."""


class Read(NamedTuple):
    """A clock with its form."""

    time: ClockTime
    end: int
    form: str


@slot("h")
def hour(scan: Scan, at: int) -> list[Match]:
    """An hour: (0..24, whether the digits leave no doubt)."""
    token = scan.tokens[at]
    if token.num is not None:
        sure = token.num > 12 or token.num == 0 or token.word[0] == "0"
        fits = token.num <= 24 and token.digits <= 2 and not _after_sign(scan, at)
        return [Match((token.num, sure), at + 1, weak=True)] if fits else []
    names = [*scan.table("number", at), *scan.table("hour", at)]
    return [Match((int(m.value), int(m.value) > 12), m.end, weak=True) for m in names if int(m.value) <= 24]


@slot("of_hour")
def hour_by_ordinal(scan: Scan, at: int) -> list[Match]:
    """An hour named by its ordinal, as in the Russian half hours."""
    return [Match((int(match.value), False), match.end, match.weak) for match in scan.table("of_hour", at)]


@slot("m")
def minute(scan: Scan, at: int) -> list[Match]:
    """Minutes; digits above 59 pass, so that 14h75 is refused, not overlooked."""
    token = scan.tokens[at]
    if token.num is not None:
        return [Match(token.num, at + 1, weak=True)] if token.digits <= 2 else []
    return [Match(int(m.value), m.end, weak=True) for m in scan.table("number", at) if int(m.value) < 60]


@slot("ms")
def minutes(scan: Scan, at: int) -> list[Match]:
    """One or several of {m}."""
    return several(scan, "m", at)


@slot("clock")
def clock(scan: Scan, at: int) -> list[Match]:
    """One time of day, with or without the word "at"."""
    starts = scan.table("word_at", at)
    bare = [
        Match((read.time, read.form), read.end, weak=read.form != FULL)
        for read in _reads(scan, at)
        if read.form != ARTICLE
        and not (read.form == LOOSE and (_like_a_year(scan.tokens[at]) or counts(scan, read.end)))
    ]
    return [
        *(
            Match((read.time, form), read.end, weak=form != FULL)
            for at_ in starts
            for read in _reads(scan, at_.end)
            for form in (_behind_weak_at(read) if at_.weak else FULL,)
        ),
        *bare,
    ]


def _behind_weak_at(read: Read) -> str:
    """Behind an "at" that is an article as well, a number alone may count: "las tres hermanas"."""
    return LOOSE if read.form == ARTICLE else read.form


@slot("clocks")
def clocks(scan: Scan, at: int) -> list[Match]:
    """Lists of times of day: (times, form, whether only commas join them)."""
    matches = []
    heads = [Match(((one.value[0],), one.value[1], False), one.end) for one in scan.slot("clock", at)]
    in_parts = [Match(((one.value[0],), FULL, False), one.end) for one in scan.slot("clock_in_part", at)]
    while heads or in_parts:
        matches += heads
        heads, in_parts = heads + in_parts, []
        heads = [
            _longer(head, one, by_comma)
            for head in heads
            for one, by_comma in _next_clocks(scan, head.end)
            if not by_comma or one.value[1] == FULL or _later(one.value[0], head.value[0][-1])
        ]
        heads = list(dict.fromkeys(head for head in heads if len(head.value[0]) <= _LONGEST_LIST))
    return [_with_shared_half(match) for match in matches]


def _later(one: ClockTime, other: ClockTime) -> bool:
    """Bare numbers behind commas are clocks in their order: "8, 14 y 20", not "8, 2 cafés"."""
    return (one.hour, one.minute) > (other.hour, other.minute)


@slot("clock_in_part")
def clock_in_part(scan: Scan, at: int) -> list[Match]:
    """A clock behind its part of the day, in a list of such: "morgens um 8 und abends um 8"."""
    parts = [*scan.table("part", at), *scan.table("part_clock", at)]
    return [
        Match((replace(time, hour=hour_in_part(time.hour, part.value), sure=True), FULL), clock_.end)
        for part in parts
        for clock_ in scan.slot("clock", part.end)
        for time, _ in (clock_.value,)
    ]


def find_clocks(scan: Scan, at: int) -> list[Found]:
    """Clocks as facts; a loose one needs a day beside it."""
    found = []
    for match in scan.slot("clocks", at):
        times, form, by_comma = match.value
        if form == LOOSE and not scan.grammar.lexicon.bare_hours and _word_follows(scan, match.end):
            continue
        bound = form != FULL
        found.append(Found((Clocks(times, by_comma),), at, match.end, weak=form == LOOSE, bound=bound))
    return found


SOURCES.append(find_clocks)


def _word_follows(scan: Scan, at: int) -> bool:
    return at < len(scan.tokens) and scan.tokens[at].word.isalpha()


def _reads(scan: Scan, at: int) -> list[Read]:
    if at >= len(scan.tokens):
        return []
    return [read for base in (*_digits(scan, at), *_phrases(scan, at)) for read in _with_suffix(scan, base)]


def _digits(scan: Scan, at: int) -> list[Read]:
    """15, 15:30, 15:30:20, 15.30, 1530."""
    token = scan.tokens[at]
    if token.num is None or _after_sign(scan, at) or _in_a_name(scan, at):
        return []
    reads = [*_separated(scan, at), *_beyond_the_day(scan, at)]
    if token.digits == 4 and token.num // 100 < 24 and token.num % 100 < 60:
        form = FRONT if token.word[0] == "0" else LOOSE
        reads.append(Read(ClockTime(token.num // 100, token.num % 100, sure=_sure(token.word)), at + 1, form))
    if token.num <= 24 and token.digits <= 2 and not reads and not _is_ordinal(scan, at):
        reads.append(Read(ClockTime(token.num, sure=_sure(token.word)), at + 1, LOOSE))
    return reads


def _in_a_name(scan: Scan, at: int) -> bool:
    """Whether letters are glued to the digits, as in mp3; "h18" is Italian for "at 18"."""
    glued = at > 0 and not scan.tokens[at].spaced and scan.tokens[at - 1].word.isalpha()
    return glued and not scan.table("word_at", at - 1)


def _separated(scan: Scan, at: int) -> list[Read]:
    parts = _run(scan, at)
    if parts is None:
        return []
    sign, digits, end = parts
    hour_, minute_, second = (*(int(part) for part in digits), 0)[:3]
    exists = hour_ * 60 + minute_ <= 24 * 60 and minute_ < 60 and second < 60
    if not exists and sign != ":":
        return []
    time = ClockTime(hour_, minute_, second, _sure(digits[0])) if exists else NO_SUCH_CLOCK
    return [Read(time, end, FULL if sign == ":" else FRONT)]


def _beyond_the_day(scan: Scan, at: int) -> list[Read]:
    """25 Uhr."""
    number = scan.tokens[at].num or 0
    marked = scan.table("word_hour_marks", at + 1) if 24 < number < 100 else []
    return [Read(NO_SUCH_CLOCK, match.end, FULL) for match in marked]


def _run(scan: Scan, at: int) -> tuple[str, list[str], int] | None:
    """Digits joined by ":" or "." without spaces, minutes and seconds in two digits; behind "at" also by a comma."""
    digits, end = [scan.tokens[at].word], at + 1
    sign = scan.tokens[end].word if end < len(scan.tokens) else ""
    if sign not in {":", "."} | ({","} if _behind_at(scan, at) else set()) or len(digits[0]) > 2:
        return None
    while end + 1 < len(scan.tokens) and scan.tokens[end].word == sign and len(digits) < 3:
        joint, token = scan.tokens[end], scan.tokens[end + 1]
        if joint.spaced or token.spaced or token.num is None or token.digits != 2:
            break
        digits.append(token.word)
        end += 2
    return (sign, digits, end) if len(digits) > 1 else None


def _behind_at(scan: Scan, at: int) -> bool:
    before = range(max(at - _LONGEST_AT, 0), at)
    return any(match.end == at for place in before for match in scan.table("word_at", place))


def _phrases(scan: Scan, at: int) -> list[Read]:
    """Clock words, and a bare hour in words."""
    reads = []
    for walked in scan.walk(scan.grammar.tables["clock"], at):
        time = _computed(walked.pattern.key, dict(zip(walked.names, walked.values, strict=True)))
        if time is not None:
            if _rather_a_window(scan, at, walked) or _rather_a_count(scan, at, walked) or _one_number(scan, at, walked):
                continue
            spaced_digits = not walked.literal and scan.tokens[at].num is not None
            reads.append(Read(time, walked.end, LOOSE if walked.weak or spaced_digits else FULL))
    if scan.tokens[at].num is None:
        names = (*scan.table("number", at), *scan.table("hour", at))
        articles = {match.end for match in names if match.weak}
        forms = [(match, ARTICLE if match.end in articles else LOOSE) for match in scan.slot("h", at)]
        reads += [Read(ClockTime(m.value[0], sure=m.value[1]), m.end, form) for m, form in forms]
    return reads


def _one_number(scan: Scan, at: int, walked: Walked) -> bool:
    """Whether hour and minute are one number word: "vinte e uma" is 21."""
    return any(match.end == walked.end and int(match.value) <= 24 for match in scan.table("number", at))


def is_formula(key: str) -> bool:
    """Whether a key of clock patterns says how hour and minute make a clock."""
    return _FORMULA.fullmatch(key) is not None


def _rather_a_window(scan: Scan, at: int, walked: Walked) -> bool:
    """Whether two numbers are a stretch like "9 to 17" and not a clock like "10 to 6"."""
    if not walked.pattern.key.endswith("-m") or walked.names != ("m", "h"):
        return False
    minutes, hour_ = scan.tokens[at].num, scan.tokens[walked.end - 1].num
    return minutes is not None and hour_ is not None and (minutes % 5 > 0 or hour_ > 12)


def _rather_a_count(scan: Scan, at: int, walked: Walked) -> bool:
    """Whether the second number counts something: "9 2 pills", "9 10 minutes of yoga", "9 un café"."""
    last = scan.tokens[walked.end - 1]
    added = not walked.pattern.key.endswith(":m")  # "7 heures moins 5", "las 9 y 5"
    if walked.names[-1:] != ("m",) or added or not last.spaced:
        return False
    if last.num is not None:
        odd = last.num % 5 > 0 and not scan.table("glue_between", walked.end)
        return last.digits == 1 or bool(scan.slot("unit", walked.end)) or (odd and measured(scan, walked.end))
    if not walked.literal and scan.slot("unit", walked.end):
        return True
    in_digits = scan.tokens[at].num is not None  # "8 Uhr zwei Brote", but "acht Uhr zwei"
    words = [match for match in scan.table("number", walked.end - 1) if match.end == walked.end]
    return any(match.weak + in_digits + (int(match.value) < 10) > 1 for match in words)


def _computed(key: str, values: dict[str, Any]) -> ClockTime | None:
    """The key of a clock pattern: "h+30", "h-m", "=h:m", "12:00"; "=" leaves no choice of half-day."""
    match = _FORMULA.fullmatch(key)
    if match is None:
        raise ValueError(f"not a clock formula: {key!r}")
    exact, base, direct, terms = match.groups()
    hour_, sure = values.get("h") or values.get("of_hour") or (0, False) if base == "h" else (int(base), True)
    minutes = (values["m"] if direct == "m" else int(direct)) if direct else 0
    if values.get("m", 0) > 59:
        return NO_SUCH_CLOCK if direct and hour_ < 25 else None
    for sign, term in re.findall(r"([+-])(m|\d+)", terms or ""):
        minutes += (1 if sign == "+" else -1) * (values["m"] if term == "m" else int(term))
    total = hour_ * 60 + minutes
    if total < 0:
        total += 720 if not sure and hour_ else 1440
    if total > 24 * 60:
        return None
    if not sure and total < 60 and hour_:
        total += 720
    return ClockTime(total // 60, total % 60, sure=sure or bool(exact), marked=bool(exact) and not sure)


def _with_suffix(scan: Scan, read: Read) -> list[Read]:
    """What may stand behind a clock: o'clock, Uhr, am, pm, in the evening."""
    sure = replace(read.time, sure=True, marked=not read.time.sure)
    reads = [read, *_marked(scan, read)]
    form = ARTICLE if read.form == ARTICLE and scan.slot("unit", read.end) else FULL  # "une heure de sport"
    reads += [Read(sure, match.end, form) for match in scan.table("word_hour_marks", read.end)]
    halved = [half for base in reads for half in _halved(scan, base)]
    return [*reads, *halved, *(marked for half in halved for marked in _marked(scan, half))]


def _marked(scan: Scan, read: Read) -> list[Read]:
    return [read._replace(end=match.end, form=FULL) for match in scan.table("word_oclock", read.end)]


def _halved(scan: Scan, read: Read) -> list[Read]:
    """The clock in the half of the day, or the part of it, that the next words name."""
    reads = []
    for word, shift in (("word_am", 0), ("word_pm", 12)):
        half = in_half(read.time, shift)
        ends = [match.end for match in scan.table(word, read.end) if not _stands_apart(scan, read.end, match)]
        reads += [Read(half, end, FULL) for end in ends if half is not None]
    for match in (*scan.table("part", read.end), *scan.table("part_clock", read.end)):
        hour_ = hour_in_part(read.time.hour, match.value)
        reads.append(Read(replace(read.time, hour=hour_, sure=True, marked=False), match.end, FULL))
    return reads


def _stands_apart(scan: Scan, start: int, match: Match) -> bool:
    """The "a" of 5a is a half of the day, the one of "at 5 a walk" is not, nor the German "am" of "um 5 am Montag"."""
    short = match.weak or len(scan.tokens[start].word) == 1
    return match.end == start + 1 and short and scan.tokens[start].spaced


def in_half(time: ClockTime, shift: int) -> ClockTime | None:
    """A clock of the 12-hour face in its half of the day; None where the hour already says otherwise."""
    if time.hour == 0 or time.hour > 12:
        return replace(time, sure=True, marked=False) if (time.hour > 12) == bool(shift) else None
    return replace(time, hour=time.hour % 12 + shift, sure=True, marked=False)


def _next_clocks(scan: Scan, at: int) -> list[tuple[Match, bool]]:
    if at >= len(scan.tokens):
        return []
    comma = scan.tokens[at].word in {",", "/"}
    joined = [match.end for place in (at, at + 1)[: 1 + comma] for match in scan.table("word_and", place)]
    names = ("clock", "clock_in_part")
    by_word = [(match, False) for start in joined for name in names for match in scan.slot(name, start)]
    return by_word + [(match, True) for match in (scan.slot("clock", at + 1) if comma else [])]


def _longer(head: Match, one: Match, by_comma: bool) -> Match:
    times, form, comma_only = head.value
    return Match(((*times, one.value[0]), form, comma_only or by_comma), one.end)


def _with_shared_half(match: Match) -> Match:
    """In "2 and 4pm" the half of the day belongs to both."""
    times, form, by_comma = match.value
    last = times[-1]
    if len(times) == 1 or not last.sure or last.hour < 12:
        return match
    shared = tuple(
        replace(time, hour=time.hour + 12, sure=True)
        if not time.sure and time.hour < 7 and time.hour + 12 < last.hour
        else time
        for time in times
    )
    return Match((shared, form, by_comma), match.end)


def _sure(digits: str) -> bool:
    return digits[0] == "0" or int(digits[:2] if len(digits) == 4 else digits) > 12


def _like_a_year(token: Token) -> bool:
    """2026 is a year sooner than 20:26, 2030 a clock."""
    year = token.num or 0
    return token.digits == 4 and (1900 <= year < 2000 or (2020 <= year < 2040 and year % 5 > 0))


def _is_ordinal(scan: Scan, at: int) -> bool:
    """Digits with the point that makes them an ordinal in some languages, before another word: "2. Mahnung"."""
    if at + 2 >= len(scan.tokens) or "." not in scan.grammar.ordinal_marks:
        return False
    return scan.tokens[at + 1].word == "." and not scan.tokens[at + 1].spaced


def _after_sign(scan: Scan, at: int) -> bool:
    """Digits glued behind ":" "." "," "/" "-" "+" "#" or a currency sign are not the start of a clock."""
    if at == 0 or scan.tokens[at].spaced or _closes_stretch(scan, at):
        return False
    return scan.tokens[at - 1].word in set(":.,/-+#$€£₽№")


def _closes_stretch(scan: Scan, at: int) -> bool:
    """The 11 of "9-11 Uhr" and of "9:00-11:00"."""
    if at < 2 or scan.tokens[at - 1].word != "-" or scan.tokens[at - 1].spaced:
        return False
    return scan.tokens[at - 2].num is not None and scan.tokens[at - 2].digits <= 2
