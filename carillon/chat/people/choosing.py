"""Which of several groups of one title is meant: the line that asked goes on with the one that is pressed."""

from __future__ import annotations

import json
from dataclasses import replace

from carillon.chat import dialogs
from carillon.chat.context import Context
from carillon.chat.making import booking
from carillon.chat.people.unreached import DIALOG
from carillon.content.markup import Rich
from carillon.platforms.base import Reply
from carillon.platforms.incoming import Incoming


async def pick_group(context: Context, rest: str) -> Reply:
    """Schedule the line that waits, to the group of the button."""
    dialog = await dialogs.current(context)
    number, _, place = rest.partition(":")
    if dialog is None or dialog.kind != DIALOG or str(dialog.number) != number:
        return Reply(Rich(""), toast=context.say("That question is no longer open. Please send the line again."))
    state = json.loads(dialog.state)
    value, _ = state["choices"][int(place)]
    await dialogs.close(context)
    asked = replace(context, incoming=Incoming.model_validate_json(state["incoming"]))
    return await booking.schedule(asked, _by_id(state["line"], state["title"], value))


def _by_id(line: str, title: str, value: str) -> str:
    """Name the group by its id, where the line named it by its title."""
    for written in (f'#"{title}"', f"#{title}"):
        if written in line:
            return line.replace(written, f"#{value}", 1)
    return line
