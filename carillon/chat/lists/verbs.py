"""What a person asks for in a few words when they answer a card or a message: "move to 18:00", "pause", "löschen"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from carillon.chat.lists.verb_words import INSTEAD, WORDS, Verb
from carillon.when.tokens import fold

# These have something behind them; the others are the whole of what is said.
LEADING = (Verb.MOVE, Verb.SNOOZE, Verb.TEXT)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for, and the rest of the line as typed; no verb where none was used."""

    verb: Verb | None
    rest: str


def read(line: str, language: str) -> Asked:
    """Return what a line asks for, in the language or in English."""
    text = line.strip()
    head, colon, behind = text.partition(":")
    if colon and _phrase(head) in _phrases(language).get(Verb.TEXT, frozenset()):
        return Asked(Verb.TEXT, behind.strip())
    words = [_folded(word) for word in text.split()]
    for verb, phrases in _phrases(language).items():
        if verb not in LEADING and " ".join(words) in phrases:
            return Asked(verb, "")
    for verb in (Verb.MOVE, Verb.SNOOZE):
        for phrase in sorted(_phrases(language)[verb], key=len, reverse=True):
            count = len(phrase.split())
            if " ".join(words[:count]) == phrase:
                return Asked(verb, _behind(text, count))
    return Asked(None, text)


def without_instead(line: str, language: str) -> str:
    """Return a line without the words at its end, or front, that say "instead"."""
    words = [_folded(word) for word in line.split()]
    for phrase in sorted(_listed(INSTEAD, language), key=len, reverse=True):
        count = len(phrase.split())
        if len(words) > count and " ".join(words[-count:]) == phrase:
            return " ".join(line.split()[:-count]).rstrip(",")
        if len(words) > count and " ".join(words[:count]) == phrase:
            return _behind(line, count)
    return line


@cache
def _phrases(language: str) -> dict[Verb, frozenset[str]]:
    spoken = (WORDS["en"], WORDS.get(language, {}))
    return {
        verb: frozenset(_phrase(phrase) for words in spoken for phrase in words.get(verb, "").split("|") if phrase)
        for verb in Verb
    }


def _listed(table: dict[str, str], language: str) -> list[str]:
    return [_phrase(phrase) for spoken in {"en", language} for phrase in table.get(spoken, "").split("|") if phrase]


def _phrase(text: str) -> str:
    return " ".join(_folded(word) for word in text.split())


def _folded(word: str) -> str:
    return fold(word).strip(".,!?…").replace("-", " ")


def _behind(text: str, count: int) -> str:
    """Return what follows the first words of a text, as it was typed."""
    return text.split(maxsplit=count)[count].strip() if len(text.split()) > count else ""
