"""One spelling for every way to write a place's name."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from carillon.when.tokens import fold

_LETTERS: Final = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "'": "", "’": "", "‘": "",
        "ʻ": "", "ʼ": "", "ʿ": "", "ʾ": "", "ʹ": "", "`": "", "´": "",
    }
)  # fmt: skip
"""Letters that are not a plain one with an accent, and signs that people leave out."""

_WORDS: Final = {"saint": "st", "sainte": "st", "ste": "st", "sankt": "st", "mount": "mt", "fort": "ft"}
_BETWEEN_WORDS: Final = re.compile(r"[\W_]+")


def spelled(name: str) -> str:
    """Return a name in lower case, without accents and punctuation, words apart by one space: "st petersburg"."""
    # Compatibility forms first: folding finds letters in them that are capitals still ("ᴬ").
    compatible = unicodedata.normalize("NFKC", name)
    plain = unicodedata.normalize("NFC", fold(compatible).translate(_LETTERS))
    return " ".join(_WORDS.get(word, word) for word in _BETWEEN_WORDS.split(plain) if word)
