"""The languages that are spoken here, by the names that people call them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from babel import Locale

from carillon.language import LANGUAGES

NATIVE = {
    "en": "English",
    "es": "español",
    "pt": "português",
    "fr": "français",
    "de": "Deutsch",
    "it": "italiano",
    "ru": "русский",
}


def called(name: str) -> str | None:
    """Return the language of ours that is called so in any of them, or by its IETF tag (`pt-BR`); None: none is."""
    wanted = name.strip().casefold()
    return _names().get(wanted) or _names().get(wanted.replace("_", "-").split("-")[0])


@cache
def _names() -> dict[str, str]:
    return {name.casefold(): language for language in LANGUAGES for name in _names_of(language)}


def _names_of(language: str) -> Iterator[str]:
    yield language
    yield NATIVE[language]
    for other in LANGUAGES:
        yield str(Locale(other).languages[language])
