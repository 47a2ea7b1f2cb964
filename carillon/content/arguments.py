"""From `medication_reminder name=Ana medication="Ibuprofen 400"` to a template's name and its values.

A value in quotes, of whatever kind a keyboard makes, ends with them; one without runs to the next `word=`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import normalize

from carillon.errors import CarillonError

_QUOTES = {
    '"': '"',
    "'": "'",
    "`": "`",
    "“": '”“"',
    "”": '”"',
    "„": '“”"',
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‘": "’'",
    "‚": "‘’'",
}
_MARKS = "".join(_QUOTES) + "’"
_WORD = r"[^\W\d_][\w\u0300-\u036f]*"  # an accent may follow its letter as a sign of its own
_KEY = re.compile(rf"(?<![^\s,;{_MARKS}])({_WORD})\s*=\s*")
_ENDS = rf"(?=\W|\Z|{_WORD}\s*=)"  # so that 'it's' is one value


class Slip(StrEnum):
    """Why a line is refused. The value is the sentence in English; {name} is the variable."""

    NO_NAME = "Which template? Name it first, then its values: template check_in name=Ana"
    TWICE = "{name} is given twice."
    UNCLOSED = "The value of {name} begins with a quotation mark, and none ends it."


class BadArguments(CarillonError):
    """The line does not name a template and its values. `name` is the variable concerned, if one is."""

    def __init__(self, slip: Slip, name: str = "") -> None:
        self.slip, self.name = slip, name
        super().__init__(slip.replace("{name}", name))


@dataclass(frozen=True, slots=True)
class Arguments:
    """A template's name as typed, its values by variable, and the pieces of the line that are neither."""

    name: str
    values: Mapping[str, str]
    ignored: tuple[str, ...] = ()


def parse(line: str) -> Arguments:
    """Read a line, with or without the word `template` in front. Raise BadArguments, and nothing else."""
    first = _KEY.search(line)
    head = line[: first.start()] if first else line
    name, *rest = _without_command(head.split()) or [""]
    name = name.strip(_MARKS + ",;:")
    if not name:
        raise BadArguments(Slip.NO_NAME)
    values: dict[str, str] = {}
    ignored = [" ".join(rest)]
    for key, value, stray in _pairs(line, len(head)):
        if key in values:
            raise BadArguments(Slip.TWICE, key)
        values[key] = value
        ignored.append(stray)
    return Arguments(name, values, tuple(filter(None, ignored)))


def _without_command(words: list[str]) -> list[str]:
    return words[1:] if words and words[0].lower() in {"template", "/template"} else words


def _pairs(line: str, position: int) -> Iterator[tuple[str, str, str]]:
    """Give each key, its value, and what stands behind a value in quotes before the next key."""
    key = _KEY.search(line, position)
    while key:
        name = normalize("NFKC", key[1].lower())
        if key.end() < len(line) and line[key.end()] in _QUOTES:
            value, end = _quoted(line, key.end(), name)
            key = _KEY.search(line, end)
            yield name, value, line[end : key.start() if key else None].strip(" \t\r\n.,;")
        else:
            start, key = key.end(), _KEY.search(line, key.end())
            value = line[start : key.start() if key else None].strip()
            yield name, value.rstrip(",; \t\r\n") if key else value, ""


def _quoted(line: str, opening: int, name: str) -> tuple[str, int]:
    closing = re.escape(_QUOTES[line[opening]])
    found = re.compile(rf"((?:\\.|[^\\])*?)[{closing}]{_ENDS}", re.DOTALL).match(line, opening + 1)
    if not found:
        raise BadArguments(Slip.UNCLOSED, name)
    return re.sub(rf"\\([\\{closing}])", r"\1", found[1]).strip(), found.end()
