"""A person's settings on one card: what holds, what it does, and a page of choices for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from carillon.chat import dialogs
from carillon.chat.context import Context
from carillon.chat.door import zones
from carillon.chat.own import customs
from carillon.chat.own.customs import Option, Options
from carillon.chat.own.privately import elsewhere
from carillon.content.markup import Rich, bold, fill
from carillon.people import consent, users
from carillon.platforms.base import Button, Buttons, Reply

KIND = "settings"  # of the dialog for what can be typed: its state is the name of the custom
TYPED = ("time", "quiet")

CUSTOMS: dict[str, Options] = {
    "language": customs.languages,
    "clock": customs.clocks,
    "order": customs.date_orders,
    "time": customs.usual_times,
    "late": customs.latenesses,
    "quiet": customs.quiet_hours,
    "html": customs.html_modes,
}


async def show(context: Context, rest: str) -> Reply:
    """Show the settings."""
    return elsewhere(context, "/settings") or card(context)


async def press(context: Context, rest: str) -> Reply:
    """Open a page of choices, choose one, or go back; no line is waited for any more."""
    await _wait_no_more(context)
    name, _, mark = rest.partition(":")
    if name == "zone":
        return replace(await zones.timezone(context, ""), anew=True)
    if name not in CUSTOMS:
        return card(context)
    if not mark:
        return _page(context, name)
    if mark == "type" and name in TYPED:
        return await ask(context, name)
    chosen = next((option for option in CUSTOMS[name](context) if option.mark == mark), None)
    if chosen is None:
        return replace(_page(context, name), toast=context.say("That button is no longer in use."))
    await keep(context, chosen.values)
    return replace(card(context), toast=context.say("Changed."))


async def keep(context: Context, values: Mapping[str, object]) -> None:
    """Set columns of the person's own row; whoever writes to them keeps to new quiet hours from now on."""
    await users.change(context.session, context.user, **values)
    if "quiet_from" in values:
        await consent.copy_quiet_hours(context.session, context.user)


async def ask(context: Context, name: str, problem: str = "") -> Reply:
    """Wait for a line with what is to be set."""
    await dialogs.open_one(context, KIND, name)
    say = context.say
    questions = {
        "time": say("At what time of day shall I send what has no time of its own? For example: 8:30"),
        "quiet": say("From when until when do you want quiet? For example: 21:30-06:45"),
    }
    said = "\n".join(filter(None, [problem, questions[name]]))
    return Reply(Rich(said), ((Button(say("Cancel"), f"settings:{name}"),),))


def titles(context: Context) -> dict[str, str]:
    """Return what the customs are called, in their order on the card."""
    say = context.say
    return {
        "language": say("Language"),
        "zone": say("Time zone"),
        "clock": say("Clock"),
        "order": say("Dates"),
        "time": say("Time of day"),
        "late": say("Lateness"),
        "quiet": say("Quiet hours"),
        "html": say("HTML"),
    }


def card(context: Context) -> Reply:
    """Return the card: every custom as it is, with its effect."""
    lines = bold(context.say("Your settings"))
    for name, title in titles(context).items():
        lines = lines + "\n\n" + bold(title) + "  " + _held(context, name)
    buttons = [Button(title, f"settings:{name}") for name, title in titles(context).items()]
    return Reply(lines, _in_rows(buttons))


def _held(context: Context, name: str) -> Rich:
    """Return what is set, and what it does."""
    if name == "zone":
        here = context.say("{zone}\nIt is {now} for you")
        return fill(here, zone=context.user.zone, now=context.wall(context.now.replace(second=0)))
    held = next(option for option in CUSTOMS[name](context) if _holds(context, option))
    return Rich(f"{held.label}\n") + held.effect


def _holds(context: Context, option: Option) -> bool:
    return all(getattr(context.user, column) == value for column, value in option.values.items())


def _page(context: Context, name: str) -> Reply:
    """Return a custom's choices with their effects, the one that holds marked."""
    say = context.say
    options = CUSTOMS[name](context)
    lines = bold(titles(context)[name])
    for option in options:
        lines = lines + "\n\n" + bold(option.label) + "\n" + option.effect
    buttons = [
        Button(f"✓ {option.label}" if _holds(context, option) else option.label, f"settings:{name}:{option.mark}")
        for option in options
    ]
    if name in TYPED:
        buttons.append(Button(say("Another…"), f"settings:{name}:type"))
    return Reply(lines, (*_in_rows(buttons), (Button(say("‹ Settings"), "settings:"),)))


def _in_rows(buttons: list[Button]) -> Buttons:
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))


async def _wait_no_more(context: Context) -> None:
    dialog = await dialogs.current(context)
    if dialog and dialog.kind == KIND:
        await dialogs.close(context)
