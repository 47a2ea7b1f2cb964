"""Which clock is a person's: asked in one tap, and what becomes of their series when it changes."""

from __future__ import annotations

from collections.abc import Iterable

from carillon.chat import dialogs, replies
from carillon.chat.context import Context
from carillon.chat.dialogs import Dialog
from carillon.chat.door.clocks import choices, city, clock, shown
from carillon.content.markup import Rich, bold, code, fill
from carillon.people import whereabouts
from carillon.places import Place, find_place
from carillon.platforms.base import Ask, Button, Reply
from carillon.schedules import travel
from carillon.store.tables import Schedule
from carillon.when.zones import names

CITY = "city"  # the dialog that waits for the name of a place


async def timezone(context: Context, rest: str) -> Reply:
    """Show or change the time zone."""
    if rest:
        return await _named(context, rest)
    shown = context.say("Your time zone is {zone}: it is {now} for you. Where are you?")
    zone = context.user.zone
    return Reply(fill(shown, zone=bold(zone), now=bold(clock(context, context.now, zone))), choices(context))


async def typed(context: Context, dialog: Dialog) -> Reply:
    """Go on with the name of a place, which was asked for."""
    return await _named(context, context.incoming.text)


async def pin(context: Context) -> Reply:
    """Take the zone of a place on the map. The button that sent it has done its work."""
    zone = context.incoming.zone
    if not zone:
        said = Reply(Rich(context.say("I cannot tell the time zone of that place. Which city is nearest?")))
        await _wait_for_city(context)
        return said
    await context.also(await settle(context, zone), f"zone-{context.account_id}-{context.incoming.key}")
    kept = context.say("Thank you. I keep the time zone, {zone}, and not the place.")
    return Reply(fill(kept, zone=bold(zone)), asks=Ask.NOTHING)


async def press(context: Context, rest: str) -> Reply:
    """Carry out a button of a question about the clock."""
    what, _, zone = rest.partition(":")
    if what == "is" and zone in names():
        return await settle(context, zone)
    if what in STEPS:
        return await STEPS[what](context, zone)
    return Reply(Rich(""), toast=context.say("That button is no longer in use."))


async def settle(context: Context, zone: str) -> Reply:
    """Let a zone be the person's, and ask what is still open: whether it is right, or what their series do."""
    user, before = context.user, context.user.zone
    await whereabouts.settle(context.session, user, zone)
    await dialogs.close(context)
    left = await travel.series_in(context.session, user.id, before) if before != zone else ()
    if left:
        return _stay_or_move(context, before, left)
    say = context.say
    asked = say("Your time zone is {zone}.\nIt is {now} for you, right?")
    said = fill(asked, zone=bold(zone), now=bold(clock(context, context.now, zone)))
    return Reply(said, ((Button(say("Yes"), "clock:yes"), Button(say("No"), "clock:no")),))


async def _named(context: Context, words: str) -> Reply:
    places = find_place(words)
    if not places:
        unknown = context.say("I know no place called {place}. Name a larger city nearby, like {example}")
        await _wait_for_city(context)
        return Reply(fill(unknown, place=bold(replies.shorten(words)), example=code("/timezone Munich")))
    if len(places) == 1 and not places[0].guessed:
        return await settle(context, places[0].zone)
    rows = tuple((Button(_shown(context, place), f"clock:is:{place.zone}"),) for place in places)
    return Reply(Rich(context.say("Which one?")), rows)


def _shown(context: Context, place: Place) -> str:
    where = f"{place.name}, {place.country}" if place.country else place.name
    return f"{where} {clock(context, context.now, place.zone)}"


async def _yes(context: Context, rest: str) -> Reply:
    done = context.say("Good. Now try this:\n{example}\n\nMore: /help")
    return Reply(fill(done, example=code(replies.EXAMPLE)))


async def _no(context: Context, rest: str) -> Reply:
    await whereabouts.forget(context.session, context.user)
    return Reply(Rich(context.say("Which clock is yours?")), choices(context))


async def _ask_pin(context: Context, rest: str) -> Reply:
    asked = context.say("Press the button below. I look up the time zone and keep nothing else.")
    return Reply(Rich(asked), asks=Ask.PLACE, hint=context.say("📍 Send my place"), anew=True)


async def _ask_city(context: Context, rest: str) -> Reply:
    await _wait_for_city(context)
    asked = context.say("Which city? The nearest large one will do.")
    return Reply(Rich(asked), asks=Ask.WORDS, hint=context.say("Munich"), anew=True)


async def _wait_for_city(context: Context) -> None:
    await dialogs.open_one(context, CITY, "")


def _stay_or_move(context: Context, before: str, left: Iterable[Schedule]) -> Reply:
    user, series = context.user, list(left)
    say = context.say
    asked = say(
        "Your time zone is {zone}: it is {now} for you.\n\n"
        "Series on {before} time: {count}, for example #{number} at {clock}. "
        "Shall they ring at {clock} in {here}, or stay on {before} time?"
    )
    said = fill(
        asked,
        zone=bold(user.zone),
        now=bold(clock(context, context.now, user.zone)),
        before=city(before),
        here=city(user.zone),
        count=str(len(series)),
        number=str(series[0].number),
        clock=shown(context, series[0].local_start.time()),
    )
    move = Button(say("Move with me"), f"clock:move:{before}")
    return Reply(said, ((move, Button(say("Stay"), f"clock:stay:{before}")),))


async def _move(context: Context, before: str) -> Reply:
    here = context.user.zone
    series = await travel.series_in(context.session, context.user.id, before) if before != here else ()
    for one in series:
        await travel.carry(context.session, one, here, context.now)
    moved = context.say("Series moved: {count}. They ring at the same clock in {zone} now.")
    return Reply(fill(moved, count=str(len(series)), zone=bold(here)))


async def _stay(context: Context, before: str) -> Reply:
    return Reply(fill(context.say("They stay on {zone} time."), zone=bold(city(before))))


STEPS = {"yes": _yes, "no": _no, "pin": _ask_pin, "city": _ask_city, "move": _move, "stay": _stay}
