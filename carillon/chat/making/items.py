"""What a schedule is made of besides its time, while the time is still being asked for; and what the time is for."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256

from carillon.chat.making.options import Options
from carillon.content.markup import Rich
from carillon.content.message import Content
from carillon.when import Once, Series

NOTHING = Content(Rich(""))
NEW = "new"
FOLLOW = "follow"
MOVE = "move"
WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Item:
    """One schedule to be: what to say, to which addresses (their ids), how.

    `tell` is the address that hears of it when nobody acknowledges. `origin` and `place` name the message and which of
    its items this is; `words` are those of its time, "" when the time came from elsewhere, and `whole` is a message
    that was taken as it stood, times in it and all. `answers` is the platform's id of the message to answer, where
    others talk as well.
    """

    content: Content = NOTHING
    addresses: tuple[int, ...] = ()
    options: Options = field(default_factory=Options)
    tell: int | None = None
    thread: str | None = None
    origin: str | None = None
    place: int = 0
    words: str = ""
    whole: bool = False
    answers: str | None = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to send yet."""
        return is_empty(self.content)

    def holding(self, content: Content) -> Item:
        """Return the same with another content."""
        return replace(self, content=content)


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a time is asked for: a new schedule made of `item`, or something `about` a schedule or a delivery."""

    kind: str
    about: int = 0
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One reading that may be picked, with the content it would leave."""

    reading: Once | Series
    content: Content = NOTHING


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that is open: what it is for, the readings to choose from (none: any time may be), its sentence."""

    purpose: Purpose
    choices: tuple[Choice, ...] = ()
    said: Rich = field(default_factory=lambda: Rich(""))


def is_empty(content: Content) -> bool:
    """Whether there is neither a text nor a file."""
    return not content.media and not content.body.text.strip()


@dataclass(frozen=True, slots=True)
class Said:
    """Digests of what a message said, part by part, so that an edit of it shows what has changed."""

    time: str
    text: str
    files: str
    how: str

    @property
    def whole(self) -> bool:
        """Whether the message was taken as it stood, times in it and all."""
        return self.time == WHOLE

    def dump(self) -> str:
        """Return it as it is kept with a schedule."""
        return ":".join((self.time, self.text, self.files, self.how))

    @classmethod
    def load(cls, dumped: str) -> Said:
        """Return what `dump` was made from."""
        return cls(*dumped.split(":"))


def said(item: Item) -> Said:
    """Return what the message of an item said; without words of a time, the first part is empty."""
    return Said(
        WHOLE if item.whole else _digest(item.words) if item.words else "",
        _digest(json.dumps(item.content.body.dump())),
        _digest(json.dumps([media.dump() for media in item.content.media])),
        _digest(json.dumps([asdict(item.options), item.tell])),
    )


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]
