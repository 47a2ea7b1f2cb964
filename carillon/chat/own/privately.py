"""What concerns one person alone is told to that person alone."""

from __future__ import annotations

from carillon.chat.context import Context
from carillon.content.markup import code, fill
from carillon.platforms.base import Reply


def elsewhere(context: Context, command: str) -> Reply | None:
    """Return where to ask instead, where others read along; None in a private chat."""
    if context.incoming.private:
        return None
    said = context.say("That is between the two of us. Please write {command} to me in a private chat.")
    return Reply(fill(said, command=code(command)))
