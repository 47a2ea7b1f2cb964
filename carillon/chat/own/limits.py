"""Every limit there is, printed where a person can read it before they run into it."""

from __future__ import annotations

from carillon.chat import kept
from carillon.chat.context import Context
from carillon.chat.dialogs import OPEN_FOR
from carillon.chat.door import flood
from carillon.chat.lists import listing, selection
from carillon.chat.lists.naming import SEARCHED
from carillon.chat.making import keeping
from carillon.chat.people import contact_changes
from carillon.schedules.listing import LATEST
from carillon.schedules.wish import TO_OTHERS


def limits(context: Context) -> list[str]:
    """Return every limit there is, each as a sentence."""
    say = context.say
    minutes = round(OPEN_FOR.total_seconds() / 60)
    return [
        say("A message holds {limit} characters; a long one goes out in several pieces.").format(
            limit=context.window.text_limit
        ),
        say("You may have {most} messages scheduled at once.").format(most=keeping.MOST_OPEN),
        say("A series rings at most every five minutes, and a counted one at most 10000 times."),
        say("Any date up to the year 9999 will do. The words of a time hold 500 characters."),
        say("One line holds at most 20 messages."),
        say("A message to others that is more than {minutes} min late is not sent, unless you say otherwise.").format(
            minutes=round(TO_OTHERS / 60)
        ),
        say(
            "The platform limits the text under a file, the number of files and their size: what is too much is "
            "refused with both numbers."
        ),
        say("A message that cannot be sent is tried 8 times."),
        say("A question, and whatever else I wait for, stays open for {minutes} min.").format(minutes=minutes),
        say("A list shows {size} messages on a page. {most} can be ticked at once.").format(
            size=listing.SIZE, most=selection.MOST
        ),
        say("What was done to several at once can be taken back for {minutes} min.").format(
            minutes=round(kept.KEPT_FOR.total_seconds() / 60)
        ),
        say("A search looks for {length} characters in your newest {count} messages; the past reaches as far.").format(
            length=SEARCHED, count=LATEST
        ),
        say("An address book holds {names} names.").format(names=contact_changes.MOST),
        say("{lines} lines at once are fine; after them I answer one every {seconds} s.").format(
            lines=flood.LINES.burst, seconds=round(flood.LINES.per.total_seconds())
        ),
        say("The steps in a history are kept for 90 days."),
    ]
