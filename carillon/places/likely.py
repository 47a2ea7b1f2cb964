"""The zones to offer a newcomer, of whom no more is known than the language of their Telegram."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Final

from carillon.places.by_language import REGIONS, SAME, ZONES
from carillon.when.zones import zone_info

_ANYBODY: Final = (
    "Europe/London", "America/New_York", "Asia/Kolkata", "Europe/Moscow", "Asia/Jakarta", "America/Sao_Paulo",
)  # fmt: skip


def likely_zones(language_tag: str | None, now: datetime) -> tuple[str, str, str]:
    """Return three likely zones of a person by an IETF tag such as `pt-BR`, the most likely first.

    No two of them show the same wall clock at `now` (aware). An unknown tag, or none, gives large zones.
    """
    chosen: dict[timedelta | None, str] = {}
    for zone in _candidates(language_tag or ""):
        chosen.setdefault(now.astimezone(zone_info(zone)).utcoffset(), zone)
    first, second, third, *_ = chosen.values()
    return first, second, third


def _candidates(tag: str) -> Iterator[str]:
    language, *subtags = tag.lower().replace("_", "-").split("-")
    for subtag in subtags:
        yield from REGIONS.get(subtag, _only_zones().get(subtag, "")).split()
    yield from ZONES.get(SAME.get(language, language), "").split()
    yield from _ANYBODY


@cache
def _only_zones() -> dict[str, str]:
    """Return the first zone of every country (ISO 3166 alpha-2, small letters), from the table that tzdata brings."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for line in table.splitlines():
        if not line.startswith("#"):
            country, _, zone = line.split("\t")[:3]
            found.setdefault(country.lower(), zone)
    return found
