"""The templates that come with Carillon: complete, alike in every language, and clean to the last space."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path
from textwrap import dedent

import pytest

from carillon.content import library
from carillon.content.arguments import parse
from carillon.content.library import examples, find, listing, names, preview
from carillon.content.template_errors import MissingVariables, NoSuchTemplate
from carillon.content.templating import Template, read, render
from carillon.language import LANGUAGES

REQUIRED = {
    "appointment_reminder": {"name", "date", "time"},
    "check_in": {"name"},
    "follow_up": {"name"},
    "medication_reminder": {"name", "medication"},
}
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
ALL = [pytest.param(find(name, language), id=f"{language}-{name}") for language in LANGUAGES for name in names()]
every_template = pytest.mark.parametrize("template", ALL)


def texts(template: Template) -> list[str]:
    """Return the template with all its examples, with none it can do without, and with each of those alone."""
    values = examples(template.language)
    chosen = [template.optional, (), *((name,) for name in template.optional)]
    return [render(template, {n: values[n] for n in (*template.required, *optional)}) for optional in chosen]


def test_the_four_are_there() -> None:
    assert names() == tuple(REQUIRED)


@every_template
def test_each_is_written_in_its_own_language(template: Template) -> None:
    source = library.MESSAGES / template.language / f"{template.name}.j2"

    assert template.source == source.read_text(encoding="utf-8")
    assert bool(CYRILLIC.search(template.source)) == (template.language == "ru")
    if template.language != "en":
        assert template.source != find(template.name, "en").source


@every_template
def test_each_has_the_variables_of_the_english_one(template: Template) -> None:
    english = find(template.name, "en")

    assert set(template.required) == set(english.required) == REQUIRED[template.name]
    assert set(template.optional) == set(english.optional)


@every_template
def test_each_begins_with_a_description_in_one_line(template: Template) -> None:
    assert template.source.startswith(f"{{# {template.description} #}}\n")
    assert 20 < len(template.description) <= 100


@every_template
def test_each_shows_every_value_it_is_given(template: Template) -> None:
    values, text = examples(template.language), preview(template)

    assert [n for n in (*template.required, *template.optional) if values[n] not in text] == []


@every_template
def test_each_refuses_to_do_without_what_it_needs(template: Template) -> None:
    with pytest.raises(MissingVariables) as caught:
        render(template, {})

    assert set(caught.value.names) == REQUIRED[template.name]


@every_template
def test_each_is_clean_whatever_is_left_out(template: Template) -> None:
    for text in texts(template):
        assert not re.search(r"[{}]|\(\)|  | \n|\n |\n\n|\s$|^\s|,,|\.\.", text), text
        assert text[-1] in ".!" or text.endswith(examples(template.language)["doctor"])
        assert not re.search(r" [,.;:?!)]|\( ", text), "a plain space before punctuation"
        assert not re.search(r"['\"]|--|\.\.\.", text), "quotation marks and apostrophes are typographic"
        assert len(text) <= 400


@every_template
def test_french_alone_has_narrow_spaces_before_its_punctuation(template: Template) -> None:
    for text in (*texts(template), template.description):
        marks = re.findall(r"(.)[;?!]|(.):(?!\d)", text)
        spaced = [before for pair in marks for before in pair if before]
        if template.language == "fr":
            assert set(spaced) <= {"\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"}
        else:
            assert not any(before.isspace() for before in spaced)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_examples_for_the_same_variables(language: str) -> None:
    used = {n for template in listing("en") for n in (*template.required, *template.optional)}

    assert set(examples(language)) == used
    assert all(value == value.strip() and value for value in examples(language).values())


@pytest.mark.parametrize(
    ("tag", "language"), [("pt-BR", "pt"), ("pt_PT", "pt"), ("de-AT", "de"), ("RU", "ru"), ("ja", "en"), ("", "en")]
)
def test_a_template_is_found_by_tag_and_english_stands_in(tag: str, language: str) -> None:
    assert find("check_in", tag).language == language


@pytest.mark.parametrize("typed", ["check_in", "Check in", "check-in", " CHECK_IN "])
def test_a_name_is_found_however_it_is_typed(typed: str) -> None:
    assert find(typed, "en").name == "check_in"


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("medication", "medication_reminder"),
        ("apointment_reminder", "appointment_reminder"),
        ("followup", "follow_up"),
        ("xyz", None),
        ("../../pyproject", None),
        ("", None),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(typed: str, nearest: str | None) -> None:
    with pytest.raises(NoSuchTemplate) as caught:
        find(typed, "en")

    assert caught.value.nearest == nearest
    assert ("Did you mean" in str(caught.value)) == (nearest is not None)


def test_a_language_that_lacks_a_template_has_the_english_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for language, name in (("en", "here"), ("en", "only_english"), ("de", "here")):
        (tmp_path / language).mkdir(exist_ok=True)
        (tmp_path / language / f"{name}.j2").write_text(language, encoding="utf-8")
    monkeypatch.setattr(library, "MESSAGES", tmp_path)
    library._templates.cache_clear()
    try:
        found = [(template.name, template.language) for template in listing("de")]
    finally:
        library._templates.cache_clear()

    assert found == [("here", "de"), ("only_english", "en")]


def test_a_preview_shows_the_name_of_what_has_no_example() -> None:
    own = read("own", "es", "Hola, {name}: {color}{% if size %}, {size}{% endif %}")

    assert preview(own) == "Hola, Lucía: ‹color›, ‹size›"


def test_the_page_for_users_names_the_variables_and_shows_what_comes_out() -> None:
    page = (library.MESSAGES.parents[1] / "docs" / "templates.md").read_text(encoding="utf-8")
    rows = {
        name: (needs, may)
        for name, needs, may in re.findall(r"^\| `(\w+)` \| (`.*`) \| (`.*`) \|$", page, re.MULTILINE)
    }
    line, shown = re.findall(r"((?:^    .*\n)+)", page, re.MULTILINE)[:2]
    asked = parse(line)

    assert {name: tuple(set(re.findall(r"\w+", cell)) for cell in cells) for name, cells in rows.items()} == {
        template.name: (set(template.required), set(template.optional)) for template in listing("en")
    }
    assert dedent(shown).strip() == render(find(asked.name, "en"), asked.values)


def test_a_wheel_takes_every_template_along(tmp_path: Path) -> None:
    """They lie beside the package there too, which is where the library looks."""
    checkout = library.MESSAGES.parents[1]
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)], cwd=checkout, check=True
    )
    (wheel,) = tmp_path.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    program = "from carillon.content import library; print(library.preview(library.find('check_in', 'ru')))"

    said = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path / "site", check=True, capture_output=True, text=True
    ).stdout

    assert said == preview(find("check_in", "ru")) + "\n"
    assert len(list((tmp_path / "site" / "templates" / "messages").rglob("*.j2"))) == len(ALL)
