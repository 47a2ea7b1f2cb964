"""Remind me too: whoever reads of a schedule in a group takes a copy of their own, in their own chat, or gives it back.

The copy is theirs: it keeps its time when the group's is changed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sqlalchemy import select

from carillon.chat import cards, targets
from carillon.chat.context import Context
from carillon.content.markup import Rich, bold, fill
from carillon.people import access, recipients
from carillon.platforms.base import Button, Reply
from carillon.schedules import book, past
from carillon.schedules.book import OPEN, content_of
from carillon.schedules.occurrences import rule_of
from carillon.schedules.wish import Wish, customary
from carillon.store.tables import Address, Schedule
from carillon.when import Once, Series, next_after
from carillon.when.zones import wall_clock

CODE = re.compile(r"too-(\d{1,18})")


async def remind_too(context: Context, rest: str) -> Reply:
    """Take a copy of the schedule under whose card the button is, or give it back."""
    found = targets.TAG.fullmatch(rest)
    schedule = await _in_this_group(context, int(found[1])) if found else None
    if schedule is None:
        return _gone(context)
    copies = await _copies(context, schedule)
    if copies:
        for each in copies:
            await book.cancel(context.session, each)
        return Reply(Rich(""), toast=context.say("Taken back: you are not reminded."))
    reading = await _reading(context, schedule)
    if reading is None:
        return _gone(context)
    own = await recipients.own_address(context.session, context.user.id, context.account_id)
    if own is None or own.unreachable:
        return await _press_start(context, schedule)
    copy = await _copy(context, schedule, own, reading)
    card = await cards.confirmation(context, copy)
    await context.also(card, f"too-{context.incoming.key}", conversation=own.value, account_id=own.account_id)
    return Reply(Rich(""), toast=context.say("You will be reminded too, in our own chat."))


async def brought(context: Context, code: str) -> Reply | None:
    """Answer who pressed Start through the link of such a button; None for a code that is none of ours."""
    found = CODE.fullmatch(code)
    schedule = await context.session.get(Schedule, int(found[1])) if found and context.incoming.private else None
    address = await context.session.get(Address, schedule.address_id) if schedule else None
    if schedule is None or address is None or address.kind != "group":
        return None
    standing = await context.window.handler.membership(address.value, context.incoming.sender)
    if standing is None or not standing.inside:
        return None
    own = await recipients.own_address(context.session, context.user.id, context.account_id)
    reading, copies = await _reading(context, schedule), await _copies(context, schedule)
    if not copies and own and reading:
        copies = [await _copy(context, schedule, own, reading)]
    return await cards.confirmation(context, copies[0]) if copies else None


async def _in_this_group(context: Context, schedule_id: int) -> Schedule | None:
    incoming = context.incoming
    try:
        return await access.schedule_of_conversation(
            context.session, context.account_id, incoming.conversation, schedule_id
        )
    except access.NoSuchSchedule:
        return None


async def _copies(context: Context, schedule: Schedule) -> list[Schedule]:
    theirs = (Schedule.user_id == context.user.id, Schedule.origin == _origin(schedule), Schedule.state.in_(OPEN))
    return list((await context.session.execute(select(Schedule).where(*theirs))).scalars())


async def _copy(context: Context, schedule: Schedule, own: Address, reading: Once | Series) -> Schedule:
    """Write a person's own schedule of the same content."""
    terms = replace(customary(context.user, own), opaque=schedule.opaque)
    language = context.user.language
    wish = Wish(content_of(schedule), own, reading, terms, language, origin=_origin(schedule))
    return await book.create(context.session, context.user, wish)


async def _reading(context: Context, schedule: Schedule) -> Once | Series | None:
    """Return what of a schedule is still to come, if anything."""
    rule, due = rule_of(schedule), await past.next_due(context.session, schedule.id)
    if rule:
        coming = next_after(rule, context.now) if schedule.state in OPEN else None
        return Series(rule, coming.at, coming.local) if coming else None
    return Once(due, wall_clock(due, schedule.zone), schedule.zone) if due and due > context.now else None


async def _press_start(context: Context, schedule: Schedule) -> Reply:
    """Who never opened our chat gets the link that opens it, and the copy with it."""
    said = context.say(
        "{name}, I cannot write to you alone yet. Open our chat and press Start: then you are reminded too."
    )
    link = await context.window.handler.invitation(f"too-{schedule.id}")
    buttons = ((Button(context.say("Open the chat"), url=link),),) if link else ()
    toast = context.say("Open our chat and press Start first.")
    return Reply(fill(said, name=bold(context.user.name)), buttons, anew=True, toast=toast)


def _gone(context: Context) -> Reply:
    return Reply(Rich(""), toast=context.say("That is over: there is nothing left to be reminded of."))


def _origin(schedule: Schedule) -> str:
    return f"too:{schedule.id}"
