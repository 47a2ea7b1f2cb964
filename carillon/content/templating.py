"""Message templates: text with `{name}` in it, and `{% if name %} … {% endif %}`.

Values are plain text and stay as they are: nothing in them is read as a template again. What is refused, and why,
is in `template_syntax`; which variables may be left out, in `template_variables`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

import jinja2
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from carillon.content.template_errors import MissingVariables, TextTooLong, UnknownVariables
from carillon.content.template_syntax import syntax_tree
from carillon.content.template_variables import variables

LONGEST_TEXT = 40_000
"""Characters of a filled template. Each platform has a limit of its own, far below, checked when scheduling."""

_FIRST_COMMENT = re.compile(r"\s*\{#[-+]?(.*?)[-+]?#\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Template:
    """A template that can be used: its source has been checked. `description` is its first comment."""

    name: str
    language: str
    description: str
    source: str
    required: tuple[str, ...]
    optional: tuple[str, ...]


def read(name: str, language: str, source: str) -> Template:
    """Return the template that a text is, or raise BadTemplate with the line and the reason."""
    required, optional = variables(syntax_tree(_environment(), source))
    comment = _FIRST_COMMENT.match(source)
    description = re.sub(r"[ \t\r\n]+", " ", comment[1]).strip(" ") if comment else ""
    return Template(name, language, description, source, required, optional)


def check(template: Template, values: Mapping[str, str]) -> None:
    """Raise UnknownVariables or MissingVariables when these values do not fit; to be asked before scheduling.

    A blank value counts as none. Unknown ones come first, because a slip of the finger is both.
    """
    known = (*template.required, *template.optional)
    unknown = [name for name in values if name not in known]
    if unknown:
        raise UnknownVariables({name: _nearest(name, known) for name in unknown})
    missing = [name for name in template.required if not values.get(name, "").strip()]
    if missing:
        raise MissingVariables(missing)


def render(template: Template, values: Mapping[str, str]) -> str:
    """Return the text with its values, without blank space at its ends. Raises what `check` does, and TextTooLong."""
    check(template, values)
    everything = dict.fromkeys(template.optional, "")
    everything.update((name, value) for name, value in values.items() if value.strip())
    pieces, length = [], 0
    for piece in _compiled(template.source).generate(everything):
        length += len(piece)
        if length > LONGEST_TEXT:
            raise TextTooLong(LONGEST_TEXT)
        pieces.append(piece)
    return "".join(pieces).strip()


def _nearest(name: str, known: tuple[str, ...]) -> str | None:
    return next(iter(get_close_matches(name.lower(), known, n=1)), None)


@lru_cache(maxsize=1)
def _environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        variable_start_string="{",
        variable_end_string="}",
        undefined=StrictUndefined,
        autoescape=False,  # messages are plain text; platforms quote for themselves
    )
    environment.globals.clear()  # `range`, `lipsum` and their like
    return environment


@lru_cache(maxsize=512)
def _compiled(source: str) -> jinja2.Template:
    environment = _environment()
    return environment.from_string(syntax_tree(environment, source))
