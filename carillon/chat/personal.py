"""What concerns the person and not a message: language."""

from __future__ import annotations

from carillon.chat.context import Context
from carillon.content.markup import bold, code, fill
from carillon.language import LANGUAGES, known
from carillon.people import users
from carillon.platforms.base import Reply

NATIVE = {
    "en": "English",
    "es": "español",
    "pt": "português",
    "fr": "français",
    "de": "Deutsch",
    "it": "italiano",
    "ru": "русский",
}


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
