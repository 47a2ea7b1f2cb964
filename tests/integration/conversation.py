"""One conversation with the desk, typed into by a test."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import Any

from carillon.chat import inbox
from carillon.chat.desk import Desk
from carillon.platforms.base import Reply
from carillon.platforms.incoming import Incoming, Press, Replied
from carillon.store.engine import SYSTEM, Store
from tests.far_side import FarSide


@dataclass(slots=True)
class Conversation:
    """Ana's private chat, unless somebody else or a group is named."""

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
        name: str = "Ana",
        where: str = "1001",
        press: Press | None = None,
        **given: Any,
    ) -> str:
        """Put a line into the inbox, as a front end does; `given` are further fields of what came in."""
        group = where.startswith("-")
        incoming = Incoming(
            key=key or str(next(self.keys)),
            platform="telegram",
            conversation=where,
            private=not group,
            title="Family" if group else None,
            sender=who,
            sender_name=name,
            language="en-GB",
            text=text,
            press=press,
            **given,
        )
        async with self.store.transaction(SYSTEM) as session:
            await inbox.keep(session, self.account_id, [incoming])
        return incoming.key

    async def types(self, text: str, *, where: str = "1001", **given: Any) -> Reply:
        """Type a line and return the answer."""
        await self.arrives(text, where=where, **given)
        await self.desk.answer_all(self.account_id, where)
        return self.far_side.replies[-1][1]

    async def presses(self, action: str, who: str = "1001", *, where: str = "1001", **given: Any) -> Reply:
        """Press a button and return the answer."""
        await self.arrives(press=Press(id="p1", action=action, message_id="7"), who=who, where=where, **given)
        await self.desk.answer_all(self.account_id, where)
        return self.far_side.replies[-1][1]

    async def pushes(self, reply: Reply, label: str, **given: Any) -> Reply:
        """Press the button with that label under a reply, or the first one whose label begins so."""
        buttons = [button for row in reply.buttons for button in row]
        fitting = [button for button in buttons if button.label == label] or [
            button for button in buttons if button.label.startswith(label)
        ]
        return await self.presses(fitting[0].action, **given)

    async def answers(self, reply: Reply, text: str, **given: Any) -> Reply:
        """Answer one of our messages and return what is said to that."""
        actions = tuple(button.action for row in reply.buttons for button in row)
        return await self.types(text, replied=Replied(message_id="7", ours=True, actions=actions), **given)


def labels(reply: Reply) -> list[list[str]]:
    """Return what stands on the buttons under a reply."""
    return [[button.label for button in row] for row in reply.buttons]
