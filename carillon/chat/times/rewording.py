"""Another text for a schedule that is there already, asked for with a button."""

from __future__ import annotations

from dataclasses import replace

from carillon.chat import cards, dialogs, targets
from carillon.chat.context import Context
from carillon.chat.dialogs import Dialog
from carillon.chat.making import guide
from carillon.chat.making.items import is_empty
from carillon.chat.making.lines import content_said, too_much
from carillon.chat.making.options import Options
from carillon.chat.making.refused import Refused
from carillon.content.markup import Rich, bold, fill
from carillon.content.message import Content
from carillon.delivery.states import State
from carillon.platforms.base import Reply
from carillon.schedules import changes, past
from carillon.schedules.book import content_of
from carillon.store.tables import Schedule

KIND = "text"


async def ask_text(context: Context, schedule: Schedule, rest: str, why: Rich | None = None) -> Reply:
    """Ask for another text."""
    number = await dialogs.open_one(context, KIND, guide.state_about(schedule.id))
    question = context.say("Send me the new text of {number}, or other files.")
    said = fill(question, number=bold(f"#{schedule.number}"))
    return guide.asking(context, number, why + "\n" + said if why else said)


async def text_came(context: Context, dialog: Dialog) -> Reply:
    """Take what came as the new message; what is not given anew, the text or the files, is kept."""
    try:
        schedule = await guide.about(context, dialog)
        given = content_said(context, context.incoming.text, Options(opaque=schedule.opaque))
    except targets.NotYours:
        await dialogs.close(context)
        return Reply(Rich(context.say("That message is no longer there.")))
    except Refused as refused:
        return await ask_text(context, schedule, "", refused.said)
    content = completed(given, content_of(schedule))
    problem = too_much(context, content)
    if problem or is_empty(content):
        return await ask_text(context, schedule, "", Rich(problem or ""))
    await dialogs.close(context)
    return await reworded(context, schedule, content)


async def reworded(context: Context, schedule: Schedule, content: Content) -> Reply:
    """Give a schedule another content, and show how it stands then."""
    if await is_late(context, schedule):
        late = context.say("{number} is already being sent, so it can no longer be changed.")
        return Reply(fill(late, number=bold(f"#{schedule.number}")))
    await changes.rewrite(context.session, schedule, content)
    return await cards.confirmation(context, schedule)


async def is_late(context: Context, schedule: Schedule) -> bool:
    """Whether nothing of it waits any more and the last message is being sent this moment."""
    outlook = await past.outlook(context.session, schedule.id)
    return outlook.due_at is None and outlook.last is State.ACCEPTED


def completed(given: Content, before: Content) -> Content:
    """Return what was given, with the text or the files of before where none were."""
    body = given.body if given.body.text.strip() else before.body
    return replace(given, body=body, media=given.media or before.media)
