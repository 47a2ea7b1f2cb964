"""A chat as one bot sees it: who is in it, what was said, and whether the bot may speak."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from simulator.telegram.members import LEFT, MEMBER, Standing
from simulator.telegram.messages import Message
from simulator.telegram.reply_keyboards import ReplyKeyboards

PRIVATE, GROUP, SUPERGROUP = "private", "group", "supergroup"
_NAMES = frozenset({"first_name", "last_name", "username"})
_SUPERGROUPS_FROM = -1_000_000_000_000  # ids of supergroups and channels lie below, those of basic groups above


@dataclass(slots=True)
class Chat:
    """`bot_standing` is the bot's own: member, administrator, restricted, left or kicked; in a private chat "kicked"
    means blocked. `members` holds everybody else's. `members_may_write` is false where only administrators speak.
    `topics` are the threads of a forum.
    """

    id: int
    type: str
    next_message_id: int
    title: str | None = None
    person: dict[str, Any] | None = None
    is_forum: bool = False
    bot_standing: Standing = MEMBER
    members: dict[int, Standing] = field(default_factory=dict)
    members_may_write: bool = True
    topics: set[int] = field(default_factory=set)
    gone: bool = False  # the account was deleted, or the group was
    migrated_to: int | None = None
    messages: dict[int, Message] = field(default_factory=dict)
    keyboards: ReplyKeyboards = field(default_factory=ReplyKeyboards)

    def json(self) -> dict[str, Any]:
        """The API's `Chat` (https://core.telegram.org/bots/api#chat)."""
        if self.person is not None:
            names = {key: name for key, name in self.person.items() if key in _NAMES}
            return {"id": self.id, "type": self.type, **names}
        chat: dict[str, Any] = {"id": self.id, "type": self.type, "title": self.title}
        return {**chat, "is_forum": True} if self.is_forum else chat

    @property
    def bot_status(self) -> str:
        """The bot's own status, as the API names it."""
        return self.bot_standing.status

    def standing_of(self, user_id: int) -> Standing:
        """Anybody else's standing in a group; who was never in it has left."""
        return self.members.get(user_id, LEFT)

    @property
    def instance(self) -> str:
        """The `chat_instance` of callback queries: the same for the same chat, telling nothing else."""
        return str(int.from_bytes(hashlib.sha256(f"chat {self.id}".encode()).digest()[:8], "big", signed=True))

    def take_message_id(self) -> int:
        """The next number in this chat."""
        number = self.next_message_id
        self.next_message_id += 1
        return number


def type_of(chat_id: int) -> str:
    """What kind of chat an id belongs to."""
    if chat_id > 0:
        return PRIVATE
    return SUPERGROUP if chat_id <= _SUPERGROUPS_FROM else GROUP
