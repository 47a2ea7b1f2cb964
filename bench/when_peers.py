"""Other readers of time phrases, asked the same lines. Only those that are installed take part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from tests.unit.when_corpus import Case

_MINUTE = "%Y-%m-%d %H:%M"


@dataclass(frozen=True)
class Peer:
    """A name, how it reads a line (a moment, a rule, or nothing), and the languages it speaks (None: all)."""

    name: str
    read: Callable[[Case], str]
    languages: frozenset[str] | None = None

    def speaks(self, language: str) -> bool:
        """Whether it claims to know a language."""
        return self.languages is None or language in self.languages


def _dateparser_settings(case: Case) -> dict[str, Any]:
    local = case.person.now.replace(tzinfo=None)
    return {"RELATIVE_BASE": local, "PREFER_DATES_FROM": "future", "RETURN_AS_TIMEZONE_AWARE": False}


def _dateparser(case: Case) -> str:
    found = import_module("dateparser").parse(case.text, languages=[case.language], settings=_dateparser_settings(case))
    return found.strftime(_MINUTE) if found else ""


def _parsedatetime(case: Case) -> str:
    found = import_module("parsedatetime").Calendar().nlp(case.text, sourceTime=case.person.now.timetuple())
    return found[0][0].strftime(_MINUTE) if found else ""


def _recurrent(case: Case) -> str:
    event = import_module("recurrent.event_parser").RecurringEvent(now_date=case.person.now.replace(tzinfo=None))
    try:
        found = event.parse(case.text)
    except (AttributeError, TypeError, ValueError):  # it stumbles over some lines: no answer
        return ""
    if isinstance(found, datetime):
        return found.strftime(_MINUTE)
    rule = str(found or "").partition("RRULE:")[2] or str(found or "")
    return ";".join(sorted(rule.split(";"), key=lambda pair: not pair.startswith("FREQ")))


_KNOWN = (
    ("dateparser", Peer("dateparser", _dateparser)),
    ("parsedatetime", Peer("parsedatetime", _parsedatetime, frozenset({"en"}))),
    ("recurrent", Peer("recurrent", _recurrent, frozenset({"en"}))),
)

PEERS = tuple(peer for module, peer in _KNOWN if find_spec(module))
