"""What a line makes of an item: its options and recipients, its content, the words of its time."""

from __future__ import annotations

from dataclasses import replace

from carillon.chat.context import Context
from carillon.chat.making.items import Item, is_empty
from carillon.chat.making.lines import content_said
from carillon.chat.making.options import BadOption, Options, read_options
from carillon.chat.making.refused import Refused
from carillon.chat.people import whom
from carillon.content.markup import Rich, fill, quote
from carillon.content.message import Content
from carillon.when import Parsed

SHOWN = 300  # characters of a message in a question about it


async def begun(context: Context, line: str, waiting: Item) -> tuple[Item, str]:
    """Return what a line says beside its times and messages (options, recipients), and the rest of it."""
    try:
        options, rest = read_options(line, waiting.options)
        destination = await whom.destination(context, rest)
        options, rest = read_options(destination.line, options)
    except BadOption as bad:
        raise Refused(fill(context.say(bad.sentence), **bad.places)) from bad
    addresses = tuple(address.id for address in destination.addresses)
    if waiting.addresses and rest == line:
        addresses = waiting.addresses
    incoming = context.incoming
    item = replace(
        waiting,
        addresses=addresses,
        options=options,
        tell=await _second(context, options) or waiting.tell,
        thread=incoming.thread,
        origin=context.origin if waiting.empty else waiting.origin,
        answers=None if incoming.private else incoming.message_id,
    )
    return item, rest


def placed(item: Item, parsed: Parsed, line: str, place: int) -> Item:
    """Return an item with its place in the line and the words of its time."""
    words = " ".join(line[span.start : span.end] for span in parsed.taken)
    return replace(item, place=place, words=words)


def filled(context: Context, item: Item, message: str) -> Item:
    """Return an item with what a line schedules: its own message or files, else what it answers, else what waited."""
    if message or context.incoming.files:
        return item.holding(content_said(context, message, item.options))
    replied = context.incoming.replied
    if replied and (not replied.ours or context.incoming.text.startswith("/")):
        answered = Content(Rich(replied.text) if item.options.opaque else replied.rich, replied.files)
        return item if is_empty(answered) else item.holding(answered)
    return item if item.empty else replace(item, words="")


def shown(context: Context, item: Item, content: Content) -> Rich:
    """Return the message of a question, its beginning; of what is passed on as it is, nothing."""
    if item.options.opaque:
        return Rich(context.say("(passed on as it is)"))
    body = content.body if len(content.body.text) <= SHOWN else content.body.slice(0, SHOWN).strip() + "…"
    marks = content.marks()
    return Rich(f"{marks}\n" if marks and body.text else marks) + quote(body)


async def _second(context: Context, options: Options) -> int | None:
    """Return the address of whoever hears of it when nobody acknowledges. Raises Refused for one we do not know."""
    if options.nag_then is None:
        return None
    found = await whom.destination(context, f"to {options.nag_then} .")
    if found.line.strip() != "." or len(found.addresses) != 1:
        unknown = context.say("I know nobody called {name} whom I could tell. Add them with {contacts}")
        raise Refused(fill(unknown, name=options.nag_then, contacts="/contacts"))
    return found.addresses[0].id
