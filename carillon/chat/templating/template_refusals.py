"""Why a template is not filled, in the person's words."""

from __future__ import annotations

from carillon.chat.context import Context
from carillon.chat.replies import shorten
from carillon.content.arguments import BadArguments, Slip
from carillon.content.markup import Rich, bold, code, fill
from carillon.content.template_errors import MissingVariables, NoSuchTemplate, TextTooLong, UnknownVariables

Problem = BadArguments | NoSuchTemplate | MissingVariables | UnknownVariables | TextTooLong
PROBLEMS = (BadArguments, NoSuchTemplate, MissingVariables, UnknownVariables, TextTooLong)


def said(context: Context, problem: Problem) -> Rich:
    """Return what is wrong, by name, and the nearest name there is."""
    match problem:
        case BadArguments():
            return _slip(context, problem)
        case NoSuchTemplate():
            return _unknown_template(context, problem)
        case MissingVariables():
            return fill(context.say("Missing in the template: {names}."), names=bold(", ".join(problem.names)))
        case UnknownVariables():
            return _unknown_variables(context, problem)
        case TextTooLong():
            sentence = context.say("With these values the text is longer than {limit} characters.")
            return Rich(sentence.format(limit=problem.limit))


def stray(context: Context, words: str) -> Rich:
    """Say that words beside a template have no place in it."""
    sentence = context.say("I do not know what to do with “{words}” beside a template. Values look like {example}")
    return fill(sentence, words=shorten(words), example=code("name=Ana"))


def _slip(context: Context, problem: BadArguments) -> Rich:
    say = context.say
    sentences = {
        Slip.NO_NAME: say("Which template? Name it first, then its values: template check_in name=Ana"),
        Slip.TWICE: say("{name} is given twice."),
        Slip.UNCLOSED: say("The value of {name} begins with a quotation mark, and none ends it."),
    }
    return fill(sentences[problem.slip], name=bold(problem.name))


def _unknown_template(context: Context, problem: NoSuchTemplate) -> Rich:
    say, name = context.say, bold(shorten(problem.name))
    if problem.nearest is None:
        return fill(say("There is no template {name}. See {list}"), name=name, list="/templates")
    return fill(say("There is no template {name}. Did you mean {nearest}?"), name=name, nearest=code(problem.nearest))


def _unknown_variables(context: Context, problem: UnknownVariables) -> Rich:
    say, lines = context.say, Rich("")
    for name, nearest in problem.nearest.items():
        guess = say("The template has no variable {name}. Did you mean {nearest}?")
        sentence = guess if nearest else say("The template has no variable {name}.")
        line = fill(sentence, name=bold(shorten(name)), nearest=bold(nearest or ""))
        lines = lines + "\n" + line if lines.text else line
    return lines
