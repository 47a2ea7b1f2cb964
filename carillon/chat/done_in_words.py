"""Done, said in answer to the reminder instead of pressed under it."""

from __future__ import annotations

from carillon.chat import targets
from carillon.chat.context import Context
from carillon.chat.delivered import done, find
from carillon.content.markup import Rich
from carillon.people import access
from carillon.platforms.base import Reply

DONE = frozenset({"done", "✓", "✔", "✔️", "✅", "👍"})


async def answered(context: Context) -> Reply | None:
    """Acknowledge the reminder that is answered with "done" or a sign for it; None when something else was said."""
    replied, said = context.incoming.replied, context.incoming.text.strip().lower().rstrip(".!")
    if replied is None or said not in DONE | {context.say("done")}:
        return None
    for mark in _marks(replied.actions):
        try:
            reminder = await find(context, mark)
        except (access.NoSuchSchedule, targets.NotYours):
            continue
        reply = await done(context, reminder, "")
        await context.also(
            Reply(Rich(""), reply.buttons, buttons_only=True, replaces=replied.message_id),
            f"done:{mark}:{context.incoming.key}",
        )
        return Reply(Rich(reply.toast))
    return None


def _marks(actions: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(found[0] for action in actions for found in targets.DELIVERY_TAG.finditer(action)))
