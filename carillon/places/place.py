"""A place that a person may have meant."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A name to show, its country (ISO 3166 alpha-2, empty for a bare zone) and its IANA zone.

    `guessed` places are spelled nearly as what was typed: ask before believing them.
    """

    name: str
    country: str
    zone: str
    guessed: bool = False
