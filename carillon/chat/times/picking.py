"""Asking for a time: quick times, a calendar, hours and minutes as buttons; and a typed time will do at any moment.

The question is a draft, and its buttons carry the draft's number: one that is answered, dropped or expired does nothing
and says so. The dialog that is open beside it takes what is typed.
"""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta

from carillon.chat import dialogs, drafts
from carillon.chat.context import Context
from carillon.chat.making.items import MOVE, NEW, Asked, Purpose
from carillon.chat.times import month
from carillon.chat.times.quick import Kind, Quick, in_a_while, on_the_clock, quick_times
from carillon.content.markup import Rich, bold
from carillon.platforms.base import Button, Buttons, Reply
from carillon.when import Once
from carillon.when.zones import wall_clock

KIND = "time"  # of the dialog
IN_PLACE = (NEW, MOVE)  # asked in place of the card or question that was pressed


async def ask(context: Context, purpose: Purpose, said: Rich | str | None = None) -> Reply:
    """Ask for a time; `said` is the question. Whoever has a purpose of their own puts its kind into `picked.PICKED`."""
    question = Rich(context.say("When?")) if said is None else said if isinstance(said, Rich) else Rich(said)
    return await again(context, Asked(purpose, said=question))


async def again(context: Context, asked: Asked) -> Reply:
    """Ask once more, with new buttons."""
    draft_id = await drafts.keep(context, asked)
    await dialogs.open_one(context, KIND, json.dumps(draft_id))
    first = asked.purpose.item
    reply = Reply(asked.said + "\n\n" + _hint(context), _quick_buttons(context, draft_id, asked))
    return Reply(
        reply.text,
        reply.buttons,
        anew=asked.purpose.kind not in IN_PLACE,
        answers=first.answers if first else None,
        thread=first.thread if first else None,
    )


def waiting(dialog: dialogs.Dialog) -> int | None:
    """Return the number of the question that a dialog belongs to."""
    return int(json.loads(dialog.state)) if dialog.kind == KIND else None


async def close(context: Context, draft_id: int) -> None:
    """Close a question, and the dialog that takes what is typed, if that is its own."""
    await drafts.drop(context, draft_id)
    dialog = await dialogs.current(context)
    if dialog and waiting(dialog) == draft_id:
        await dialogs.close(context)


def turned(context: Context, draft_id: int, asked: Asked, step: str) -> Reply:
    """Return the question with the buttons of a step: q quick times, m2026-12, d2026-12-05, h2026-12-05T09.

    Raises ValueError for what is no step.
    """
    local = _local(context)
    locale = month.locale_of(context.user.language, context.incoming.language)
    twelve = twelve_of(context)

    def act(what: str) -> str:
        return _action(draft_id, what)

    if step == "q":
        return Reply(asked.said + "\n\n" + _hint(context), _quick_buttons(context, draft_id, asked))
    if step[0] == "m":
        first = date.fromisoformat(f"{step[1:]}-01") if step[1:] else local.date().replace(day=1)
        first = max(first, local.date().replace(day=1))
        buttons, back = month.days(first, local.date(), locale, act), "q"
        chosen = Rich("")
    elif step[0] == "d":
        day = date.fromisoformat(step[1:])
        buttons, back = month.hours(day, local, twelve, locale, act), f"m{day:%Y-%m}"
        chosen = bold(month.day_said(day, locale))
    elif step[0] == "h":
        hour = datetime.fromisoformat(step[1:]).replace(tzinfo=None)
        buttons, back = month.minutes(hour, local, twelve, locale, act), f"d{hour:%Y-%m-%d}"
        chosen = bold(month.day_said(hour.date(), locale))
    else:
        raise ValueError(f"no step: {step}")
    below = (Button(context.say("‹ Back"), act(back)), Button(_leaving(context, asked), act("x")))
    head = asked.said + "\n\n" + chosen if chosen.text else asked.said
    return Reply(head, (*buttons, below))


def chosen(context: Context, step: str) -> Once:
    """Return the moment that a button stands for: +600 so many seconds from now, @2026-12-05T09:35 a wall clock.

    Raises ValueError for what is none.
    """
    if step[0] == "+":
        return in_a_while(context.now, context.user.zone, timedelta(seconds=int(step[1:])))
    if step[0] == "@":
        return on_the_clock(datetime.fromisoformat(step[1:]).replace(tzinfo=None), context.user.zone)
    raise ValueError(f"no moment: {step}")


def twelve_of(context: Context) -> bool:
    """Whether the person reads clocks of twelve hours: only who said so, as on every card and in every list."""
    return context.user.clock == 12


def _quick_buttons(context: Context, draft_id: int, asked: Asked) -> Buttons:
    offered = quick_times(context.now, context.user.zone, context.user.default_time)
    buttons = [Button(_called(context, one), _action(draft_id, _what(one))) for one in offered]
    rows = tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
    last = (
        Button("📅 " + context.say("Calendar"), _action(draft_id, "m")),
        Button(_leaving(context, asked), _action(draft_id, "x")),
    )
    return (*rows, last)


def _called(context: Context, one: Quick) -> str:
    say = context.say
    locale = month.locale_of(context.user.language, context.incoming.language)
    if one.local is None:
        minutes = round((one.after or timedelta()).total_seconds() / 60)
        return say("In {n} h").format(n=minutes // 60) if minutes >= 60 else say("In {n} min").format(n=minutes)
    said = month.clock(one.local.time(), twelve_of(context), locale)
    sentences = {
        Kind.TODAY: say("Tonight {time}"),
        Kind.TOMORROW: say("Tomorrow {time}"),
        Kind.WEEKDAY: say("{day} {time}"),
    }
    return sentences[one.kind].format(time=said, day=month.weekday_said(one.local.date(), locale))


def _what(one: Quick) -> str:
    if one.local is None:
        return f"+{round((one.after or timedelta()).total_seconds())}"
    return f"@{one.local:%Y-%m-%dT%H:%M}"


def _leaving(context: Context, asked: Asked) -> str:
    item = asked.purpose.item
    return context.say("Never mind") if item and not item.empty else context.say("Cancel")


def _hint(context: Context) -> str:
    """Say that a time may be typed, and how in a group, where only answers are seen."""
    if context.incoming.private:
        return context.say("Press a time, or type one, such as “friday 18:00”.")
    return context.say("Press a time, or answer this message with one, such as “friday 18:00”.")


def _action(draft_id: int, what: str) -> str:
    return f"at:{draft_id}:{what}"


def _local(context: Context) -> datetime:
    return wall_clock(context.now, context.user.zone)
