"""What concerns the person and not a message: language."""

from __future__ import annotations

from carillon.chat import replies
from carillon.chat.context import Context
from carillon.chat.own import languages
from carillon.content.markup import bold, code, fill
from carillon.language import known
from carillon.people import users
from carillon.platforms.base import Button, Buttons, Reply


async def language(context: Context, rest: str) -> Reply:
    """Show or change the language of the answers, in which lines are read first; English is always understood."""
    wanted = languages.called(rest)
    if wanted:
        return await _speak(context, wanted)
    say = context.say
    shown = say("Your language is {language}. I know {names}. Change it with {example}")
    names = ", ".join(f"{tag} ({name})" for tag, name in languages.NATIVE.items())
    mine = bold(languages.NATIVE[context.user.language])
    said = fill(shown, language=mine, names=names, example=code("/language es"))
    if rest:
        said = fill(say("I do not speak {language}."), language=bold(replies.shorten(rest))) + "\n" + said
    return Reply(said, _choices(context))


async def language_pressed(context: Context, rest: str) -> Reply:
    """Change the language with a button."""
    return await _speak(context, known(rest))


async def _speak(context: Context, wanted: str) -> Reply:
    """Change the language; what is said from here on is said in it."""
    await users.change(context.session, context.user, language=wanted)
    both = context.say("I read your times in {language} now, and always in English too.")
    said = context.say("I read your times in {language} now.") if wanted == "en" else both
    return Reply(fill(said, language=bold(languages.NATIVE[wanted])), _choices(context))


def _choices(context: Context) -> Buttons:
    """Return a button for each language, the present one marked; none where others would press them as well."""
    if not context.incoming.private:
        return ()
    mine = context.user.language
    buttons = [
        Button(f"✓ {name}" if tag == mine else name, f"language:{tag}") for tag, name in languages.NATIVE.items()
    ]
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
