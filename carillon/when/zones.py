"""Time zones: which names are valid, what people call them, and wall clocks turned into instants."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from carillon.when.reading import Note
from carillon.when.tokens import fold

ABBREVIATIONS: Final = {
    "utc": "UTC", "gmt": "UTC",
    "cet": "Europe/Berlin", "cest": "Europe/Berlin", "mez": "Europe/Berlin", "mesz": "Europe/Berlin",
    "eet": "Europe/Athens", "eest": "Europe/Athens", "wet": "Europe/Lisbon",
    "bst": "Europe/London", "msk": "Europe/Moscow", "trt": "Europe/Istanbul",
    "est": "America/New_York", "edt": "America/New_York", "et": "America/New_York",
    "cst": "America/Chicago", "cdt": "America/Chicago", "ct": "America/Chicago",
    "mst": "America/Denver", "mdt": "America/Denver", "mt": "America/Denver",
    "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles", "pt": "America/Los_Angeles",
    "akst": "America/Anchorage", "akdt": "America/Anchorage", "hst": "Pacific/Honolulu",
    "brt": "America/Sao_Paulo", "clt": "America/Santiago",
    "ist": "Asia/Kolkata", "pkt": "Asia/Karachi", "sgt": "Asia/Singapore", "hkt": "Asia/Hong_Kong",
    "jst": "Asia/Tokyo", "kst": "Asia/Seoul",
    "awst": "Australia/Perth", "acst": "Australia/Adelaide", "aest": "Australia/Sydney", "aedt": "Australia/Sydney",
    "nzst": "Pacific/Auckland", "nzdt": "Pacific/Auckland", "sast": "Africa/Johannesburg",
}  # fmt: skip
"""What people type for a zone that has summer time means the place, whichever season the letters name."""

ALSO_WORDS: Final = frozenset({"et", "ct", "mt", "pt", "est", "ist", "wet"})
"""Abbreviations that are words of some language: a zone only in capitals."""

_CITIES: Final = {
    "Asia/Kolkata": "mumbai|delhi|new delhi|bangalore|bengaluru|chennai|india",
    "America/New_York": "new york city|nyc|boston|washington|washington dc|miami|atlanta|philadelphia|eastern",
    "America/Los_Angeles": "la|san francisco|sf|seattle|san diego|las vegas|california|pacific",
    "America/Chicago": "houston|dallas|austin|central", "America/Denver": "mountain",
    "America/Toronto": "montreal|ottawa", "America/Sao_Paulo": "rio de janeiro|rio|brasilia",
    "Europe/Berlin": "munich|hamburg|frankfurt|cologne|germany", "Europe/Rome": "milan|milano|italy",
    "Europe/Zurich": "geneva|basel|bern|switzerland", "Europe/Madrid": "barcelona|spain", "Europe/Lisbon": "porto",
    "Europe/London": "uk|manchester|edinburgh", "Europe/Paris": "lyon|marseille|france",
    "Europe/Moscow": "saint petersburg|st petersburg", "Europe/Kyiv": "kiev",
    "Asia/Shanghai": "beijing|shenzhen|guangzhou|china", "Asia/Tokyo": "osaka|kyoto|japan", "Asia/Ho_Chi_Minh": "hanoi",
    "Asia/Dubai": "abu dhabi", "Australia/Sydney": "canberra", "Pacific/Auckland": "wellington",
    "America/Argentina/Buenos_Aires": "argentina", "Africa/Johannesburg": "cape town|pretoria",
}  # fmt: skip

_BROKEN_OFFSETS: Final = {
    210: "Asia/Tehran", 270: "Asia/Kabul", 330: "Asia/Kolkata", 345: "Asia/Kathmandu",
    390: "Asia/Yangon", 570: "Australia/Darwin", 525: "Australia/Eucla",
}  # fmt: skip

_NOT_A_PLACE: Final = frozenset({"Factory", "localtime", "posixrules"})


@cache
def names() -> frozenset[str]:
    """Every zone name that may be stored."""
    package = find_spec("tzdata")
    if package is None or package.origin is None:
        raise ZoneInfoNotFoundError("the tzdata package is missing")
    listed = Path(package.origin).with_name("zones").read_text(encoding="ascii")
    return frozenset(listed.split()) - _NOT_A_PLACE


@cache
def zone_info(name: str) -> ZoneInfo:
    """The zone of an IANA name. Raises ValueError for any other name."""
    if name not in names():
        raise ValueError(f"{name!r} is not an IANA time zone")
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError as missing:
        raise ValueError(f"{name!r} is not an IANA time zone") from missing


@cache
def cities() -> dict[str, str]:
    """Folded city names to zones: the last part of every IANA name, and a table of others."""
    found: dict[str, str] = {}
    for name in sorted(names()):
        area, _, city = name.rpartition("/")
        if area and not area.startswith(("Etc", "SystemV")):
            found.setdefault(fold(city).replace("_", " "), name)
    for name, others in _CITIES.items():
        found.update(dict.fromkeys(others.split("|"), name))
    return found


@cache
def place_words() -> frozenset[str]:
    """Every word that may open a zone name, an abbreviation or a city."""
    areas = {fold(name.partition("/")[0]) for name in names()}
    return frozenset(areas | ABBREVIATIONS.keys() | {city.partition(" ")[0] for city in cities()})


def find_zone(words: str) -> str | None:
    """The zone meant by an IANA name, an abbreviation or a city, in any case; None if unknown."""
    stripped = words.strip()
    if stripped in names():
        return stripped
    folded = fold(stripped)
    return _by_case().get(folded) or ABBREVIATIONS.get(folded) or cities().get(folded.replace("_", " "))


@cache
def _by_case() -> dict[str, str]:
    return {name.lower(): name for name in names()}


def fixed_offset(minutes: int) -> str | None:
    """The zone that always keeps this offset east of UTC, if IANA has one."""
    if minutes % 60:
        return _BROKEN_OFFSETS.get(minutes)
    hours = minutes // 60
    if hours == 0:
        return "UTC"
    return f"Etc/GMT{-hours:+d}" if -12 <= hours <= 14 else None


def localise(naive: datetime, zone: str) -> tuple[datetime, tuple[Note, ...]]:
    """The instant (aware, UTC) of a wall clock in a zone.

    A clock that summer time skips moves forward by the gap; one that comes twice is its first pass; both are noted.
    Raises ValueError for an unknown zone and OverflowError beyond the calendar.
    """
    info = zone_info(zone)
    first = naive.replace(tzinfo=info, fold=0)
    second = naive.replace(tzinfo=info, fold=1)
    instant = first.astimezone(UTC)
    before, after = first.utcoffset(), second.utcoffset()
    if before == after:
        return instant, ()
    if before is not None and after is not None and before < after:
        return instant, (Note.GAP_SHIFTED,)
    return instant, (Note.OVERLAP_FIRST,)


def wall_clock(instant: datetime, zone: str) -> datetime:
    """The naive wall clock of an instant in a zone."""
    return instant.astimezone(zone_info(zone)).replace(tzinfo=None)


def local_after_gap(naive: datetime, zone: str) -> tuple[datetime, datetime, tuple[Note, ...]]:
    """A wall clock localised: (instant UTC, the wall clock people then see, notes)."""
    instant, notes = localise(naive, zone)
    seen = wall_clock(instant, zone) if notes else naive
    return instant, seen, notes


def elapsed(instant: datetime, seconds: int) -> datetime:
    """An instant so many real seconds later (UTC)."""
    return instant.astimezone(UTC) + timedelta(seconds=seconds)
