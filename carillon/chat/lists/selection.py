"""Several at once: a list whose numbers are ticked, then moved or deleted together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from carillon.chat import dialogs, kept
from carillon.chat.context import Context
from carillon.chat.dialogs import Dialog
from carillon.chat.lists import listing
from carillon.chat.lists.lengths import read_length
from carillon.chat.lists.several import delete_all, shift_all
from carillon.chat.lists.views import View
from carillon.content.markup import Rich, code, fill
from carillon.platforms.base import Ask, Button, Buttons, Reply
from carillon.schedules.listing import Page
from carillon.store.tables import Schedule

KIND = "selection"
SHIFT = "shift"  # the dialog that waits for how far
MOST = 100  # schedules in one selection
STRETCHES = ("600", "3600", "86400", "604800")  # seconds


@dataclass(frozen=True, slots=True)
class Selection:
    """What is ticked in which list; `number` is that under which it is kept."""

    number: int
    view: View
    ids: frozenset[int]

    def dump(self) -> Any:
        """Return what JSON can hold."""
        return {"view": str(self.view), "ids": sorted(self.ids)}


async def begin(context: Context, rest: str) -> Reply:
    """Turn the list that is open into one to tick."""
    view = View.of(rest)
    number = await kept.keep(context, KIND, Selection(0, view, frozenset()).dump())
    return await _show(context, Selection(number, view, frozenset()))


async def go_on(context: Context, rest: str) -> Reply:
    """Carry out a button of a selection."""
    number, _, act = rest.partition(":")
    try:
        value = await kept.look(context, int(number), KIND)
    except (kept.Gone, ValueError):
        return Reply(Rich(""), toast=context.say("That selection is no longer open. Please begin again with /list"))
    selection = Selection(int(number), View.of(value["view"]), frozenset(value["ids"]))
    return await _act(context, selection, act)


async def typed(context: Context, dialog: Dialog) -> Reply:
    """Move what is ticked by the stretch that was typed."""
    by = read_length(context, context.incoming.text)
    if by is None:
        sentence = context.say("How far? For example {later} or {earlier}. Nothing is moved yet.")
        return Reply(
            fill(sentence, later=code("2 h"), earlier=code("-30 min")), asks=Ask.WORDS, hint=context.say("2 h")
        )
    await dialogs.close(context)
    try:
        value = await kept.take(context, int(dialog.state), KIND)
    except kept.Gone:
        return Reply(Rich(context.say("That selection is no longer open. Please begin again with /list")))
    return await shift_all(context, value["ids"], by, View.of(value["view"]))


async def _act(context: Context, selection: Selection, act: str) -> Reply:
    verb, value = act[:1], act[1:]
    if verb == "t" and value.isdecimal():
        return await _tick(context, selection, {int(value)})
    if verb == "p":
        return await _show(context, replace(selection, view=View.of(value)))
    if verb == "a":
        _, page, _ = await listing.read(context, selection.view)
        return await _tick(context, selection, {entry.schedule.id for entry in page.entries})
    if not selection.ids:
        return Reply(Rich(""), toast=context.say("Nothing is ticked yet."))
    return await _carry_out(context, selection, verb, value)


async def _carry_out(context: Context, selection: Selection, verb: str, value: str) -> Reply:
    if verb == "m":
        return await _stretches(context, selection)
    if verb == "w":
        return await _ask(context, selection)
    if verb == "b" and value in STRETCHES:
        await kept.take(context, selection.number, KIND)
        return await shift_all(context, sorted(selection.ids), timedelta(seconds=int(value)), selection.view)
    if verb == "d":
        await kept.take(context, selection.number, KIND)
        return await delete_all(context, sorted(selection.ids), selection.view)
    return Reply(Rich(""), toast=context.say("That button is no longer in use."))


async def _tick(context: Context, selection: Selection, ids: set[int]) -> Reply:
    """Tick what was not ticked; where all of it was, untick it."""
    ticked = selection.ids - ids if ids <= selection.ids else selection.ids | ids
    if len(ticked) > MOST:
        return Reply(Rich(""), toast=context.say("{count} at once is the most.").format(count=MOST))
    return await _show(context, replace(selection, ids=ticked))


async def _show(context: Context, selection: Selection) -> Reply:
    """Show a page with its boxes, and keep what is ticked."""
    try:
        view, page, words = await listing.read(context, selection.view)
    except kept.Gone:
        return Reply(Rich(""), toast=context.say("That search is from long ago. Please send it again."))
    shown = replace(selection, view=view)
    await kept.change(context, selection.number, KIND, shown.dump())
    heading = await listing.title(context, view, page, words)
    ticked = context.say("{count} ticked").format(count=len(selection.ids))
    text = heading + f" · {ticked}" + listing.lines(context, page, view.over, selection.ids)
    return Reply(
        text, _boxes(shown, page) + listing.turning(view, page, f"sel:{selection.number}:p") + _acts(context, shown)
    )


def _boxes(selection: Selection, page: Page) -> Buttons:
    def box(schedule: Schedule) -> Button:
        sign = "☑" if schedule.id in selection.ids else "☐"
        return Button(f"{sign} {schedule.number}", f"sel:{selection.number}:t{schedule.id}")

    return listing.rows([box(entry.schedule) for entry in page.entries])


def _acts(context: Context, selection: Selection) -> Buttons:
    say, action = context.say, f"sel:{selection.number}"
    return (
        (Button(say("This page"), f"{action}:a"), Button(say("‹ List"), f"list:{selection.view}")),
        (Button(say("Shift"), f"{action}:m"), Button(say("Delete"), f"{action}:d")),
    )


async def _stretches(context: Context, selection: Selection) -> Reply:
    say, action = context.say, f"sel:{selection.number}"
    labels = {"600": say("+10 min"), "3600": say("+1 h"), "86400": say("+1 day"), "604800": say("+1 week")}
    asked = say("Move {count} by how much? Of a series only its next time moves.").format(count=len(selection.ids))
    return Reply(
        Rich(asked),
        (
            tuple(Button(labels[seconds], f"{action}:b{seconds}") for seconds in STRETCHES),
            (Button(say("Type…"), f"{action}:w"), Button(say("‹ Back"), f"{action}:p{selection.view}")),
        ),
    )


async def _ask(context: Context, selection: Selection) -> Reply:
    """Wait for a stretch in words."""
    await kept.change(context, selection.number, KIND, selection.dump())
    await dialogs.open_one(context, SHIFT, str(selection.number))
    asked = context.say("By how much? For example {later} or {earlier}")
    return Reply(
        fill(asked, later=code("2 h"), earlier=code("-30 min")), anew=True, asks=Ask.WORDS, hint=context.say("2 h")
    )
