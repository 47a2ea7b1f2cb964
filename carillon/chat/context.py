"""What a command works with: who asks, where, when, and the transaction it all happens in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time

from sqlalchemy.ext.asyncio import AsyncSession

from carillon.chat import inbox
from carillon.content.clock import on_clock, time_of_day, wall
from carillon.content.message import Content
from carillon.delivery.gates import Gates
from carillon.language import translations
from carillon.platforms.base import Handler, Membership, Reply, TooMuch
from carillon.platforms.incoming import Incoming
from carillon.store.tables import User
from carillon.when import Rule, describe

EVERYTHING = Membership(inside=True, admin=True, may_write=True)


@dataclass(frozen=True, slots=True)
class Window:
    """The account a conversation is held through: who speaks for it, and what it can never send.

    `text_limit` is in UTF-16 units; `too_much` says why a content cannot be sent there, None when it can.
    """

    handler: Handler
    text_limit: int
    too_much: Callable[[Content], TooMuch | None]


@dataclass(frozen=True, slots=True)
class Context:
    """One thing to answer. `now` is the database's clock, aware; everything a command writes is one transaction.

    `noted` collects the conversations that were owed a note, as (account id, conversation). `gates` are what an
    operator looks after. A stranger who caused what concerns a whole group stands in with a user of id 0.
    """

    session: AsyncSession
    user: User
    incoming: Incoming
    account_id: int
    window: Window
    now: datetime
    noted: list[tuple[int, str]] = field(default_factory=list)
    gates: Gates | None = None

    @property
    def say(self) -> Callable[[str], str]:
        """Return the function that turns an English sentence into the person's language."""
        return translations(self.user.language).gettext

    def wall(self, at: datetime, zone: str | None = None) -> str:
        """Return an aware moment in the person's words, on their kind of clock; in their zone unless one is named."""
        return wall(at, zone or self.user.zone, self.user.language, self.user.clock)

    def time_of_day(self, at: time) -> str:
        """Return a time of day on the person's kind of clock."""
        return time_of_day(at, self.user.language, self.user.clock)

    def describe(self, rule: Rule) -> str:
        """Return a series in the person's words, on their kind of clock."""
        return on_clock(describe(rule, self.user.language), self.user.language, self.user.clock)

    @property
    def origin(self) -> str | None:
        """What names the message that came in, or its whole album, so that an edit of it finds what it became."""
        incoming = self.incoming
        which = f"album-{incoming.album}" if incoming.album else incoming.message_id
        return f"{self.account_id}:{incoming.conversation}:{which}" if which else None

    async def membership(self) -> Membership | None:
        """Return how the sender stands in this conversation; a private one is all theirs. None: the platform is mum."""
        if self.incoming.private:
            return EVERYTHING
        return await self.window.handler.membership(self.incoming.conversation, self.incoming.sender)

    async def also(
        self, reply: Reply, key: str, *, conversation: str | None = None, account_id: int | None = None
    ) -> None:
        """Owe this or another conversation one more message; `key` makes it one however often it is asked for."""
        where = (account_id or self.account_id, conversation or self.incoming.conversation)
        if await inbox.note(self.session, *where, key, reply):
            self.noted.append(where)
