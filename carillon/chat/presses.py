"""Which function answers a button. An action is a verb, and what the verb is about."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from carillon.chat import cards, commands, targets
from carillon.chat.context import Context
from carillon.chat.door import administration, zones
from carillon.chat.lists import filtering, history, listing, managing, options_card, replying, selection, several
from carillon.chat.making import guide, together
from carillon.chat.own import forgetting, personal, settings
from carillon.chat.people import choosing, consenting, contacts, sharing, standing
from carillon.chat.reminders import delivery_presses
from carillon.chat.templating import templates
from carillon.chat.times import moving, picked, repeating, rewording
from carillon.content.markup import Rich
from carillon.platforms.base import Reply
from carillon.platforms.incoming import Press
from carillon.store.tables import Schedule

Answer = Callable[[Context, str], Awaitable[Reply]]
Act = Callable[[Context, Schedule, str], Awaitable[Reply]]


async def pressed(context: Context, press: Press) -> Reply:
    """Answer a button; an old one does nothing and says so."""
    verb, _, rest = press.action.partition(":")
    if verb in ON_SCHEDULES:
        reply = await _on_schedule(context, ON_SCHEDULES[verb], rest)
    elif verb in PRESSES:
        reply = await PRESSES[verb](context, rest)
    else:
        reply = Reply(Rich(""), toast=context.say("That button is no longer in use."))
    if reply.anew:
        return replace(reply, pressed=press.id)
    toast = reply.toast or ("" if reply.buttons else reply.text.text.partition("\n")[0])
    return replace(reply, replaces=press.message_id, pressed=press.id, toast=toast)


async def _on_schedule(context: Context, act: Act, rest: str) -> Reply:
    """Act on the schedule of a card; a card from before the last change is replaced by the present one."""
    mark, _, further = rest.partition(":")
    try:
        schedule, present = await targets.tagged(context, mark)
    except targets.NotYours:
        said = context.say("Only the person who scheduled it, or an admin of the group, can do that.")
        return Reply(Rich(""), toast=said)
    if not present:
        said = context.say("That card was from before. This is how it stands now.")
        return replace(await cards.card(context, schedule), toast=said)
    return await act(context, schedule, further)


async def _list_failed(context: Context, rest: str) -> Reply:
    return replace(await listing.show_list(context, "failed"), anew=True)


PRESSES: dict[str, Answer] = {
    "pick": picked.pick,
    "at": picked.pressed,
    "language": personal.language_pressed,
    "settings": settings.press,
    "templates": templates.show_list,
    "template": templates.press,
    "forget": forgetting.press,
    "unask": guide.leave_pressed,
    "undoall": together.undo_all,
    **delivery_presses.PRESSES,
    "failures": _list_failed,
    "help": commands.show_help,
    "list": listing.turn,
    "filter": filtering.show_filters,
    "select": selection.begin,
    "sel": selection.go_on,
    "takeback": several.take_back,
    "clock": zones.press,
    "status": administration.press,
    "trip": administration.trip,
    "reset": administration.reset,
    "group": choosing.pick_group,
    "contact": contacts.press,
    "stop": consenting.stop_one,
    "too": sharing.remind_too,
    "back": standing.resume_all,
}

ON_SCHEDULES: dict[str, Act] = {
    "undo": managing.cancel_one,
    "cancel": managing.cancel_one,
    "card": managing.show_card,
    "now": managing.send_now_one,
    "pause": managing.pause_one,
    "resume": managing.resume_one,
    "skip": managing.skip_one,
    "history": history.show_history,
    "retry": managing.retry_one,
    "options": options_card.show_options,
    "set": options_card.choose,
    "words": replying.decide,
    "time": moving.ask_time,
    "next": moving.next_only,
    "daily": moving.every_time,
    "once": moving.once_only,
    "text": rewording.ask_text,
    "repeat": repeating.ask_rhythm,
    "rule": repeating.repeat,
}
