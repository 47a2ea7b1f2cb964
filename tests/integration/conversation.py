"""Conversations with the desk, typed into by a test."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count
from typing import Any

from carillon.chat import inbox
from carillon.chat.desk import Desk
from carillon.content.markup import Rich
from carillon.content.media import Media
from carillon.platforms.base import Button, Membership, Reply
from carillon.platforms.incoming import Incoming, Press, Replied
from carillon.platforms.telegram_text import keyboard
from carillon.store import vault
from carillon.store.engine import SYSTEM, Store
from simulator.telegram.keyboards import read_markup
from tests import rows
from tests.far_side import FarSide

NAMES = {"1001": "Ana", "2002": "Ben", "3003": "Clara"}
CHOIR = {"where": "-500", "title": "Choir"}
WHOLE = "UPDATE inbox SET leased_until = NULL WHERE answered_at IS NULL AND tries = 0"
MEMBER = Membership(inside=True, admin=False, may_write=True)


@dataclass(slots=True)
class Conversation:
    """Ana's private chat, unless somebody else or another place is named."""

    store: Store
    desk: Desk
    far_side: FarSide
    account_id: int
    keys: count[int]

    async def arrives(
        self,
        text: str = "",
        *,
        key: str | None = None,
        who: str = "1001",
        where: str = "1001",
        press: Press | None = None,
        **given: Any,
    ) -> str:
        """Put a line into the inbox, as a front end does; `given` are further fields of what came in.

        Its message id is its key, unless one is given.
        """
        group, key = where.startswith("-"), key or str(next(self.keys))
        usual = {
            "sender_name": NAMES.get(who, "Ana"),
            "language": "en-GB",
            "title": "Family" if group else None,
            "message_id": None if press else key,
        }
        incoming = Incoming(
            key=key,
            platform="telegram",
            conversation=where,
            private=not group,
            sender=who,
            text=text,
            press=press,
            **{**usual, **given},
        )
        async with self.store.transaction(SYSTEM) as session:
            await inbox.keep(session, self.account_id, [incoming])
        return incoming.key

    async def types(self, text: str = "", *, where: str = "1001", **given: Any) -> Reply:
        """Type a line, send files or edit, and return the answer."""
        before = len(self.far_side.replies)
        await self.arrives(text, where=where, **given)
        await rows.run(self.store, WHOLE)  # nothing more is coming: what gathers its parts is whole
        return await self._answer(where, before)

    async def presses(self, action: str, who: str = "1001", *, where: str = "1001", **given: Any) -> Reply:
        """Press a button and return the answer."""
        before = len(self.far_side.replies)
        await self.arrives(press=Press(id="p1", action=action, message_id="7"), who=who, where=where, **given)
        return await self._answer(where, before)

    async def pushes(self, reply: Reply, label: str, **given: Any) -> Reply:
        """Press the button with that label under a reply, or the first one whose label begins so."""
        return await self.presses(action(reply, label), **given)

    async def answers(self, reply: Reply, text: str, **given: Any) -> Reply:
        """Answer one of our messages and return what is said to that."""
        actions = tuple(button.action for row in reply.buttons for button in row)
        return await self.types(text, replied=Replied(message_id="7", ours=True, actions=actions), **given)

    async def answered(self, where: str = "1001") -> Reply:
        """Let the desk answer what waits, and return the answer."""
        return await self._answer(where, len(self.far_side.replies))

    def restart(self) -> None:
        """Go on with a desk that remembers nothing."""
        self.desk = Desk(self.desk.store, self.desk.windows, self.desk.doorbell, self.desk.zone)

    async def stands(self, where: str, standing: str, **given: Any) -> None:
        """Let the platform tell a new standing of ours."""
        await self.arrives(where=where, standing=standing, **given)
        await self.desk.answer_all(self.account_id, where)

    async def told(self, where: str) -> list[Reply]:
        """Let a conversation have what it is owed; return everything that was said there."""
        await self.desk.answer_all(self.account_id, where)
        return [reply for place, reply in self.far_side.replies if place == where and reply.text.text]

    def joins(self, where: str, *people: str, membership: Membership = MEMBER) -> None:
        """Let people be in a group."""
        self.far_side.memberships |= {(where, who): membership for who in people}

    async def _answer(self, where: str, before: int) -> Reply:
        """Return what was said first since then, or last of all when nothing was."""
        await self.desk.answer_all(self.account_id, where)
        new = self.far_side.replies[before:]
        for _, reply in new:
            markup = keyboard(reply.buttons)
            read_markup(markup.to_dict() if markup else None)  # Telegram would take every button
        return (new[0] if new else self.far_side.replies[-1])[1]


def labels(reply: Reply) -> list[list[str]]:
    """Return what stands on the buttons under a reply, row by row."""
    return [[button.label for button in row] for row in reply.buttons]


def flat(reply: Reply) -> list[str]:
    """Return what stands on the buttons under a reply."""
    return [button.label for row in reply.buttons for button in row]


def action(reply: Reply, label: str) -> str:
    """Return the action of the button with that label, or of the first one whose label begins so."""
    buttons = [button for row in reply.buttons for button in row]
    fitting = [button for button in buttons if button.label == label] or [
        button for button in buttons if button.label.startswith(label)
    ]
    return fitting[0].action


def labelled(reply: Reply, words: str) -> Button:
    """Return the first button under a reply whose label has these words."""
    return next(button for row in reply.buttons for button in row if words in button.label)


async def into_the_past(chat: Conversation, table: str, column: str) -> None:
    """Let the moments that a question or a dialog keeps have gone by."""
    stored = bytes(await rows.one(chat.store, f"SELECT {column} FROM {table}"))
    opened = vault.installed().open(stored)
    earlier = re.sub(r"\b20\d\d-(?=\d\d-\d\dT)", "2001-", opened)
    await rows.run(chat.store, f"UPDATE {table} SET {column} = :value", value=vault.installed().seal(earlier))


def formatted(rich: Rich) -> dict[str, Any]:
    """Return the text and formatting of a message, as fields of what came in."""
    dumped = rich.dump()
    return {"text": dumped["text"], "styles": dumped["styles"]}


def files(*references: str, kind: str = "photo") -> list[list[Any]]:
    """Return files of these names, as a field of what came in."""
    return [Media(kind, reference, None, 1000).dump() for reference in references]


def answering(rich: Rich, *, ours: bool = False, media: Any = (), actions: tuple[str, ...] = ()) -> Replied:
    """Return a message that is answered."""
    return Replied(message_id="50", ours=ours, actions=actions, media=media, **formatted(rich))
