"""The templates that come with Carillon: what there is, and what each looks like."""

from __future__ import annotations

from collections.abc import Mapping

from carillon.chat.context import Context
from carillon.chat.templating import template_asking, template_refusals
from carillon.chat.templating.template_lines import split
from carillon.content import library
from carillon.content.arguments import parse
from carillon.content.markup import Rich, bold, code, fill
from carillon.content.templating import Template
from carillon.platforms.base import Button, Reply


async def show_list(context: Context, rest: str) -> Reply:
    """List the templates in the person's language, each with a button that shows it."""
    say, found = context.say, library.listing(context.user.language)
    lines = Rich(say("Templates: messages with places for your own words."))
    for template in found:
        lines = lines + "\n\n" + bold(template.name) + "\n" + template.description
    buttons = tuple(
        (Button(say("Preview {name}").format(name=template.name), f"template:{template.name}"),) for template in found
    )
    return Reply(lines, buttons)


async def show(context: Context, rest: str) -> Reply:
    """Show what a template looks like, filled with examples or with the values that are given."""
    if not rest.strip():
        return await show_list(context, "")
    _, call = split(f"template {rest}")
    try:
        given = parse(call or rest)
        template = library.find(given.name, context.user.language)
        return _card(context, template, given.values)
    except template_refusals.PROBLEMS as problem:
        return Reply(template_refusals.said(context, problem))


async def press(context: Context, rest: str) -> Reply:
    """Show a template, or stop filling one."""
    name, _, number = rest.partition(":")
    return await template_asking.stop(context, number) if name == "stop" else await show(context, name)


def _card(context: Context, template: Template, values: Mapping[str, str]) -> Reply:
    say = context.say
    text = library.preview(template, values)
    lines = bold(template.name) + "\n" + template.description + "\n\n" + text + "\n"
    lines = lines + "\n" + fill(say("Needs: {names}"), names=code(" ".join(template.required)))
    if template.optional:
        lines = lines + "\n" + fill(say("May have: {names}"), names=code(" ".join(template.optional)))
    copied = code(_line(template, {**library.examples(template.language), **values}))
    lines = lines + "\n\n" + fill(say("To copy:\n{line}"), line=copied)
    return Reply(lines, ((Button(say("‹ Templates"), "templates:"),),))


def _line(template: Template, values: Mapping[str, str]) -> str:
    """Return a line that schedules the template."""
    given = (f"{name}={_quoted(values[name])}" for name in template.required)
    return " ".join(["/schedule tomorrow 9 template", template.name, *given])


def _quoted(value: str) -> str:
    return value if value.isalnum() else f'"{value}"'
