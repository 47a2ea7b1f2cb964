"""What every platform handler takes and gives. A new platform implements Handler and adds one registry line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
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
    """Certainly not sent, and no other try will change that. `gone`: nothing at all arrives at that address now."""

    reason: str
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may have arrived: the answer was lost."""

    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """Not sent: the address has a new value on its platform."""

    address: str


Outcome = Sent | Transient | Limited | Halted | Permanent | Unknown | Moved


class Ask(StrEnum):
    """What a reply asks for, beside its buttons: words, a place on the map, or nothing any more."""

    WORDS = "words"
    PLACE = "place"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class File:
    """A file that we made, to be sent with a reply."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to what a person typed or pressed. With `replaces`, it takes the place of an earlier message.

    Without any text nothing is written: the press alone is acknowledged, and with `buttons_only` the buttons of the
    earlier message are changed. `thread` and `answers` (the message that is answered) are the platform's ids.
    """

    text: Rich
    buttons: Buttons = ()
    replaces: str | None = None
    anew: bool = False  # a press is answered by a message of its own, not in place of the one with the button
    buttons_only: bool = False
    toast: str = ""  # a short line shown over the conversation when a button was pressed
    pressed: str | None = None  # the platform's id of the press to acknowledge
    asks: Ask | None = None
    hint: str = ""  # shown where the words are typed, or on the button that sends the place
    file: File | None = None
    thread: str | None = None
    answers: str | None = None


@dataclass(frozen=True, slots=True)
class TooMuch:
    """Why a platform can never send something: how much it is, and the most there may be.

    `what` is text (UTF-16 units), album (files), or nothing: neither text nor files.
    """

    what: str
    found: int
    limit: int


@dataclass(frozen=True, slots=True)
class Membership:
    """How a person stands in a conversation, and whether they may write there."""

    inside: bool
    admin: bool
    may_write: bool


class Handler(Protocol):
    """The code that speaks to one platform account. Its methods never raise for what the platform answers."""

    def cut(self, message: Outgoing) -> tuple[Outgoing, ...]:
        """Return what a message becomes on the platform, each piece one call; usually the message itself."""

    async def send(self, piece: Outgoing) -> Outcome:
        """Deliver one piece of a scheduled message."""

    async def answer(self, conversation: str, reply: Reply) -> Outcome:
        """Deliver a reply of the chat layer."""

    async def membership(self, conversation: str, person: str) -> Membership | None:
        """Return how a person stands in a group; None when the platform does not say."""

    async def invitation(self, code: str, *, group: bool = False) -> str | None:
        """Return a link by which someone brings `code` to the bot, or takes it into a group; None: there is none."""

    async def close(self) -> None:
        """Release connections."""
