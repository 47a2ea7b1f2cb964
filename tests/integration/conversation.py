"""Conversations with the desk, typed into by a test."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import Any

from carillon.chat import inbox
from carillon.chat.desk import Desk
from carillon.platforms.base import Membership, Reply
from carillon.platforms.incoming import Incoming, Press, Replied
from carillon.store.engine import SYSTEM, Store
from tests.far_side import FarSide

NAMES = {"1001": "Ana", "2002": "Ben", "3003": "Clara"}
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
        """Put a line into the inbox, as a front end does; `given` are further fields of what came in."""
        group = where.startswith("-")
        usual = {"sender_name": NAMES.get(who, "Ana"), "language": "en-GB", "title": "Family" if group else None}
        incoming = Incoming(
            key=key or str(next(self.keys)),
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

    async def types(self, text: str, *, where: str = "1001", **given: Any) -> Reply:
        """Type a line and return the answer."""
        before = len(self.far_side.replies)
        await self.arrives(text, where=where, **given)
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
