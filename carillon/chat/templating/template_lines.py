"""A line that schedules a template: `tomorrow 9 template check_in name=Ana`.

What stands before the word `template` is the time, and what stands behind it never is, so that `time=9:00` is a value.
"""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches

from carillon.chat import replies
from carillon.chat.context import Context
from carillon.chat.making.refused import Refused
from carillon.chat.templating import template_asking, template_refusals
from carillon.content import library
from carillon.content.arguments import Arguments, parse
from carillon.content.template_errors import MissingVariables
from carillon.content.templating import render
from carillon.platforms.base import Reply
from carillon.when import NoReading, Parsed, Problem, Question

_WORD = re.compile(r"(?<!\S)template\s+(?=\S)", re.IGNORECASE)
_VALUE = re.compile(r"(?<!\S)[^\W\d]\w*\s*=")
LONGEST_NAME = 4  # words
ALIKE = 0.8  # of a name with a slip in it; difflib's measure


def split(line: str) -> tuple[str, str]:
    """Return what stands before a template and what calls it, "" when the line has none.

    The word counts when a template's name follows, or something that is as good as one.
    """
    for word in _WORD.finditer(line):
        call = _called(line[word.end() :])
        if call:
            return line[: word.start()].rstrip(), call
    return line, ""


def _called(rest: str) -> str:
    """Return a call with the template's name as one word; "" when what follows is no call."""
    value = _VALUE.search(rest)
    head = (rest[: value.start()] if value else rest).split()
    for count in range(min(len(head), LONGEST_NAME), 0, -1):
        name = "_".join(head[:count]).replace("-", "_").lower()
        if name in library.names():
            return " ".join([name, *head[count:], rest[value.start() :] if value else ""])
    meant = head and ((value and len(head) == 1) or get_close_matches(head[0].lower(), library.names(), 1, ALIKE))
    return rest if meant else ""


async def fill(context: Context, before: str, call: str) -> str | Reply:
    """Return the text of a template that is called, or a reply: a refusal, or the question for what is missing."""
    try:
        given = parse(call)
        return _text(context, given)
    except MissingVariables as missing:
        if context.incoming.files:  # they came with this line, and the answers come in others
            return replies.unscheduled(context, template_refusals.said(context, missing))
        return await template_asking.begin(context, before, given, missing.names)
    except Refused as refused:
        return replies.unscheduled(context, refused.said)
    except template_refusals.PROBLEMS as problem:
        return replies.unscheduled(context, template_refusals.said(context, problem))


def filled(context: Context, line: str) -> tuple[str, str]:
    """Return what stands before a template, and its text; without one the line, and nothing. Raises Refused."""
    before, call = split(line)
    if not call:
        return line, ""
    try:
        return before, _text(context, parse(call))
    except template_refusals.PROBLEMS as problem:
        raise Refused(template_refusals.said(context, problem)) from problem


def holding(context: Context, parsed: tuple[Parsed, ...], text: str) -> tuple[Parsed, ...]:
    """Let a template's text be the message, if there is one. Raises Refused for words beside it that are no time."""
    if not text:
        return parsed
    words = " ".join(filter(None, map(_beside, parsed)))
    if words:
        raise Refused(template_refusals.stray(context, words))
    return tuple(_holding(one, text) for one in parsed)


def _text(context: Context, given: Arguments) -> str:
    if given.ignored:
        raise Refused(template_refusals.stray(context, " ".join(given.ignored)))
    return render(library.find(given.name, context.user.language), given.values)


def _beside(parsed: Parsed) -> str:
    """Return the words before a template that are no time."""
    reading = parsed.reading
    if isinstance(reading, Question):
        return max((one.message for one in reading.candidates), key=len)
    timed = not isinstance(reading, NoReading) or reading.problem is Problem.NO_TIME
    return parsed.message if timed else ""


def _holding(parsed: Parsed, text: str) -> Parsed:
    reading = parsed.reading
    if isinstance(reading, Question):
        reading = replace(reading, candidates=tuple(replace(one, message=text) for one in reading.candidates))
    return replace(parsed, reading=reading, message=text)
