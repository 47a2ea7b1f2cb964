"""The list a person lives in: days as headings, a line for each message, and a button for each line."""

from __future__ import annotations

from itertools import groupby

from carillon.chat import cards, kept
from carillon.chat.context import Context
from carillon.chat.lists import naming
from carillon.chat.lists.views import View, scope
from carillon.chat.replies import EXAMPLE, shorten
from carillon.chat.targets import tag
from carillon.content.clock import day, hands
from carillon.content.markup import Rich, bold, code, fill
from carillon.delivery.states import ScheduleState, State
from carillon.people import recipients
from carillon.platforms.base import Button, Buttons, Reply
from carillon.schedules import listing
from carillon.schedules.listing import LATEST, Entry, Page
from carillon.schedules.searching import search
from carillon.when.zones import wall_clock

SIZE = 8
A_ROW = 4
WIDTH = 36  # signs of a message on its line
MARKS = {State.FAILED: "✗", State.CANCELLED: "⊘", State.EXPIRED: "⌛", State.UNCONFIRMED: "?"}


async def show_list(context: Context, rest: str) -> Reply:
    """Show what is scheduled, or the part of it that was named."""
    try:
        view = await naming.named(context, rest) if rest else View()
    except naming.Nobody:
        sentence = context.say("I know nobody called {name}. See {list} and its Filter.")
        return Reply(fill(sentence, name=bold(shorten(rest, 40)), list="/list"))
    return await show(context, view)


async def turn(context: Context, rest: str) -> Reply:
    """Show the page that a button leads to."""
    return await show(context, View.of(rest))


async def show(context: Context, view: View) -> Reply:
    """Show a page; the last one when there are no longer so many."""
    try:
        view, page, words = await read(context, view)
    except kept.Gone:
        return Reply(Rich(""), toast=context.say("That search is from long ago. Please send it again."))
    if not page.entries:
        return _empty(context, view, words)
    text = await title(context, view, page, words) + lines(context, page, view.over) + _ending(context, view, page)
    return Reply(text, _numbers(context, page, view) + turning(view, page, "list:") + _below(context, view))


async def read(context: Context, view: View) -> tuple[View, Page, str]:
    """Return a page, the view that it turned out to be, and the words that were searched for.

    Raises kept.Gone when the words are no longer known.
    """
    ids, words = None, ""
    if view.search:
        words = await kept.look(context, view.search, "search")
        ids = (await search(context.session, scope(context), words)).ids
    page = await _page(context, view, ids)
    if not page.entries and view.page > 1:
        total = (await _page(context, view.on(1), ids)).total
        view = view.on(pages(total))
        page = await _page(context, view, ids)
    return view, page, words


def pages(total: int) -> int:
    """Return how many pages so many lines take; nothing takes one as well."""
    return max(-(-total // SIZE), 1)


async def title(context: Context, view: View, page: Page, words: str) -> Rich:
    """Return what is listed: its status, how much of it there is, and what narrows it."""
    said = bold(naming.status_said(context, view.status)) + f" · {page.total}"
    if view.recipient_id:
        name = await recipients.name_of(context.session, context.user.id, view.recipient_id)
        said = said + f" · → {shorten(name or '?', 30)}"
    if view.platform:
        said = said + f" · {view.platform.capitalize()}"
    return said + (f" · “{shorten(words, 30)}”" if words else "")


def lines(context: Context, page: Page, over: bool, chosen: frozenset[int] | None = None) -> Rich:
    """Return the entries under the days they fall on; with `chosen`, each with a box that is ticked or not."""
    said = Rich("")
    for heading, entries in groupby(page.entries, key=lambda entry: _heading(context, entry, over)):
        said = said + "\n\n" + bold(heading)
        for entry in entries:
            said = said + "\n" + _line(context, entry, chosen)
    return said


def turning(view: View, page: Page, action: str) -> Buttons:
    """Return the row that turns pages, if there is more than one; `action` comes before the view."""
    last = pages(page.total)
    if last == 1:
        return ()
    before, behind = (view.page - 2) % last + 1, view.page % last + 1
    row = (
        Button("‹", f"{action}{view.on(before)}"),
        Button(f"{view.page} / {last}", f"{action}{view}"),
        Button("›", f"{action}{view.on(behind)}"),
    )
    return (row,)


def rows(buttons: list[Button], width: int = A_ROW) -> Buttons:
    """Return buttons in rows of so many."""
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))


async def _page(context: Context, view: View, ids: tuple[int, ...] | None) -> Page:
    first = (view.page - 1) * SIZE
    return await listing.page(context.session, scope(context), view.wanted(ids), first=first, size=SIZE)


def _heading(context: Context, entry: Entry, over: bool) -> str:
    if entry.at is None or (entry.schedule.state is ScheduleState.PAUSED and not over):
        return context.say("Paused")
    zone = context.user.zone
    return day(wall_clock(entry.at, zone).date(), wall_clock(context.now, zone).date(), context.user.language)


def _line(context: Context, entry: Entry, chosen: frozenset[int] | None) -> Rich:
    user, schedule = context.user, entry.schedule
    box = "" if chosen is None else "☑ " if schedule.id in chosen else "☐ "
    pieces = [
        hands(entry.at, user.zone, user.language, user.clock) if entry.at else "",
        "↻" if schedule.rrule else "",
        MARKS.get(entry.state, "✓") if entry.state else "",
    ]
    told = " ".join(piece for piece in pieces if piece)
    return Rich(box) + bold(f"#{schedule.number}") + f" {told} " + _about(context, entry)


def _about(context: Context, entry: Entry) -> str:
    """Return whose it is in a group, to whom it goes in private, and what it says."""
    private = context.incoming.private
    who = "" if private and entry.kind == "self" else f"→ {entry.recipient}" if private else entry.author
    said = cards.summary(context, entry.schedule, WIDTH)
    return f"{shorten(who, 20)}: {said}" if who else said


def _ending(context: Context, view: View, page: Page) -> str:
    """Return what the marks mean, and what was left out."""
    say, said = context.say, ""
    found = {entry.state for entry in page.entries if entry.state in MARKS}
    meanings = [f"{MARKS[state]} {cards.state_said(context, state)}" for state in State if state in found]
    said += "\n\n" + " · ".join(meanings) if meanings else ""
    if (view.over or view.search) and context.user.last_number > LATEST:
        said += "\n\n" + say("Only your newest {count} messages were looked through.").format(count=LATEST)
    return said


def _empty(context: Context, view: View, words: str) -> Reply:
    say = context.say
    filters = ((Button(say("Filter"), f"filter:{view.on(1)}"),),)
    if view.whole:
        nothing = say("Nothing is scheduled. Try {example}")
        past = ((Button(say("Past"), f"list:{View(status='x')}"),),) if context.incoming.private else ()
        return Reply(fill(nothing, example=code(EXAMPLE)), past)
    everything = (Button(say("Everything scheduled"), f"list:{View()}"),)
    if words:
        unfound = say("I found “{words}” in none of them.")
        return Reply(fill(unfound, words=shorten(words, 60)), (everything, *filters))
    nothing = say("{status}: there is nothing here.")
    return Reply(fill(nothing, status=bold(naming.status_said(context, view.status))), (everything, *filters))


def _numbers(context: Context, page: Page, view: View) -> Buttons:
    """Return a button for each line. Numbers are each author's own, so in a group a name goes with them."""
    private = context.incoming.private
    buttons = [
        Button(
            f"#{entry.schedule.number}" if private else f"{shorten(entry.author, 12)} #{entry.schedule.number}",
            f"card:{tag(entry.schedule)}:{view}",
        )
        for entry in page.entries
    ]
    return rows(buttons, _even(len(buttons)))


def _even(count: int) -> int:
    """Return how many buttons stand in a row, so that all rows are about equally long."""
    return -(-count // -(-count // A_ROW))


def _below(context: Context, view: View) -> Buttons:
    say = context.say
    select = (Button(say("Select"), f"select:{view}"),) if context.incoming.private and not view.over else ()
    return ((Button(say("Filter"), f"filter:{view}"), *select),)
