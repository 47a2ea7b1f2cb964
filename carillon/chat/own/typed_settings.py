"""Settings that are typed: a time of day, a pair of them."""

from __future__ import annotations

import re
from datetime import time

from carillon.chat import dialogs
from carillon.chat.context import Context
from carillon.chat.dialogs import Dialog
from carillon.chat.own import settings
from carillon.platforms.base import Reply

_CLOCK = re.compile(r"(?<!\d)(\d{1,2})(?:\s*[:.hH]\s*(\d{2}))?(?!\d)\s*([ap])?(?(3)\.?\s?m\b\.?)", re.IGNORECASE)


async def typed(context: Context, dialog: Dialog) -> Reply:
    """Set what the line says, or ask again and say why."""
    name, clocks, say = dialog.state, read_clocks(context.incoming.text), context.say
    if name == "time":
        if len(clocks) != 1:
            return await settings.ask(context, name, say("I found no time of day in that."))
        values: dict[str, object] = {"default_time": clocks[0]}
    else:
        if len(clocks) != 2:
            return await settings.ask(context, name, say("I need two times of day."))
        if clocks[0] == clocks[1]:
            return await settings.ask(context, name, say("They begin and end at the same time."))
        values = {"quiet_from": clocks[0], "quiet_until": clocks[1]}
    await dialogs.close(context)
    await settings.keep(context, values)
    return settings.card(context)


def read_clocks(line: str) -> tuple[time, ...]:
    """Return the times of day in a line, such as "21:30-06:45" or "10 pm to 7 am"; none when one does not exist."""
    try:
        return tuple(_clock(found) for found in _CLOCK.finditer(line))
    except ValueError:
        return ()


def _clock(found: re.Match[str]) -> time:
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            raise ValueError("no hour of a twelve-hour clock")
        hour = hour % 12 + (12 if found[3].lower() == "p" else 0)
    return time(0 if (hour, minute) == (24, 0) else hour, minute)
