"""What a person wants sent, before it is kept: the message, to whom, when, and on which terms."""

from __future__ import annotations

import math
from dataclasses import dataclass

from carillon.content.message import Content
from carillon.delivery.states import OnUnknown
from carillon.store.tables import Address, Schedule, User
from carillon.when import Once, Series

TO_OTHERS = 1800.0  # seconds that a message to somebody else may be late, unless its author says otherwise
HOWEVER_LATE = math.inf  # in a person's settings, where nothing at all means TO_OTHERS


@dataclass(frozen=True, slots=True)
class Nag:
    """Say it again every so many seconds until it is acknowledged, so often at most; then tell one address."""

    every: float
    times: int
    tell: int | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """How it is sent. `max_lateness` is in seconds, None for however late; `thread` is the platform's id of a topic."""

    max_lateness: float | None = None
    on_unknown: OnUnknown = OnUnknown.RETRY_ONCE
    priority: int = 1
    thread: str | None = None
    silent: bool = False
    protected: bool = False
    opaque: bool = False
    nag: Nag | None = None

    @classmethod
    def of(cls, schedule: Schedule) -> Terms:
        """Return the terms of a schedule that is in the book."""
        nags = schedule.nag_every and schedule.nag_times
        return cls(
            max_lateness=schedule.max_lateness,
            on_unknown=schedule.on_unknown,
            priority=schedule.priority,
            thread=schedule.thread,
            silent=schedule.silent,
            protected=schedule.protected,
            opaque=schedule.opaque,
            nag=Nag(schedule.nag_every or 0, schedule.nag_times or 0, schedule.nag_tell) if nags else None,
        )

    def columns(self) -> dict[str, object]:
        """Return them as columns of a schedule."""
        return {
            "max_lateness": self.max_lateness,
            "on_unknown": self.on_unknown,
            "priority": self.priority,
            "thread": self.thread,
            "silent": self.silent,
            "protected": self.protected,
            "opaque": self.opaque,
            "nag_every": self.nag.every if self.nag else None,
            "nag_times": self.nag.times if self.nag else None,
            "nag_tell": self.nag.tell if self.nag else None,
        }


def customary(user: User, address: Address) -> Terms:
    """Return the terms that hold when a person says nothing about them.

    One's own reminder arrives however late, and a second copy does no harm. A message to others that is half an hour
    late may be worse than none, and whether one that may have arrived is sent again is its author's to say.
    """
    if address.kind == "self":
        return Terms()
    usual = user.default_lateness or TO_OTHERS
    return Terms(max_lateness=None if usual == HOWEVER_LATE else usual, on_unknown=OnUnknown.ASK)


@dataclass(frozen=True, slots=True)
class Wish:
    """One schedule to be.

    `origin` names the message it was made from, `place` which of that message's items it is, and `said` is a digest of
    what the item said, so that an edit of the message shows what has changed.
    """

    content: Content
    address: Address
    reading: Once | Series
    terms: Terms
    language: str
    origin: str | None = None
    place: int = 0
    said: str | None = None
    parent_id: int | None = None
