"""Every sentence a person reads goes through here, so that it can be said in their language."""

from __future__ import annotations

from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path

LOCALES = Path(__file__).resolve().parent / "locales"
LANGUAGES = ("en", "es", "pt", "fr", "de", "it", "ru")


@cache
def translations(language: str) -> NullTranslations:
    """Return the message catalogue of a language; English sentences stand in for those it lacks."""
    return translation("carillon", LOCALES, [language], fallback=True)


def known(tag: str | None) -> str:
    """Return the language of ours that an IETF tag such as `pt-BR` asks for, English when there is none."""
    language = (tag or "en").replace("_", "-").split("-")[0].lower()
    return language if language in LANGUAGES else "en"
