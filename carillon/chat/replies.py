"""The sentences of the chat that carry data: questions, refusals, what a reading adds."""

from __future__ import annotations

from collections.abc import Sequence

from carillon.chat.context import Context
from carillon.content.markup import Rich, code, fill
from carillon.platforms.base import Button, Reply
from carillon.when import NoReading, Note, Once, Problem, Series

EXAMPLE = "/schedule tomorrow 15:00 Take your medicine"


def question(
    context: Context, readings: Sequence[Once | Series], shown: Rich, draft_id: int, *, new: bool = True
) -> Reply:
    """Ask which reading is meant, each with its full date on a button; nothing is stored until one is pressed.

    `shown` is what the message would be; `new` is false for another time of one that is there already.
    """
    say = context.say
    said = say("That can be read in more than one way. Which one do you mean ({zone})?")
    if len(readings) == 1:
        said = say("That moment has just gone by. Do you mean this one ({zone})?")
    nothing = say("Nothing is scheduled yet.") if new else say("Nothing is changed yet.")
    asked = fill(said, zone=zone_of(readings[0])) + " " + nothing
    rows = tuple(
        (Button(_choice(context, reading), f"pick:{draft_id}:{place}"),) for place, reading in enumerate(readings)
    )
    return Reply(asked + "\n\n" + shown if shown.text else asked, rows)


def _choice(context: Context, reading: Once | Series) -> str:
    when = context.wall(reading.at, zone_of(reading))
    return when if isinstance(reading, Once) else f"{context.describe(reading.rule)}: {when}"


def refusal(context: Context, reading: NoReading) -> Reply:
    """Say what was understood, why it cannot be scheduled, and one line that works."""
    return unscheduled(context, reason(context, reading))


def reason(context: Context, reading: NoReading) -> Rich:
    """Say what was understood, and why it cannot be scheduled."""
    say = context.say
    past = context.wall(reading.at) if reading.at else reading.understood
    sentences = {
        Problem.NO_TIME: say("I found no time in that."),
        Problem.PAST: say("{understood} is in the past."),
        Problem.NO_SUCH_DATE: say("“{understood}” is not a date that exists."),
        Problem.TOO_OFTEN: say("“{understood}” is more often than every five minutes, which is the most I send."),
        Problem.TOO_FAR: say("“{understood}” is beyond the year 9999."),
        Problem.ENDED: say("“{understood}” ends before it begins."),
        Problem.PHRASE_TOO_LONG: say("The time is longer than 500 characters; I need it shorter."),
        Problem.UNSUPPORTED: say("I understood “{understood}”, but cannot keep such a rule."),
    }
    return fill(sentences[reading.problem], understood=past if reading.problem is Problem.PAST else reading.understood)


def unscheduled(context: Context, why: Rich | str) -> Reply:
    """Give a reason, say that nothing is stored, and show one example."""
    said = why if isinstance(why, Rich) else Rich(why)
    ending = fill(context.say("Nothing is scheduled. For example: {example}"), example=code(EXAMPLE))
    return Reply(said + " " + ending)


def shorten(text: str, width: int = 60) -> str:
    """Cut a line to `width` characters, with an ellipsis where something is missing."""
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def named(context: Context, reading: Once | Series) -> str:
    """Return the moment a reading starts at, with its zone."""
    zone = zone_of(reading)
    return f"{context.wall(reading.at, zone)} ({zone})"


def zone_of(reading: Once | Series) -> str:
    """Return the zone on whose clock a reading is."""
    return reading.zone if isinstance(reading, Once) else reading.rule.zone


def notes_said(context: Context, notes: Sequence[Note | str]) -> str:
    """Say aloud what the person did not type; a note that is no `Note` is a sentence already."""
    say = context.say
    sentences = {
        Note.DEFAULT_TIME: say("You named no time of day, so I took your usual one."),
        Note.GAP_SHIFTED: say(
            "That time does not exist on that day (clocks go forward), so I took the time just after."
        ),
        Note.OVERLAP_FIRST: say("That time comes twice on that day (clocks go back), I took the first."),
        Note.MONTH_END: say("That month is shorter, so I took its last day."),
    }
    return "".join("\n" + (sentences[note] if isinstance(note, Note) else note) for note in notes)
