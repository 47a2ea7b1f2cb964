"""The answers to what a template still needs; with the last one the line is scheduled."""

from __future__ import annotations

from dataclasses import replace

from carillon.chat import dialogs
from carillon.chat.context import Context
from carillon.chat.dialogs import Dialog
from carillon.chat.making import booking
from carillon.chat.templating import template_asking
from carillon.platforms.base import Reply


async def typed(context: Context, dialog: Dialog) -> Reply:
    """Take a line as the value that was asked for."""
    filling, value = template_asking.opened(dialog), context.incoming.text.strip()
    if not value:
        return await template_asking.ask(context, filling, context.say("I need it in words.") + "\n")
    name, *others = filling.missing
    filling = replace(filling, values={**filling.values, name: value}, missing=tuple(others))
    if others:
        return await template_asking.ask(context, filling)
    await dialogs.close(context)
    return await booking.schedule(_as_typed(context, filling.line()), filling.line())


def _as_typed(context: Context, line: str) -> Context:
    """Return the context of the whole line: no single message was it, so an edit of one changes nothing."""
    whole = {"text": line, "styles": (), "message_id": None}
    return replace(context, incoming=context.incoming.model_copy(update=whole))
