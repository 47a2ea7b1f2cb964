"""The dialog that asks for what a template still needs, one variable after another."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter

from carillon.chat import dialogs
from carillon.chat.context import Context
from carillon.chat.dialogs import Dialog
from carillon.content import library
from carillon.content.arguments import Arguments
from carillon.content.markup import Rich, bold, fill
from carillon.platforms.base import Ask, Button, Reply

KIND = "template"


@dataclass(frozen=True, slots=True)
class Filling:
    """A template on its way: what stood before it in the line, its values so far, the variables without one."""

    before: str
    name: str
    values: dict[str, str]
    missing: tuple[str, ...]

    def line(self) -> str:
        """Return the whole line, as it could have been typed."""
        quoted = (f'{name}="{_escaped(value)}"' for name, value in self.values.items())
        return " ".join([self.before, "template", self.name, *quoted])


_FILLING: TypeAdapter[Filling] = TypeAdapter(Filling)


async def begin(context: Context, before: str, given: Arguments, missing: tuple[str, ...]) -> Reply:
    """Say what is missing, and ask for the first."""
    said = fill(context.say("Missing in the template: {names}."), names=bold(", ".join(missing)))
    return await ask(context, Filling(before, given.name, dict(given.values), missing), said + "\n")


async def ask(context: Context, filling: Filling, before: Rich | str = "") -> Reply:
    """Wait for the first of the missing variables."""
    number = await dialogs.open_one(context, KIND, _FILLING.dump_json(filling).decode())
    say, name = context.say, filling.missing[0]
    example = library.examples(context.user.language).get(name)
    question = say("{variable}? For example: {example}") if example else say("{variable}?")
    said = Rich("") + before + fill(question, variable=bold(name), example=example or "")
    if context.incoming.private:
        return Reply(said, ((Button(say("Cancel"), f"template:stop:{number}"),),))
    return Reply(said, asks=Ask.WORDS, hint=name)  # in a group only what answers us reaches us


def opened(dialog: Dialog) -> Filling:
    """Return what a dialog is about."""
    return _FILLING.validate_json(dialog.state)


async def stop(context: Context, number: str) -> Reply:
    """Drop what is being filled."""
    dialog = await dialogs.current(context)
    if dialog is None or dialog.kind != KIND or str(dialog.number) != number:
        return Reply(Rich(""), toast=context.say("That question is no longer open. Please send the line again."))
    await dialogs.close(context)
    return Reply(Rich(context.say("Dropped. Nothing is scheduled.")))


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')
