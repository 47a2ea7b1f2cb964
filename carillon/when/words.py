"""The slots that name things: numbers, ordinals, weekdays, months, units, parts of the day."""

from __future__ import annotations

from typing import Final

from carillon.when.scan import Match, Scan, slot

_MOST: Final = 100_000
_LONGEST_LIST: Final = 12
_DAYS_OF_A_WEEK: Final = 7
_MOST_COUNTED: Final = 10
_GROUPS: Final = {"workdays": (0, 1, 2, 3, 4), "weekends": (5, 6)}


@slot("n")
def number(scan: Scan, at: int) -> list[Match]:
    """A whole number in digits or words."""
    token = scan.tokens[at]
    if token.num is None:
        return [Match(int(match.value), match.end, weak=True) for match in scan.table("number", at)]
    if token.num > _MOST or _stuck_to_word(scan, at) or _goes_on(scan, at):
        return []
    return [Match(token.num, at + 1, weak=True)]


@slot("ord")
def ordinal(scan: Scan, at: int) -> list[Match]:
    """An ordinal in words, or digits with an ordinal mark."""
    token = scan.tokens[at]
    if token.num is None:
        return [Match(int(match.value), match.end, match.weak) for match in scan.table("ordinal", at)]
    end = _after_mark(scan, at)
    return [Match(token.num, end)] if end > at + 1 and token.digits <= 2 and not _stuck_to_word(scan, at) else []


@slot("dth")
def ordinal_in_digits(scan: Scan, at: int) -> list[Match]:
    """Digits with an ordinal mark."""
    return [match for match in ordinal(scan, at) if scan.tokens[at].num]


@slot("marked")
def ordinals_in_digits(scan: Scan, at: int) -> list[Match]:
    """One or several of {dth}."""
    return several(scan, "dth", at)


@slot("nth")
def nth(scan: Scan, at: int) -> list[Match]:
    """An ordinal, or a place counted from the end: -1 is the last."""
    lasts = [Match(int(match.value), match.end, match.weak) for match in scan.table("last", at)]
    return [*ordinal(scan, at), *lasts]


@slot("nths")
def nths(scan: Scan, at: int) -> list[Match]:
    """One or several of {nth}."""
    return several(scan, "nth", at)


@slot("d")
def day_of_month(scan: Scan, at: int) -> list[Match]:
    """A day of a month: 3, 3rd, third, three. Digits above 31 pass, so that 32 March is refused, not overlooked."""
    token = scan.tokens[at]
    if token.num is None:
        ordinals = [match for match in scan.table("ordinal", at) if not match.weak]
        words = [*ordinals, *(match for match in scan.table("number", at) if not _rather_counts(scan, match))]
        return [Match(int(match.value), match.end, weak=True) for match in words if 0 < int(match.value) <= 31]
    if token.num == 0 or token.digits > 2 or _stuck_to_word(scan, at):
        return []
    marked = _after_mark(scan, at)
    plain = [] if _goes_on(scan, at) or counts(scan, at + 1) else [Match(token.num, at + 1, weak=True)]
    return [*plain, Match(token.num, marked)] if marked > at + 1 else plain


def counts(scan: Scan, end: int) -> bool:
    """Whether a number that ends here counts things: "2 cafés"; not "9 de la noche"."""
    measure = end < len(scan.tokens) and scan.tokens[end].word in scan.grammar.measures
    return measure and not scan.table("word_link", end)


def _rather_counts(scan: Scan, number: Match) -> bool:
    """A small number in words right before a word of the message: "todos los días una reunión"."""
    if not number.weak or int(number.value) > _MOST_COUNTED or number.end >= len(scan.tokens):
        return False
    tables = ("word_link", "word_and", "word_at", "month")
    joined = any(scan.table(name, number.end) for name in tables)
    return scan.tokens[number.end].word.isalpha() and not joined


@slot("days")
def days_of_month(scan: Scan, at: int) -> list[Match]:
    """One or several days of a month."""
    return several(scan, "d", at)


@slot("digit")
def day_in_digits(scan: Scan, at: int) -> list[Match]:
    """A day of a month in digits: 3, 3rd."""
    return day_of_month(scan, at) if scan.tokens[at].num is not None else []


@slot("ords")
def ordinals(scan: Scan, at: int) -> list[Match]:
    """One or several of {ord}."""
    return several(scan, "ord", at)


@slot("year")
def year(scan: Scan, at: int) -> list[Match]:
    """Four digits, or two behind an apostrophe."""
    token = scan.tokens[at]
    if token.digits == 4 and token.num is not None and token.num >= 1000 and not _goes_on(scan, at):
        return [Match(token.num, at + 1, weak=True)]
    following = scan.tokens[at + 1] if at + 1 < len(scan.tokens) else None
    if token.word == "'" and following and following.digits == 2 and following.num is not None:
        return [Match(2000 + following.num, at + 2, weak=True)]
    return []


@slot("weekday")
def weekday(scan: Scan, at: int) -> list[Match]:
    """One day of the week, Monday is 0."""
    return [Match(int(match.value), match.end, match.weak) for match in scan.table("weekday", at)]


@slot("weekdays")
def weekdays(scan: Scan, at: int) -> list[Match]:
    """Days of the week with whether the form means every such day: lists, ranges and groups."""
    matches = []
    for match in several(scan, "weekday_item", at):
        days = tuple(sorted({day for item, _ in match.value for day in item}))
        habitual = len(days) > 1 or any(flag for _, flag in match.value)
        matches.append(Match((days, habitual), match.end, match.weak))
    return matches


@slot("weekday_item")
def weekday_item(scan: Scan, at: int) -> list[Match]:
    """One element of a list of weekdays: a day, a range or a group."""
    matches = _hyphenated(scan, at)
    for match in [] if matches else weekday(scan, at):
        matches.append(Match(((match.value,), False), match.end, match.weak))
        matches += [
            Match((_range(match.value, last.value), True), last.end)
            for join in (*scan.table("word_through", match.end), *_hyphen(scan, match.end))
            for last in weekday(scan, join.end)
        ]
    for match in scan.table("weekday_plural", at):
        matches.append(Match(((int(match.value),), True), match.end, match.weak))
        matches += [
            Match((_range(int(match.value), int(last.value)), True), last.end)
            for join in (*scan.table("word_through", match.end), *_hyphen(scan, match.end))
            for last in scan.table("weekday_plural", join.end)
        ]
    matches += [Match((_GROUPS[match.value], True), match.end, match.weak) for match in scan.table("group", at)]
    return matches


@slot("month")
def month(scan: Scan, at: int) -> list[Match]:
    """A month by name, January is 1."""
    return [Match(int(match.value), match.end, match.weak) for match in scan.table("month", at)]


@slot("months")
def months(scan: Scan, at: int) -> list[Match]:
    """One or several months."""
    return several(scan, "month", at)


@slot("unit")
def unit(scan: Scan, at: int) -> list[Match]:
    """A unit of time by the key of the lexicon."""
    return scan.table("unit", at)


@slot("part")
def part(scan: Scan, at: int) -> list[Match]:
    """A part of the day."""
    return scan.table("part", at)


def several(scan: Scan, name: str, at: int) -> list[Match]:
    """Lists of a slot's values, of every length: "a", "a, b", "a, b and c"."""
    matches = []
    open_lists = [Match((first.value,), first.end, first.weak) for first in scan.slot(name, at)]
    while open_lists:
        matches += open_lists
        longer = (
            Match((*head.value, item.value), item.end, head.weak and item.weak)
            for head in open_lists
            for item in _following(scan, name, head.end)
            if len(head.value) < (_DAYS_OF_A_WEEK if name == "weekday_item" else _LONGEST_LIST)
        )
        open_lists = list(dict.fromkeys(longer))
    return matches


def _following(scan: Scan, name: str, at: int) -> list[Match]:
    """The next elements of a list. Weekdays may stand side by side without a comma: "mon wed fri"."""
    joined = [item for start in separators(scan, at) for item in scan.slot(name, start)]
    side_by_side = scan.slot(name, at) if name == "weekday_item" else []
    return joined + [item for item in side_by_side if not item.weak or scan.slot(name, item.end)]


def separators(scan: Scan, at: int) -> list[int]:
    """Where the next element of a list begins, when there is a comma or a word like "and" here.

    Its article may be said again: "il 1, il 10 e il 20".
    """
    at = _past_point(scan, at)
    if at >= len(scan.tokens):
        return []
    comma = scan.tokens[at].word in {",", "/", "&", "+"}
    starts = [at + 1] if comma else []
    starts += [match.end for place in (at, at + 1)[: 1 + comma] for match in scan.table("word_and", place)]
    return starts + [match.end for start in starts for match in scan.table("word_again", start)]


def _after_mark(scan: Scan, at: int) -> int:
    following = scan.tokens[at + 1] if at + 1 < len(scan.tokens) else None
    if following is None:
        return at + 1
    if following.word in scan.grammar.ordinal_marks and not following.spaced:
        return at + 2
    hyphenated = following.word == "-" and not following.spaced and at + 2 < len(scan.tokens)
    if hyphenated and scan.tokens[at + 2].word in scan.grammar.ordinal_marks and not scan.tokens[at + 2].spaced:
        return at + 3
    return at + 1


def _stuck_to_word(scan: Scan, at: int) -> bool:
    """Digits glued to the letters before them belong to a name: mp3; but not in Feb13."""
    glued = at > 0 and not scan.tokens[at].spaced and scan.tokens[at - 1].word.isalpha()
    return glued and not scan.table("month", at - 1)


def _goes_on(scan: Scan, at: int) -> bool:
    """Digits followed at once by a sign and more digits are part of a longer number."""
    if at + 2 >= len(scan.tokens):
        return False
    sign, rest = scan.tokens[at + 1], scan.tokens[at + 2]
    return sign.word in {".", ",", ":", "/"} and not sign.spaced and not rest.spaced and rest.num is not None


def _hyphenated(scan: Scan, at: int) -> list[Match]:
    """Three and more days joined by hyphens are a list: "mon-wed-fri"."""
    days = [match.value for match in weekday(scan, at)[:1]]
    end = at + 1
    while days and (hyphen := _hyphen(scan, end)) and (following := weekday(scan, hyphen[0].end)):
        days.append(following[0].value)
        end = following[0].end
    return [Match((tuple(days), True), end)] if len(days) > 2 else []


def _past_point(scan: Scan, at: int) -> int:
    """Behind the point of an abbreviation, if there is one."""
    return at + 1 if at < len(scan.tokens) and scan.tokens[at].soft and scan.tokens[at].word == "." else at


def _hyphen(scan: Scan, at: int) -> list[Match]:
    at = _past_point(scan, at)
    return [Match("", at + 1)] if at < len(scan.tokens) and scan.tokens[at].word == "-" else []


def _range(first: int, last: int) -> tuple[int, ...]:
    return tuple((first + step) % 7 for step in range((last - first) % 7 + 1))
