"""How far something is moved, as a person types it: "2 h", "-30 min", "3 days earlier"."""

from __future__ import annotations

from datetime import datetime, timedelta

from carillon.chat.context import Context
from carillon.when import Once, Preferences, parse
from carillon.when.tokens import fold
from carillon.when.zones import wall_clock

# The word before a length that makes it count from now, in the time language.
IN = {"en": "in", "es": "en", "pt": "em", "fr": "dans", "de": "in", "it": "tra", "ru": "через"}

# Each stands in front of a length, or behind it; compared without case and accents.
EARLIER = {
    "en": "earlier before back",
    "es": "antes",
    "pt": "antes",
    "fr": "avant tôt",
    "de": "früher vorher",
    "it": "prima",
    "ru": "раньше назад",
}
LATER = {
    "en": "later by",
    "es": "después más tarde",
    "pt": "depois mais tarde",
    "fr": "après plus tard de",
    "de": "später um",
    "it": "dopo più tardi di",
    "ru": "позже на",
}
MINUS, PLUS = "-–—−", "+"


def read_length(context: Context, typed: str) -> timedelta | None:
    """Return the length of a stretch, negative for an earlier time; None when it is none, or none at all.

    Days, weeks and months are those of the calendar from now on.
    """
    text = typed.strip()
    back = text[:1] in MINUS if text else False
    words = text.lstrip(MINUS + PLUS).split()
    language = context.user.language
    earlier, later = _words(EARLIER, language), _words(LATER, language)
    back = back or any(fold(word) in earlier for word in words)
    length = " ".join(word for word in words if fold(word) not in earlier | later)
    for spoken in dict.fromkeys((language, "en")):
        span = _from_now(context, f"{IN[spoken]} {length}", spoken)
        if span:
            return -span if back else span
    return None


def _from_now(context: Context, line: str, language: str) -> timedelta | None:
    """Return how far from now a line is, whatever the clock says: read twice, it is as far both times."""
    first, second = (_span(line, context.now + timedelta(minutes=shift), language) for shift in (0, 7))
    return first if first and first == second else None


def _span(line: str, now: datetime, language: str) -> timedelta | None:
    now = now.replace(microsecond=0)
    parsed = parse(line, now=now, zone="UTC", language=language, preferences=Preferences())
    reading = parsed[0].reading
    if not isinstance(reading, Once) or parsed[0].message or len(parsed) > 1:
        return None
    return reading.local - wall_clock(now, "UTC")


def _words(table: dict[str, str], language: str) -> set[str]:
    return {fold(word) for spoken in ("en", language) for word in table.get(spoken, "").split()}
