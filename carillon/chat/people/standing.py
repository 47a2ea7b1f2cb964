"""How we stand in a conversation: blocked by a person, taken into a group, thrown out, or moved with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from sqlalchemy import Select, select

from carillon.chat.context import Context
from carillon.chat.notices import Say, tell
from carillon.chat.people import whom
from carillon.content.markup import Rich, bold, code, fill
from carillon.delivery.states import ScheduleState
from carillon.people import groups, reach, recipients
from carillon.people.reach import Unreachable
from carillon.platforms.base import Button, Reply
from carillon.platforms.incoming import Standing
from carillon.schedules import changes
from carillon.schedules.changes import Change
from carillon.store.tables import Address, Schedule, User

SILENCE = Reply(Rich(""))
MOST_NAMED = 20  # numbers that a note lists


async def changed(context: Context, standing: Standing) -> Reply:
    """Take note of a new standing. A private chat is answered with silence, a group that takes us in with a word."""
    if context.incoming.private:
        await _by_person(context, blocked=standing is Standing.OUT)
        return SILENCE
    if standing is Standing.OUT:
        await _out(context)
        return SILENCE
    return await _inside(context)


async def moved(context: Context, to: str) -> Reply:
    """Follow a group that became a supergroup, with everything that is meant for it."""
    await recipients.move_address(context.session, context.account_id, context.incoming.conversation, to)
    context.noted.append((context.account_id, to))
    return SILENCE


async def met(context: Context) -> None:
    """Learn from a line or a press that we can write where it comes from, should nobody have told us so.

    A private chat is its person's own address from then on, which notes to them go to.
    """
    incoming = context.incoming
    if incoming.private:
        await whom.here(context)
        if await reach.set_blocked(context.session, incoming.platform, incoming.sender, blocked=False):
            await reach.found(context.session, context.account_id, incoming.conversation)
    elif incoming.title and await groups.seen(
        context.session, context.account_id, incoming.conversation, incoming.title
    ):
        await reach.found(context.session, context.account_id, incoming.conversation)


async def resume_all(context: Context, rest: str) -> Reply:
    """Go on with what was paused when we were thrown out of a group."""
    say = context.say
    address = await recipients.address_of(context.session, context.user.id, int(rest)) if rest.isdecimal() else None
    if address is None:
        return Reply(Rich(""), toast=say("That button is no longer in use."))
    if address.unreachable:
        return Reply(Rich(""), toast=say("I am not in the group yet: add me first."))
    paused = await _schedules(context, address.value, ScheduleState.PAUSED, only=address)
    gone_by = [s for s in paused if await changes.resume(context.session, s, context.now) is Change.PAST]
    going_on = [schedule for schedule in paused if schedule not in gone_by]
    said = fill(say("Going on: {numbers}"), numbers=_numbers(going_on)) if going_on else Rich(say("Nothing is paused."))
    if gone_by:
        past = say("The time of {numbers} went by while they were paused. Give them a new one with /edit.")
        said = (
            fill(past, numbers=_numbers(gone_by))
            if not going_on
            else said + "\n" + fill(past, numbers=_numbers(gone_by))
        )
    return Reply(said)


async def _by_person(context: Context, *, blocked: bool) -> None:
    session, incoming = context.session, context.incoming
    await reach.set_blocked(session, incoming.platform, incoming.sender, blocked=blocked)
    if blocked:
        await reach.lost(session, context.account_id, incoming.conversation, Unreachable.BLOCKED)
    else:
        await reach.found(session, context.account_id, incoming.conversation)


async def _out(context: Context) -> None:
    """Pause what is meant for the group, and tell each author once."""
    session, value = context.session, context.incoming.conversation
    await groups.left(session, context.account_id, value)
    await reach.lost(session, context.account_id, value, Unreachable.REMOVED)
    paused = [
        schedule
        for schedule in await _schedules(context, value, ScheduleState.ACTIVE)
        if await changes.pause(session, schedule, Unreachable.REMOVED) is Change.DONE
    ]
    await _tell_authors(context, paused, partial(_paused, _title(context)))


async def _inside(context: Context) -> Reply:
    """Greet a group that has taken us in, and offer authors to go on with what was paused."""
    value = context.incoming.conversation
    news = await groups.seen(context.session, context.account_id, value, _title(context))
    await reach.found(context.session, context.account_id, value)
    if not news:
        return SILENCE
    paused = await _schedules(context, value, ScheduleState.PAUSED)
    await _tell_authors(context, paused, partial(_back, _title(context)))
    greeting = context.say(
        "Hello! I send messages here at the time you name. Everybody who may write here can type, for example:\n"
        "{example}\n\nWhoever scheduled a message, and the admins, can change it. More: {help}"
    )
    example = context.say("/schedule tomorrow 15:00 Meeting in the kitchen")
    return Reply(fill(greeting, example=code(example), help="/help"))


async def _schedules(
    context: Context, value: str, state: ScheduleState, *, only: Address | None = None
) -> list[Schedule]:
    query = schedules_query(context.account_id, value, state)
    found = (await context.session.execute(query)).scalars()
    return [schedule for schedule in found if only is None or schedule.address_id == only.id]


def schedules_query(account_id: int, value: str, state: ScheduleState) -> Select[Schedule]:
    """Return the query for what everybody has scheduled there, by author; of what is paused, what we paused."""
    there = (Address.account_id == account_id, Address.value == value)
    query = select(Schedule).join(Address, Address.id == Schedule.address_id).where(*there, Schedule.state == state)
    if state is ScheduleState.PAUSED:
        query = query.where(Schedule.pause_reason == Unreachable.REMOVED)
    return query.order_by(Schedule.user_id, Schedule.id)


async def _tell_authors(context: Context, schedules: Sequence[Schedule], compose: partial[Reply]) -> None:
    for user_id, theirs in groupby(schedules, key=lambda schedule: schedule.user_id):
        await tell(context, user_id, f"standing-{context.incoming.key}-{user_id}", partial(compose, list(theirs)))


def _paused(title: str, schedules: Sequence[Schedule], say: Say, author: User) -> Reply:
    said = say("I am no longer in {group}, so I paused what you send there: {numbers}. Add me again and press Resume.")
    return _offer(title, schedules, say, said)


def _back(title: str, schedules: Sequence[Schedule], say: Say, author: User) -> Reply:
    said = say("I am in {group} again. What you send there is still paused: {numbers}")
    return _offer(title, schedules, say, said)


def _offer(title: str, schedules: Sequence[Schedule], say: Say, said: str) -> Reply:
    button = Button(say("Resume"), f"back:{schedules[0].address_id}")
    return Reply(fill(said, group=bold(title), numbers=_numbers(schedules)), ((button,),))


def _numbers(schedules: Sequence[Schedule]) -> str:
    listed = ", ".join(f"#{schedule.number}" for schedule in schedules[:MOST_NAMED])
    return listed + (", …" if len(schedules) > MOST_NAMED else "")


def _title(context: Context) -> str:
    return context.incoming.title or context.incoming.conversation
