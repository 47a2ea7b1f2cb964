"""The form in which names of people and groups are compared."""

from __future__ import annotations

import unicodedata


def folded(name: str) -> str:
    """Return a name in lower case without accents, signs and spaces: "Anna María" and "anna_maria" are the same.

    A name of nothing but signs, such as an emoji, stays as it is.
    """
    decomposed = unicodedata.normalize("NFKD", name.strip().casefold())
    return "".join(char for char in decomposed if char.isalnum() or _is_vowel_sign(char)) or decomposed


def _is_vowel_sign(char: str) -> bool:
    """Signs of Indic scripts stand for vowels; an accent only colours the letter under it."""
    return unicodedata.category(char) in {"Mn", "Mc"} and not unicodedata.combining(char)
