"""A message, from either side."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from simulator.telegram.text.formatted import FormattedText

Json = dict[str, Any]

SERVICE_FIELDS = frozenset(
    {"migrate_to_chat_id", "migrate_from_chat_id", "new_chat_members", "left_chat_member", "new_chat_title"}
)


@dataclass(slots=True)
class Message:
    """`at` is when it was sent, in seconds with their fraction. `media` holds the API's fields such as `photo`;
    with media, `body` is the caption; a location counts as media without one. `origin` says where a forwarded message
    came from, as the API's `MessageOrigin`. `markup` is the reply markup as sent; `extra` holds further API fields.
    """

    id: int
    chat: Json
    sender: Json
    at: float
    body: FormattedText
    outgoing: bool  # sent by the bot
    media: Json = field(default_factory=dict)
    markup: Json | None = None
    reply_to: Message | None = None
    thread_id: int | None = None
    album_id: str | None = None
    silent: bool = False
    edited_at: float | None = None
    origin: Json | None = None
    extra: Json = field(default_factory=dict)

    @property
    def keyboard(self) -> list[list[Json]] | None:
        """The rows of the inline keyboard."""
        return None if self.markup is None else self.markup.get("inline_keyboard")

    @property
    def is_service(self) -> bool:
        """Whether it only notes what happened to the chat."""
        return not SERVICE_FIELDS.isdisjoint(self.extra)

    def json(self, *, with_reply: bool = True) -> Json:
        """The API's `Message` (https://core.telegram.org/bots/api#message)."""
        message: Json = {"message_id": self.id, "from": self.sender, "chat": self.chat, "date": int(self.at)}
        if self.thread_id is not None:
            message.update(message_thread_id=self.thread_id, is_topic_message=True)
        if self.edited_at is not None:
            message["edit_date"] = int(self.edited_at)
        if self.origin is not None:
            message["forward_origin"] = self.origin
        if with_reply and self.reply_to is not None:
            message["reply_to_message"] = self.reply_to.json(with_reply=False)
        if self.album_id is not None:
            message["media_group_id"] = self.album_id
        message.update(self._content())
        message.update(self.extra)
        if self.keyboard:
            message["reply_markup"] = {"inline_keyboard": self.keyboard}
        return message

    def _content(self) -> Json:
        text_field, entities_field = ("caption", "caption_entities") if self.media else ("text", "entities")
        content: Json = dict(self.media)
        if self.body.text:
            content[text_field] = self.body.text
        if self.body.entities:
            content[entities_field] = self.body.entities
        return content

    def view(self) -> Json:
        """As the control endpoints and the page show it. "out" is what the bot sent."""
        return {
            "message_id": self.id,
            "chat_id": self.chat["id"],
            "direction": "out" if self.outgoing else "in",
            "from": self.sender,
            "date": int(self.at),
            "at": round(self.at, 3),
            "text": None if self.media else self.body.text,
            "caption": self.body.text if self.media else None,
            "entities": self.body.entities,
            "buttons": self.keyboard or [],
            "markup": self.markup,
            "edited": self.edited_at is not None,
            "edited_at": None if self.edited_at is None else round(self.edited_at, 3),
            "reply_to": None if self.reply_to is None else self.reply_to.id,
            "thread_id": self.thread_id,
            "forward_origin": self.origin,
            "media": self.media,
            "media_group_id": self.album_id,
            "silent": self.silent,
            "extra": self.extra,
        }
