"""The words by which a line says to whom it is, in every language."""

from __future__ import annotations

import re

# English is understood beside every language.
TO = {
    "en": ("to",),
    "de": ("an", "für"),
    "es": ("a", "para"),
    "fr": ("à", "a", "pour"),
    "it": ("a", "per"),
    "pt": ("a", "para", "pra"),
    "ru": ("для", "к"),
}
AND = ("and", "und", "y", "e", "et", "ed", "и")
ME = {
    "en": ("me", "myself"),
    "de": ("mich", "mir"),
    "es": ("mí", "mi"),
    "fr": ("moi",),
    "it": ("me",),
    "pt": ("mim",),
    "ru": ("меня", "мне", "себе"),
}


def to(language: str) -> re.Pattern[str]:
    """Return what finds a word for "to", with the space behind it."""
    return re.compile(_any_of(TO, language).pattern + r"[ \t]+", re.IGNORECASE)


def me(language: str) -> re.Pattern[str]:
    """Return what finds a word for oneself."""
    return _any_of(ME, language)


def _any_of(table: dict[str, tuple[str, ...]], language: str) -> re.Pattern[str]:
    words = "|".join(sorted({*table["en"], *table.get(language, ())}, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
