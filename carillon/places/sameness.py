"""Which zones keep the same clock from now on."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def clock_of(zone: str) -> str:
    """Return the rule that a zone's clock follows from its last recorded change on: equal rules, equal clocks.

    It is the footer of the zone's file (RFC 9636 §3.3), such as `CET-1CEST,M3.5.0,M10.5.0/3`.
    """
    content = files("tzdata").joinpath("zoneinfo", *zone.split("/")).read_bytes()
    return content.rstrip(b"\n").rpartition(b"\n")[2].decode("ascii")
