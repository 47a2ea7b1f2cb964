"""What a line says: its times, and its message as it was typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from carillon.chat.context import Context
from carillon.chat.making.options import Options
from carillon.chat.making.refused import Refused
from carillon.content.carve import carve
from carillon.content.html import BadHtml, read_html
from carillon.content.markup import Rich, fill
from carillon.content.message import Content
from carillon.content.split import units
from carillon.when import Parsed, Preferences, Question
from carillon.when import parse as read

ONE_MESSAGE = 4096  # UTF-16 units that an app puts into one message at most (Bot API, sendMessage)
PLAIN = Options()

_FLAT = str.maketrans({"\n": " ", ";": ","})


def read_line(context: Context, line: str, *, usual: time | None = None) -> tuple[Parsed, ...]:
    """Read a line by the person's zone, language and customs, against the database's clock.

    `usual` is the time of day where none is named, instead of the person's own. A text of several messages is one
    item, whatever its lines say.
    """
    user = context.user
    customs = Preferences(date_order=user.date_order, clock=user.clock, default_time=usual or user.default_time)
    flat = line.translate(_FLAT) if units(line) > ONE_MESSAGE else line
    parsed = read(flat, now=context.now, zone=user.zone, language=user.language, preferences=customs)
    return parsed if flat is line else tuple(_unflattened(item, flat, line) for item in parsed)


def content_said(context: Context, message: str, options: Options = PLAIN) -> Content:
    """Return what is to be sent: the message as read, with the formatting it was typed in, and the files with it.

    All content of a new schedule is made here. Raises Refused for HTML that Telegram would refuse.
    """
    return Content(_body(context, message, options), context.incoming.files)


def too_much(context: Context, content: Content) -> str | None:
    """Return why the platform can never send something, with both numbers; None when it can."""
    problem = context.window.too_much(content)
    if problem is None:
        return None
    say = context.say
    sentences = {
        "text": say("The message has {found} characters; {limit} is the most that one may have."),
        "album": say("These are {found} files; {limit} is the most that go into one message."),
        "nothing": say("There is nothing to send in that."),
    }
    return sentences[problem.what].format(found=problem.found, limit=problem.limit)


def _body(context: Context, message: str, options: Options) -> Rich:
    if options.opaque:
        return Rich(message)
    if (options.html or context.user.html) and ("<" in message or "&" in message):
        try:
            return read_html(message)
        except BadHtml as bad:
            raise Refused(fill(context.say(bad.sentence), **bad.places)) from bad
    return carve(context.incoming.rich, message)


def _unflattened(item: Parsed, flat: str, line: str) -> Parsed:
    """Give a message back the lines it had when it was typed."""
    reading = item.reading
    if isinstance(reading, Question):
        candidates = tuple(replace(one, message=_typed(one.message, flat, line)) for one in reading.candidates)
        reading = replace(reading, candidates=candidates)
    return replace(item, reading=reading, message=_typed(item.message, flat, line))


def _typed(message: str, flat: str, line: str) -> str:
    place = flat.find(message)
    return line[place : place + len(message)] if place >= 0 else message
