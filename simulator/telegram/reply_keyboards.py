"""Which reply keyboard somebody has under the message box.

The newest markup counts; a selective one only for those it is meant for. A one-time keyboard is folded away once it
has been used, a forced reply is over once it was given, and a deleted message takes its keyboard along
(https://core.telegram.org/bots/api#replykeyboardmarkup, #replykeyboardremove, #forcereply).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from simulator.telegram.messages import Message
from simulator.telegram.people import People
from simulator.telegram.text import utf16


@dataclass(slots=True)
class ReplyKeyboards:
    """The reply keyboards of one chat."""

    _for_all: Message | None = None
    _own: dict[int, Message] = field(default_factory=dict)  # the newest meant for one person, by user id
    _used: dict[int, int] = field(default_factory=dict)  # the number of the last one a person has used
    _deleted: set[int] = field(default_factory=set)

    def take(self, message: Message, people: People) -> bool:
        """Let the markup of a new message of the bot count; false when it has none for the message box."""
        if message.markup is None or "inline_keyboard" in message.markup:
            return False
        if message.markup.get("selective") and message.chat["type"] != "private":
            self._own.update(dict.fromkeys(_meant(message, people), message))
        else:
            self._for_all = message
        return True

    def drop(self, message: Message) -> bool:
        """The message was deleted; false when it had no keyboard in force for anybody."""
        if message is not self._for_all and message not in self._own.values():
            return False
        self._deleted.add(message.id)
        return True

    def use(self, user_id: int, message: Message) -> None:
        """Somebody pressed a key of it, or gave the forced reply."""
        self._used[user_id] = message.id

    def of(self, user_id: int | None) -> Message | None:
        """The message whose keyboard, or forced reply, this person has; without a person, the one for everybody."""
        own = None if user_id is None else self._own.get(user_id)
        shown = [message for message in (self._for_all, own) if message is not None]
        newest = max(shown, key=lambda message: message.id, default=None)
        if newest is None or newest.markup is None or newest.id in self._deleted or "remove_keyboard" in newest.markup:
            return None
        return None if "force_reply" in newest.markup and self._is_used(user_id, newest) else newest

    def view(self, user_id: int | None) -> dict[str, Any] | None:
        """The same as the control endpoints show it; `hidden` once a one-time keyboard was used."""
        message = self.of(user_id)
        if message is None or message.markup is None:
            return None
        markup = message.markup
        one_time = bool(markup.get("one_time_keyboard"))
        return {
            "message_id": message.id,
            "kind": "keyboard" if "keyboard" in markup else "force_reply",
            "rows": [[as_button(button) for button in row] for row in markup.get("keyboard", [])],
            "one_time": one_time,
            "hidden": one_time and self._is_used(user_id, message),
            "selective": bool(markup.get("selective")),
            "placeholder": markup.get("input_field_placeholder"),
        }

    def _is_used(self, user_id: int | None, message: Message) -> bool:
        return user_id is not None and self._used.get(user_id) == message.id


def as_button(button: str | dict[str, Any]) -> dict[str, Any]:
    """A key as an object; one that only says its text may be written as that text."""
    return {"text": button} if isinstance(button, str) else button


def _meant(message: Message, people: People) -> Iterator[int]:
    """Whom a selective markup is for: those mentioned in the text, and whose message it replies to."""
    if message.reply_to is not None:
        yield message.reply_to.sender["id"]
    for entity in message.body.entities:
        if entity["type"] == "text_mention":
            yield entity["user"]["id"]
        if entity["type"] == "mention":
            name = utf16.cut(message.body.text, entity["offset"], entity["length"]).removeprefix("@")
            yield from (each.id for each in people.all() if (each.username or "").lower() == name.lower())
