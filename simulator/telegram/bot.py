"""Everything that belongs to one bot: its identity, its chats and what waits for it."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from typing import Any

from simulator.clock import Clock
from simulator.hub import EventHub
from simulator.telegram.callbacks import CallbackBook
from simulator.telegram.chats import PRIVATE, Chat, type_of
from simulator.telegram.command_lists import CommandLists
from simulator.telegram.envelope import ApiError, not_found
from simulator.telegram.files import FileStore
from simulator.telegram.messages import Message
from simulator.telegram.people import People
from simulator.telegram.polling import Poller
from simulator.telegram.privacy import may_see
from simulator.telegram.rates import Rates
from simulator.telegram.settings import Settings
from simulator.telegram.updates import UpdateQueue
from simulator.telegram.webhook import Webhook

_TOKEN = re.compile(r"([1-9][0-9]{0,15}):([A-Za-z0-9_-]{30,60})")
_EPOCH = 1_760_000_000  # autumn 2025; numbers count from here so that they stay small and grow over restarts


def bot_id_of(token: str) -> int:
    """The bot a token belongs to; 404 when it has not the form `<digits>:<30 to 60 letters, digits, _ or ->`."""
    found = _TOKEN.fullmatch(token)
    if found is None:
        raise not_found()
    return int(found[1])


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What all bots of the simulator share."""

    clock: Clock
    hub: EventHub
    settings: Settings
    people: People


class Bot:
    """One bot account. `token` is empty until the first request names it: people may speak before it comes."""

    def __init__(self, around: Neighbourhood, bot_id: int, username: str) -> None:
        self.around = around
        self.clock, self.settings, self.people = around.clock, around.settings, around.people
        self.token = ""
        self.user: dict[str, Any] = {"id": bot_id, "is_bot": True, "first_name": "Carillon", "username": username}
        started = around.clock.now() - _EPOCH
        self._first_message_id = max(1, int(started) // 10)
        self.updates = UpdateQueue(self.clock, max(1, int(started * 8)))
        self.poller = Poller(self.clock)
        self.webhook = Webhook(self.clock, self.updates)
        self.updates.on_arrival += [self.poller.wake, self.webhook.deliver_due]
        self.rates = Rates(self.settings)
        self.callbacks = CallbackBook()
        self.files = FileStore()
        self.commands = CommandLists()
        self.chats: dict[int, Chat] = {}
        self._kept: deque[tuple[Chat, int]] = deque()

    @property
    def id(self) -> int:
        """The number in front of the token."""
        number: int = self.user["id"]
        return number

    def adopt(self, token: str) -> None:
        """Take the identity of the first token that comes; updates already queued share the same user."""
        self.token = token
        self.user["id"] = bot_id_of(token)
        self.around.hub.publish("bot", {"platform": "telegram", "bot": self.user})

    def check(self, token: str) -> None:
        """Refuse another secret for the same bot with 401."""
        if token != self.token:
            raise ApiError(401, "Unauthorized")

    def reset(self) -> None:
        """Forget chats and files. Numbers go on growing, and what the bot set up for itself stays: its webhook,
        the kinds of updates it asked for, its command menus.
        """
        self._first_message_id = max([self._first_message_id, *(chat.next_message_id for chat in self.chats.values())])
        self.chats.clear()
        self._kept.clear()
        self.updates.clear()
        self.callbacks.reset()
        self.files.reset()
        self.rates = Rates(self.settings)

    def open_chat(self, chat_id: int, **details: Any) -> Chat:
        """A new chat with this id."""
        kind = type_of(chat_id)
        if kind == PRIVATE:
            details["person"] = self.people.meet(chat_id).user()
        else:
            details.setdefault("title", f"Group {-chat_id}")
        chat = Chat(chat_id, kind, self._first_message_id, **details)
        self.chats[chat_id] = chat
        self.tell_status(chat)
        return chat

    def known_user(self, user_id: int) -> dict[str, Any] | None:
        """The API's `User` this bot may mention."""
        return self.user if user_id == self.id else self.people.user(user_id)

    def keep(self, chat: Chat, message: Message) -> None:
        """Put a message into its chat and show it; the oldest of all chats go when there are too many."""
        chat.messages[message.id] = message
        self._kept.append((chat, message.id))
        while len(self._kept) > self.settings.messages_kept:
            oldest, number = self._kept.popleft()
            oldest.messages.pop(number, None)
        self.tell("message", message)

    def tell(self, event: str, message: Message) -> None:
        """Show a message, new or changed, to the page."""
        if self.around.hub.listening:
            self.around.hub.publish(event, {"platform": "telegram", "bot_id": self.id, "message": message.view()})

    def tell_keyboard(self, chat: Chat) -> None:
        """Let the page look which reply keyboard is in force now."""
        self.around.hub.publish("keyboard", {"platform": "telegram", "bot_id": self.id, "chat_id": chat.id})

    def tell_status(self, chat: Chat) -> None:
        """Show how a chat stands."""
        if self.around.hub.listening:
            self.around.hub.publish("chat", {"platform": "telegram", "bot_id": self.id, "chat": self.describe(chat)})

    def describe(self, chat: Chat) -> dict[str, Any]:
        """A chat as the control endpoints show it."""
        return {
            **chat.json(),
            "bot_id": self.id,
            "bot_status": chat.bot_status,
            "blocked": chat.type == PRIVATE and chat.bot_status == "kicked",
            "gone": chat.gone,
            "migrated_to": chat.migrated_to,
            "members": {str(user_id): standing.status for user_id, standing in chat.members.items()},
            "messages_count": len(chat.messages),
        }

    def queue_message(self, chat: Chat, message: Message, kind: str = "message") -> int | None:
        """Queue a person's message for the bot, if it may see it."""
        if not may_see(chat, message, self.user, privacy_mode=self.settings.privacy_mode):
            return None
        return self.updates.add(kind, message.json(), chat.id)

    async def close(self) -> None:
        """Let the waiting request go and stop deliveries."""
        self.poller.wake()
        await self.webhook.close()
