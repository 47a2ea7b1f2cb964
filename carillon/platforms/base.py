"""What every platform handler takes and gives. A new platform implements Handler and adds one registry line."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from carillon.content.markup import Rich
from carillon.content.media import Media


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message; `action` comes back when it is pressed (at most 64 bytes), `url` opens a page."""

    label: str
    action: str = ""
    url: str | None = None


Buttons = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A scheduled message, ready for one address. `delivery_id` and `attempt` name it in logs, never its text.

    `thread` is the platform's id of a topic. `author` is the platform's id of the person in whose name a group is
    written to: whether they may still write there is asked again before the send.
    """

    delivery_id: int
    attempt: int
    address: str
    body: Rich
    media: tuple[Media, ...] = ()
    buttons: Buttons = ()
    thread: str | None = None
    silent: bool = False
    protected: bool = False
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """The platform has taken the message; `remote_id` is its own name for it."""

    remote_id: str


@dataclass(frozen=True, slots=True)
class Transient:
    """Certainly not sent, and another try may succeed."""

    reason: str


@dataclass(frozen=True, slots=True)
class Limited:
    """Refused for its rate: the platform says how long to wait."""

    reason: str
    wait: timedelta


@dataclass(frozen=True, slots=True)
class Halted:
    """The account itself cannot send (a revoked token): every message of it waits, none fails."""

    reason: str


@dataclass(frozen=True, slots=True)
class Permanent:
    """Certainly not sent, and no other try will change that."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may have arrived: the answer was lost."""

    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """Not sent: the address has a new value on its platform."""

    address: str


Outcome = Sent | Transient | Limited | Halted | Permanent | Unknown | Moved


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to what a person typed or pressed. With `replaces`, it takes the place of an earlier message."""

    text: Rich
    buttons: Buttons = ()
    replaces: str | None = None
    toast: str = ""  # a short line shown over the conversation when a button was pressed
    pressed: str | None = field(default=None)  # the platform's id of the press to acknowledge


class Handler(Protocol):
    """The code that speaks to one platform account. Its methods never raise for what the platform answers."""

    async def send(self, message: Outgoing) -> Outcome:
        """Deliver a scheduled message."""

    async def answer(self, conversation: str, reply: Reply) -> Outcome:
        """Deliver a reply of the chat layer."""

    async def close(self) -> None:
        """Release connections."""
