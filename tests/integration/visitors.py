"""People who come to a house by the doors that the settings leave open: in private, in a group, from two accounts."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from carillon.chat import inbox
from carillon.chat.context import Window
from carillon.chat.desk import Desk
from carillon.delivery.doorbell import Doorbell, connect
from carillon.delivery.gates import Gates
from carillon.people import accounts
from carillon.people.admission import House
from carillon.platforms.base import Reply
from carillon.platforms.incoming import Incoming, Press
from carillon.platforms.telegram_media import too_much
from carillon.store.engine import SYSTEM, Store
from tests.far_side import FarSide

NAMES = {"1001": "Ana", "2002": "Ben", "3003": "Cleo", "9009": "Zoe"}


@dataclass(slots=True)
class Visitors:
    """A desk, and whoever comes to it. People are named by their Telegram ids; their usernames are their names."""

    store: Store
    desk: Desk
    far_side: FarSide
    account_id: int
    gates: Gates
    keys: count[int] = field(default_factory=lambda: count(1))

    def incoming(self, who: str, text: str = "", *, group: str | None = None, **given: Any) -> Incoming:
        """Make what a front end makes of a line."""
        key = str(next(self.keys))
        plain = {
            "key": key,
            "platform": "telegram",
            "conversation": group or who,
            "private": group is None,
            "sender": who,
            "sender_name": NAMES.get(who, f"Person {who}"),
            "username": NAMES[who].lower() if who in NAMES else None,
            "language": "en-GB",
            "message_id": f"m{key}",
            "text": text,
        }
        return Incoming.model_validate({**plain, **given})

    async def arrive(self, arrivals: Iterable[Incoming]) -> None:
        """Put things into the inbox."""
        async with self.store.transaction(SYSTEM) as session:
            await inbox.keep(session, self.account_id, arrivals)

    async def says(self, who: str, text: str = "", **given: Any) -> Reply:
        """Say something and return the last answer that came of it, anywhere."""
        incoming = self.incoming(who, text, **given)
        await self.arrive([incoming])
        await self.desk.answer_all(self.account_id, incoming.conversation)
        return self.far_side.replies[-1][1]

    async def presses(self, who: str, action: str, **given: Any) -> Reply:
        """Press a button and return the answer."""
        press = Press(id=f"p{next(self.keys)}", action=action, message_id="7")
        return await self.says(who, press=press, message_id=None, **given)

    def heard(self, conversation: str) -> list[str]:
        """Return every text that was answered in a conversation."""
        return [reply.text.text for where, reply in self.far_side.replies if where == conversation]


@asynccontextmanager
async def visitors(store: Store, redis_url: str, **house: Any) -> AsyncIterator[Visitors]:
    """Open a house whose newcomers start in Berlin; `house` is how the settings have it."""
    async with store.transaction(SYSTEM) as session:
        account_id = await accounts.ensure(session, "telegram", "123456")
    redis, far_side = connect(redis_url), FarSide()
    gates = Gates(redis, {})
    window = Window(far_side, 40_000, too_much)
    desk = Desk(store, {account_id: window}, Doorbell(redis), "Europe/Berlin", House(**house), gates)
    try:
        yield Visitors(store, desk, far_side, account_id, gates)
    finally:
        await redis.aclose(close_connection_pool=True)


def actions(reply: Reply) -> dict[str, str]:
    """Return what the buttons of a reply do, by their labels."""
    return {button.label: button.action for row in reply.buttons for button in row}
