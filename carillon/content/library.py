"""The templates that come with Carillon: `templates/messages/<language>/<name>.j2`.

Beside them `examples.toml` holds, for each language, a value for every variable, which previews are filled with.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType

from carillon.content.template_errors import NoSuchTemplate
from carillon.content.templating import Template, read, render
from carillon.language import known

# The folder lies beside the package `carillon`, in a checkout (editable installs point there) and in a wheel, which
# takes `templates` along as it takes the other top-level folders: see `packages` in pyproject.toml. Moving it inside
# `carillon` by `force-include` would leave a second, ageing copy beside every editable install.
MESSAGES = Path(__file__).resolve().parents[2] / "templates" / "messages"


def names() -> tuple[str, ...]:
    """Return the names of all templates, in alphabetical order."""
    return tuple(sorted(_templates("en")))


def listing(language: str) -> tuple[Template, ...]:
    """Return every template in a language, in English where it lacks one."""
    return tuple(find(name, language) for name in names())


def find(name: str, language: str) -> Template:
    """Return a template by name and IETF tag (`pt-BR`); English stands in. Raise NoSuchTemplate with the nearest name.

    A name may be typed with spaces, hyphens and large letters.
    """
    meant = re.sub(r"[\s_-]+", "_", name.strip().lower())
    english = _templates("en")
    if meant not in english:
        raise NoSuchTemplate(name, next(iter(get_close_matches(meant, english, n=1, cutoff=0.5)), None))
    return _templates(known(language)).get(meant, english[meant])


def preview(template: Template, given: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return the template filled with what is given, and else with examples of its language.

    A variable that has neither shows its own name. Raises UnknownVariables for what the template does not know.
    """
    known = examples(template.language)
    named = {name: known.get(name, f"‹{name}›") for name in (*template.required, *template.optional)}
    return render(template, {**named, **given})


@cache
def examples(language: str) -> Mapping[str, str]:
    """Return what the variables may look like in a language: a usual first name, a medicine, a time."""
    with (MESSAGES / known(language) / "examples.toml").open("rb") as file:
        return MappingProxyType(tomllib.load(file))


@cache
def _templates(language: str) -> Mapping[str, Template]:
    files = (MESSAGES / language).glob("*.j2")
    return {file.stem: read(file.stem, language, file.read_text(encoding="utf-8")) for file in files}
