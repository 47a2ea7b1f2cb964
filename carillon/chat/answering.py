"""What came in, and which part of the chat answers it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from carillon.chat import commands, dialogs, presses, targets
from carillon.chat.context import Context
from carillon.chat.dialogs import Dialog
from carillon.chat.door import zones
from carillon.chat.lists import replying, selection
from carillon.chat.making import booking, following, guide, straggling
from carillon.chat.own import settings, typed_settings
from carillon.chat.parser import parse
from carillon.chat.people import consenting, contact_changes, standing
from carillon.chat.reminders import typed_time
from carillon.chat.templating import template_asking, template_filling
from carillon.chat.times import picking, repeating, rewording, typed
from carillon.content.markup import Rich
from carillon.people.admission import may
from carillon.platforms.base import Reply

GoOn = Callable[[Context, Dialog], Awaitable[Reply]]

SILENCE = Reply(Rich(""))


async def handle(context: Context) -> Reply:
    """Answer whatever came in."""
    incoming = context.incoming
    if incoming.standing:
        return await standing.changed(context, incoming.standing)
    if incoming.moved_to:
        return await standing.moved(context, incoming.moved_to)
    await standing.met(context)
    if incoming.press:
        return await presses.pressed(context, incoming.press)
    if incoming.zone is not None:
        return await zones.pin(context)
    if incoming.edited:
        return await following.follow(context)
    return await _said(context)


async def _said(context: Context) -> Reply:
    """Answer a line, files, or both."""
    late = await straggling.late_part(context)
    if late:
        return late
    incoming = context.incoming
    call = None if incoming.forwarded else parse(incoming.text, commands.offered(context.user.role))
    return await commands.called(context, call) if call else await _line(context)


async def _line(context: Context) -> Reply:
    """Answer a line without a command: it is about the message it answers, or what a dialog waits for, or a wish."""
    incoming = context.incoming
    if incoming.private and consenting.says_stop(incoming.text):
        return await consenting.stop(context, "")
    target = await targets.answered(context)
    if target:
        return await replying.reply(context, target)
    dialog = await dialogs.current(context)
    if dialog and dialog.kind in DIALOGS:
        return await DIALOGS[dialog.kind](context, dialog)
    if not (incoming.private and (incoming.text or incoming.media)):
        return SILENCE
    wish = may(context.user.role, "member")
    return await booking.schedule(context, incoming.text) if wish else commands.members_only(context)


DIALOGS: dict[str, GoOn] = {
    picking.KIND: typed.typed,
    guide.KIND: guide.words_came,
    rewording.KIND: rewording.text_came,
    repeating.KIND: repeating.rule_came,
    typed_time.KIND: typed_time.go_on,
    selection.SHIFT: selection.typed,
    zones.CITY: zones.typed,
    settings.KIND: typed_settings.typed,
    template_asking.KIND: template_filling.typed,
    contact_changes.DIALOG: contact_changes.go_on,
}
