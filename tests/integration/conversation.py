"""One conversation with the desk, typed into by a test."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

from carillon.chat import inbox
from carillon.chat.desk import Desk
from carillon.platforms.base import Reply
from carillon.platforms.incoming import Incoming, Press, Replied
from carillon.store.engine import SYSTEM, Store
from tests.far_side import FarSide


@dataclass(slots=True)
class Conversation:
    """Ana's private chat, unless somebody else is named."""

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
        press: Press | None = None,
        replied: Replied | None = None,
    ) -> str:
        """Put a line into the inbox, as a front end does."""
        incoming = Incoming(
            key=key or str(next(self.keys)),
            platform="telegram",
            conversation="1001",
            private=True,
            sender=who,
            sender_name="Ana",
            language="en-GB",
            text=text,
            press=press,
            replied=replied,
        )
        async with self.store.transaction(SYSTEM) as session:
            await inbox.keep(session, self.account_id, [incoming])
        return incoming.key

    async def types(
        self, text: str, *, key: str | None = None, who: str = "1001", replied: Replied | None = None
    ) -> Reply:
        """Type a line, maybe in answer to a message, and return the answer."""
        await self.arrives(text, key=key, who=who, replied=replied)
        await self.desk.answer_all(self.account_id, "1001")
        return self.far_side.replies[-1][1]

    async def presses(self, action: str, who: str = "1001") -> Reply:
        """Press a button and return the answer."""
        await self.arrives(press=Press(id="p1", action=action, message_id="7"), who=who)
        await self.desk.answer_all(self.account_id, "1001")
        return self.far_side.replies[-1][1]
