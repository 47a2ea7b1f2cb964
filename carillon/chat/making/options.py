"""Options in front of a line, as `--silent` or `--late 30m`: from words to a value, with exact errors.

Phones turn two hyphens into one long dash, so a dash of any length with a known word right behind it is an option.
Whatever stands behind the first word that is none belongs to the message.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from carillon.errors import CarillonError

AT_ONCE = 60.0  # seconds that a message may be late that is to come on time or not at all
LONGEST = 7 * 86400.0  # seconds, of a lateness or between two reminders
SHORTEST_NAG = 60.0  # seconds
MOST_NAGS = 50
USUAL_NAGS = 3

NAMES: Final = ("--silent", "--protect", "--urgent", "--late 30m", "--nag 10m x3", "--html", "--opaque")

_OPTION = re.compile(r"\s*(?P<dash>--|[—–―])(?P<name>[a-zA-Z]+)(?=\s|$)")
_ARGUMENT = re.compile(r"\s+(\S+)")
_LENGTH = re.compile(r"(?:(\d{1,4})\s?(d|h|m|min|s|sec))(?=\d|\s|$)", re.IGNORECASE)
_SPACED_UNIT = re.compile(r"\s+(\d{1,4})\s(d|h|m|min|s|sec)(?=\s|$)", re.IGNORECASE)
_TIMES = re.compile(r"\s+(?:[x×х](\d{1,4})|(\d{1,4})[x×х])(?=\s|$)", re.IGNORECASE)
_THEN = re.compile(r"\s+then\s+(@\S+|\S+@\S+|\+\d\S*)", re.IGNORECASE)
_SECONDS: Final = {"d": 86400.0, "h": 3600.0, "m": 60.0, "min": 60.0, "s": 1.0, "sec": 1.0}

UNKNOWN: Final = "I know no option {option}. There are: {options}"
NO_LENGTH: Final = (
    "How late may it be? I read {option} with {found}; write --late 30m, --late whenever or --late never."
)
NO_NAG: Final = "How often should I ask again? I read {option} with {found}; write --nag 10m or --nag 10m x3."
TOO_LONG: Final = "{option} {found} is longer than a week, which is the most."
TOO_SHORT: Final = "{option} {found} is shorter than a minute, which is the least."
TOO_MANY: Final = "{option} {found}: from 1 to {most} times, please."
CONTRARY: Final = "--html and --opaque do not go together: what is passed on as it is, I do not read."


class BadOption(CarillonError):
    """An option cannot be read. `sentence` is the English msgid, `places` its values."""

    def __init__(self, sentence: str, **places: str) -> None:
        self.sentence, self.places = sentence, places
        super().__init__(sentence.format_map(places))


@dataclass(frozen=True, slots=True)
class Options:
    """How a person wants one message sent; what they did not say is None or False.

    `late` and `nag_every` are in seconds; with `whenever` it is sent however late. `nag_then` is whom to tell at
    last, as typed.
    """

    silent: bool = False
    protect: bool = False
    urgent: bool = False
    html: bool = False
    opaque: bool = False
    late: float | None = None
    whenever: bool = False
    nag_every: float | None = None
    nag_times: int = USUAL_NAGS
    nag_then: str | None = None


def read_options(line: str, before: Options | None = None) -> tuple[Options, str]:
    """Return the options a line begins with, added to those `before`, and the rest of the line. Raises BadOption."""
    options, rest = before or Options(), line
    while found := _OPTION.match(rest):
        name = found["name"].lower()
        reader = _READERS.get(name)
        if reader is None and found["dash"] != "--":
            break
        if reader is None:
            raise BadOption(UNKNOWN, option=f"--{name}", options=", ".join(NAMES))
        options, rest = reader(options, rest[found.end() :])
    if options.html and options.opaque:
        raise BadOption(CONTRARY)
    return options, rest if rest is line else rest.lstrip()


Reader = Callable[[Options, str], tuple[Options, str]]


def _switch(name: str) -> Reader:
    def reader(options: Options, rest: str) -> tuple[Options, str]:
        return replace(options, **{name: True}), rest  # type: ignore[arg-type] # only names of switches come here

    return reader


def _late(options: Options, rest: str) -> tuple[Options, str]:
    word = _ARGUMENT.match(rest)
    said = word[1].lower() if word else ""
    if word and said in {"whenever", "always"}:
        return replace(options, late=None, whenever=True), rest[word.end() :]
    if word and said == "never":
        return replace(options, late=AT_ONCE, whenever=False), rest[word.end() :]
    seconds, rest = _length("--late", rest, NO_LENGTH)
    return replace(options, late=max(seconds, 1.0), whenever=False), rest


def _nag(options: Options, rest: str) -> tuple[Options, str]:
    every, behind = _length("--nag", rest, NO_NAG)
    if every < SHORTEST_NAG:
        raise BadOption(TOO_SHORT, option="--nag", found=rest[: len(rest) - len(behind)].strip())
    options = replace(options, nag_every=every)
    if times := _TIMES.match(behind):
        count = int(times[1] or times[2])
        if not 1 <= count <= MOST_NAGS:
            raise BadOption(TOO_MANY, option="--nag", found=times[0].strip(), most=str(MOST_NAGS))
        options, behind = replace(options, nag_times=count), behind[times.end() :]
    if then := _THEN.match(behind):
        options, behind = replace(options, nag_then=then[1]), behind[then.end() :]
    return options, behind


def _length(option: str, rest: str, unread: str) -> tuple[float, str]:
    """Read a length such as 30m, 1h30m or 30 min from the front; return its seconds and what stands behind it."""
    word = _SPACED_UNIT.match(rest) or _ARGUMENT.match(rest)
    written = word[0].strip() if word else ""
    pieces = _LENGTH.findall(written)
    if word is None or not pieces or _LENGTH.sub("", written).strip():
        raise BadOption(unread, option=option, found=f"“{written}”" if written else "—")
    seconds = sum(int(count) * _SECONDS[unit.lower()] for count, unit in pieces)
    if seconds > LONGEST:
        raise BadOption(TOO_LONG, option=option, found=written)
    return seconds, rest[word.end() :]


_READERS: Final[dict[str, Reader]] = {
    "silent": _switch("silent"),
    "protect": _switch("protect"),
    "urgent": _switch("urgent"),
    "html": _switch("html"),
    "opaque": _switch("opaque"),
    "late": _late,
    "nag": _nag,
}
