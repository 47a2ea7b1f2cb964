"""The languages: one data file each, found by their code and compiled when first needed."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

from carillon.when.grammar import Grammar, compile_lexicon
from carillon.when.language import Lexicon


@cache
def languages() -> tuple[str, ...]:
    """The codes of all languages there is a file for, English first."""
    codes = {path.stem for path in Path(__file__).parent.glob("??.py")}
    return ("en", *sorted(codes - {"en"}))


@cache
def grammar(code: str) -> Grammar:
    """The compiled language; regional codes ("pt-BR") fall back to their language, unknown ones to English."""
    base = code.lower().replace("_", "-").partition("-")[0]
    if base not in languages():
        return grammar("en")
    if base != code:
        return grammar(base)
    lexicon: Lexicon = import_module(f"{__name__}.{base}").LEXICON
    return compile_lexicon(lexicon)
