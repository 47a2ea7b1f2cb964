"""What concerns the person and not a message: hello, time zone, language."""

from __future__ import annotations

from carillon.chat import replies
from carillon.chat.context import Context
from carillon.content.clock import wall
from carillon.content.markup import bold, code, fill
from carillon.language import LANGUAGES, known
from carillon.people import users
from carillon.platforms.base import Reply
from carillon.when.zones import find_zone

NATIVE = {
    "en": "English",
    "es": "español",
    "pt": "português",
    "fr": "français",
    "de": "Deutsch",
    "it": "italiano",
    "ru": "русский",
}


async def start(context: Context, rest: str) -> Reply:
    """Greet, say which time zone is assumed, and show one line that works."""
    greeting = context.say(
        "Hello {name}. I send messages at the time you name.\n\n"
        "Your time zone is {zone}; another one: {change}\n\nTry:\n{example}\n\nMore: /help"
    )
    return Reply(
        fill(
            greeting,
            name=context.user.name,
            zone=bold(context.user.zone),
            change=code("/timezone Madrid"),
            example=code(replies.EXAMPLE),
        )
    )


async def timezone(context: Context, rest: str) -> Reply:
    """Show or change the time zone. Schedules keep the zone they were made in."""
    if not rest:
        shown = context.say("Your time zone is {zone}. Another one: {example}")
        return Reply(fill(shown, zone=bold(context.user.zone), example=code("/timezone Madrid")))
    zone = find_zone(rest)
    if zone is None:
        unknown = context.say("I know no place called {place}. Name a large city of the zone, like {example}")
        return Reply(fill(unknown, place=bold(replies.shorten(rest)), example=code("/timezone Europe/Madrid")))
    await users.change(context.session, context.user, zone=zone)
    done = context.say(
        "Your time zone is {zone}: it is {now} for you.\nWhat is already scheduled keeps the clock of its own zone."
    )
    return Reply(fill(done, zone=bold(zone), now=wall(context.now, zone, context.user.language)))


async def language(context: Context, rest: str) -> Reply:
    """Show or change the language in which lines are read first; English is always understood."""
    names = ", ".join(f"{tag} ({name})" for tag, name in NATIVE.items())
    wanted = rest.strip().lower()
    if wanted.split("-")[0] not in LANGUAGES:
        shown = context.say("Your language is {language}. I know {names}. Change it with {example}")
        example = code("/language es")
        return Reply(fill(shown, language=bold(NATIVE[context.user.language]), names=names, example=example))
    await users.change(context.session, context.user, language=known(wanted))
    return Reply(
        fill(
            context.say("I read your times in {language} now, and always in English too."),
            language=bold(NATIVE[known(wanted)]),
        )
    )
