"""The options of a schedule: how it is sent, how late it may be, and what happens until it is done."""

from __future__ import annotations

from dataclasses import replace

from carillon.chat import cards
from carillon.chat.context import Context
from carillon.chat.lists import listing
from carillon.chat.targets import tag
from carillon.content.markup import Rich, bold, fill
from carillon.delivery.states import OnUnknown
from carillon.people import recipients
from carillon.platforms.base import Button, Buttons, Reply
from carillon.schedules import changes
from carillon.schedules.wish import Nag, Terms
from carillon.store.tables import Schedule

URGENT, NORMAL = 0, 1
ON_TIME = 60.0  # seconds: what is sent within them counts as sent on time
LATENESS: dict[str, float | None] = {"any": None, "1800": 1800.0, "600": 600.0, "60": ON_TIME}
NAGS: dict[str, Nag | None] = {
    "no": None,
    "600x3": Nag(600, 3),
    "1800x6": Nag(1800, 6),
    "3600x8": Nag(3600, 8),
}


async def show_options(context: Context, target: Schedule, rest: str) -> Reply:
    """Show every option with what is chosen; `rest` is the list that the card was opened from."""
    say, terms = context.say, Terms.of(target)
    own = (await recipients.whom(context.session, target.address_id)).kind == "self"
    said = await cards.headline(context, target) + "\n\n" + _explained(context, own)
    view = f":{rest}" if rest else ""
    back = (Button(say("‹ Back"), f"card:{tag(target)}{view}"),)
    return Reply(said, (*_buttons(context, target, terms, own, view), back))


async def choose(context: Context, target: Schedule, rest: str) -> Reply:
    """Take one option on or off, and show what holds since."""
    choice, _, view = rest.partition(":")
    terms = _chosen(Terms.of(target), choice)
    if terms is None:
        return Reply(Rich(""), toast=context.say("That button is no longer in use."))
    await changes.agree(context.session, target, terms)
    return await show_options(context, target, view)


def _chosen(terms: Terms, choice: str) -> Terms | None:
    """Return the terms with an option changed; None for an option that nobody offers."""
    name, _, value = choice.partition("=")
    if name == "silent":
        return replace(terms, silent=not terms.silent)
    if name == "protected":
        return replace(terms, protected=not terms.protected)
    if name == "urgent":
        return replace(terms, priority=NORMAL if terms.priority == URGENT else URGENT)
    if name == "late" and value in LATENESS:
        return replace(terms, max_lateness=LATENESS[value])
    if name == "nag" and value in NAGS:
        nag = NAGS[value]
        return replace(terms, nag=replace(nag, tell=terms.nag.tell) if nag and terms.nag else nag)
    if name == "unknown" and value in set(OnUnknown):
        return replace(terms, on_unknown=OnUnknown(value))
    return None


def _explained(context: Context, own: bool) -> Rich:
    """Return what each row of buttons decides, in their order."""
    say = context.say
    lines = [
        say("{silent} without a sound"),
        say("{protected} no forwarding, no saving"),
        say("{urgent} before everything else"),
        say("{late} how long after its time it is still sent; on time is within a minute"),
        *([say("{done} how often it is said again until you press Done")] if own else []),
        say("{unsure} what I do when nobody can know whether it arrived: once more may mean twice"),
    ]
    names = {
        "silent": bold(say("Silent:")),
        "protected": bold(say("Protected:")),
        "urgent": bold(say("Urgent:")),
        "late": bold(say("Late:")),
        "done": bold(say("Until done:")),
        "unsure": bold(say("Unsure:")),
    }
    said = Rich("")
    for line in lines:
        said = said + ("\n" if said.text else "") + fill(line, **names)
    return said


def _buttons(context: Context, target: Schedule, terms: Terms, own: bool, view: str) -> Buttons:
    say, mark = context.say, tag(target)

    def button(label: str, choice: str, chosen: bool) -> Button:
        return Button(f"✓ {label}" if chosen else label, f"set:{mark}:{choice}{view}")

    late = {"any": say("Always"), "1800": say("30 min"), "600": say("10 min"), "60": say("On time")}
    unknown = {OnUnknown.RETRY_ONCE: say("Once more"), OnUnknown.ASK: say("Ask me")}
    switches = (
        button(say("Silent"), "silent", terms.silent),
        button(say("Protected"), "protected", terms.protected),
        button(say("Urgent"), "urgent", terms.priority == URGENT),
    )
    lateness = [button(late[value], f"late={value}", terms.max_lateness == LATENESS[value]) for value in late]
    unsure = tuple(button(said, f"unknown={value}", terms.on_unknown is value) for value, said in unknown.items())
    nags = [button(_nag_said(context, nag), f"nag={value}", _same(nag, terms.nag)) for value, nag in NAGS.items()]
    return (switches, *listing.rows(lateness, 2), *(listing.rows(nags, 2) if own else ()), unsure)


def _nag_said(context: Context, nag: Nag | None) -> str:
    if nag is None:
        return context.say("Once")
    minutes, hours = divmod(round(nag.every / 60), 60)[::-1]
    said = context.say("{minutes} min ×{times}") if minutes else context.say("{hours} h ×{times}")
    return said.format(minutes=minutes, hours=hours, times=nag.times)


def _same(one: Nag | None, other: Nag | None) -> bool:
    return (one and (one.every, one.times)) == (other and (other.every, other.times))
