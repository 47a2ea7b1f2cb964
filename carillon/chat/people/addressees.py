"""Where a line says to whom it is, such as "tomorrow 9 to @mom, #family and me dinner". Pure.

The words stand at the start of the line, or right after the time. A "to" that belongs to the message stays in it: only
@name, #group, +number, name@platform, "me" and a name of the address book count, that one with a colon behind it or at
the very start.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from carillon.chat.people import address_words
from carillon.people.naming import folded
from carillon.platforms.names import NAMES

PLATFORM = "|".join(NAMES)
STRONG = re.compile(
    rf"""(?P<handle>[\w.+-]+@(?P<platform>{PLATFORM}))\b
       | (?P<number>\+\d[\d ().-]{{5,18}}\d)
       | @"(?P<quoted>[^"\n]{{1,64}})" | @(?P<name>\w+(?:[.-]\w+)*)
       | \#"(?P<title>[^"\n]{{1,128}})" | \#(?P<group>(?!\d+\b)-?\w+(?:[.-]\w+)*)""",
    re.VERBOSE | re.IGNORECASE,
)
WORDS = re.compile(r"[^\s,:;]+(?:[ \t]+[^\s,:;]+){0,4}")
BETWEEN = re.compile(rf"\s*(?:,|&|\b(?:{'|'.join(address_words.AND)})\b)\s*", re.IGNORECASE)
CLOSING = re.compile(r"\s*[:,]?(?=\s|$)\s*")
SEGMENT = re.compile(r"[;\n]")
MOST_LOOKED_AT = 8  # places of a line where such words may stand


class Kind(StrEnum):
    """How somebody is named."""

    ME = "me"
    NAME = "name"  # of the address book
    GROUP = "group"
    HANDLE = "handle"  # a name on a platform
    NUMBER = "number"  # of a telephone


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody who is named in a line, as typed."""

    kind: Kind
    name: str
    platform: str = ""


@dataclass(frozen=True, slots=True)
class Addressed:
    """The words of a line that say to whom it is. `first` when nothing but they begin the line."""

    start: int
    end: int
    to: tuple[Addressee, ...]
    first: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """What a person's language and address book call things."""

    to: re.Pattern[str]
    me: re.Pattern[str]
    book: Collection[str]


def find(line: str, language: str, book: Collection[str], is_time: Callable[[str], bool]) -> list[Addressed]:
    """Return where a line names somebody: usually nowhere, or once. `book` holds folded names.

    `is_time` says whether words are nothing but a time.
    """
    words = _Words(address_words.to(language), address_words.me(language), book)
    return list(_found(line, words, is_time))


def may_name(line: str, language: str) -> bool:
    """Return whether a line has any word that may begin an address."""
    return address_words.to(language).search(line) is not None


def without(line: str, addressed: Addressed) -> str:
    """Return the line without the words that say to whom it is."""
    before, after = line[: addressed.start].rstrip(), line[addressed.end :].lstrip()
    return f"{before} {after}".strip()


def _found(line: str, words: _Words, is_time: Callable[[str], bool]) -> Iterator[Addressed]:
    for looked_at, match in enumerate(words.to.finditer(line)):
        if looked_at == MOST_LOOKED_AT:
            return
        before = SEGMENT.split(line[: match.start()])[-1]
        first = not line[: match.start()].strip()
        end, to = _list(line, match.end(), words, first=first)
        if to and (not before.strip() or is_time(before)):
            yield Addressed(match.start(), end, to, first)


def _list(line: str, at: int, words: _Words, *, first: bool) -> tuple[int, tuple[Addressee, ...]]:
    """Read names one after the other; a name without a sign counts at the very start, or before a colon."""
    to: list[Addressee] = []
    plain = False
    while True:
        found = _one(line, at, words)
        if found is None:
            break
        end, addressee, is_plain = found
        to.append(addressee)
        plain = plain or is_plain
        between = BETWEEN.match(line, end)
        if between is None or _one(line, between.end(), words) is None:
            at = end
            break
        at = between.end()
    closing = CLOSING.match(line, at) if to else None
    if closing is None or (plain and not first and ":" not in closing[0]):
        return at, ()
    return closing.end(), tuple(to)


def _one(line: str, at: int, words: _Words) -> tuple[int, Addressee, bool] | None:
    strong = STRONG.match(line, at)
    if strong:
        return strong.end(), _named(strong), False
    me = words.me.match(line, at)
    if me:
        return me.end(), Addressee(Kind.ME, me[0]), False
    return _from_book(line, at, words.book)


def _named(match: re.Match[str]) -> Addressee:
    if match["handle"]:
        return Addressee(Kind.HANDLE, match["handle"].rpartition("@")[0], match["platform"].lower())
    if match["number"]:
        return Addressee(Kind.NUMBER, match["number"])
    if match["title"] or match["group"]:
        return Addressee(Kind.GROUP, match["title"] or match["group"])
    return Addressee(Kind.NAME, match["quoted"] or match["name"])


def _from_book(line: str, at: int, book: Collection[str]) -> tuple[int, Addressee, bool] | None:
    """The longest name of the address book that stands here."""
    found = WORDS.match(line, at)
    words = list(re.finditer(r"\S+", found[0])) if found else []
    for word in reversed(words):
        name = line[at : at + word.end()]
        if folded(name) in book:
            return at + word.end(), Addressee(Kind.NAME, name), True
    return None
