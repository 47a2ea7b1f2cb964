"""The filters of the list: by status, by person, by platform, each a button that leads to the list it names."""

from __future__ import annotations

from dataclasses import replace

from carillon.chat.context import Context
from carillon.chat.lists.listing import rows
from carillon.chat.lists.naming import status_said
from carillon.chat.lists.views import View
from carillon.chat.replies import shorten
from carillon.content.markup import bold, fill
from carillon.platforms.base import Button, Buttons, Reply
from carillon.schedules import listing

MOST_PEOPLE = 12
OPEN, PAST = "owsp", "xdfulc"


async def show_filters(context: Context, rest: str) -> Reply:
    """Offer every way to narrow the list that is open."""
    view, say = View.of(rest).on(1), context.say
    buttons = _statuses(context, view, OPEN)
    if context.incoming.private:
        buttons += _statuses(context, view, PAST) + await _people(context, view) + await _platforms(context, view)
    back = Button(say("‹ List"), f"list:{View.of(rest)}")
    typed = say("Typed, it is shorter: {paused}, {failed}, {person}, or words to look for: {words}")
    examples = {
        "paused": "/list paused",
        "failed": "/list failed",
        "person": "/list @mom",
        "words": "/list medicine",
    }
    return Reply(bold(say("Filter")) + "\n" + fill(typed, **examples), (*buttons, (back,)))


def _statuses(context: Context, view: View, statuses: str) -> Buttons:
    said = {status: status_said(context, status) for status in statuses}
    return rows([_choice(said[status], replace(view, status=status), view) for status in statuses], 2)


async def _people(context: Context, view: View) -> Buttons:
    """Return a button for each person and group that will still be written to, and one for everybody."""
    found = await listing.addressees(context.session, context.user.id, size=MOST_PEOPLE)
    if not view.recipient_id and len(found) < 2:
        return ()
    me = context.say("Me")
    chosen = [_choice(context.say("Everybody"), replace(view, recipient_id=None), view)]
    chosen += [
        _choice(
            f"{me if one.kind == 'self' else shorten(one.name, 20)} · {one.schedules}",
            replace(view, recipient_id=one.recipient_id),
            view,
        )
        for one in found
    ]
    return rows(chosen, 3)


async def _platforms(context: Context, view: View) -> Buttons:
    found = await listing.platforms(context.session, context.user.id)
    if not view.platform and len(found) < 2:
        return ()
    chosen = [_choice(context.say("Every platform"), replace(view, platform=None), view)]
    return rows([*chosen, *(_choice(name.capitalize(), replace(view, platform=name), view) for name in found)], 3)


def _choice(label: str, leads_to: View, present: View) -> Button:
    return Button(f"✓ {label}" if leads_to == present else label, f"list:{leads_to}")
