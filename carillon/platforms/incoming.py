"""What came in, in one form for every platform."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict

from carillon.content.markup import Rich
from carillon.content.media import Media


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True)


class Press(_Value):
    """A button that was pressed: the platform's id of the press, and the message that carries the button."""

    id: str
    action: str
    message_id: str | None = None


class Said(_Value):
    """Text, its formatting and its files, as someone wrote them."""

    text: str = ""
    styles: tuple[tuple[Any, ...], ...] = ()
    media: tuple[tuple[Any, ...], ...] = ()

    @property
    def rich(self) -> Rich:
        """The text with its formatting."""
        return Rich.load({"text": self.text, "styles": self.styles})

    @property
    def files(self) -> tuple[Media, ...]:
        """The files."""
        return tuple(Media.load(list(each)) for each in self.media)


class Replied(Said):
    """The message that is answered; `actions` are those of the buttons under it, when it is one of ours."""

    message_id: str
    ours: bool
    actions: tuple[str, ...] = ()


class Standing(StrEnum):
    """How the bot stands in a conversation."""

    MEMBER = "member"
    ADMIN = "admin"
    OUT = "out"  # blocked by a person, or thrown out of a group


class Incoming(Said):
    """One thing that came in. `key` is the platform's own number for it: a repeat has the same.

    It is a line, with or without files; a press; an `edited` line; a `forwarded` one; a place, already as its IANA
    `zone` (empty where nobody knows it); a new `standing` of the bot; or a conversation that has `moved_to` another
    address.
    """

    key: str
    platform: str
    conversation: str
    private: bool
    sender: str
    sender_name: str
    username: str | None = None
    language: str | None = None
    title: str | None = None  # of a group
    thread: str | None = None
    message_id: str | None = None
    album: str | None = None
    replied: Replied | None = None
    edited: bool = False
    forwarded: bool = False
    press: Press | None = None
    zone: str | None = None
    standing: Standing | None = None
    moved_to: str | None = None
    parts: tuple[str, ...] = ()  # the messages that the files of an album came in, in the order of the files
    full: bool = False  # the text fills a message: the app may have cut it, and the rest follows
