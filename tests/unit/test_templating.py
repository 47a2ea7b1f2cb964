"""Templates: what comes out."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carillon.content.template_errors import TextTooLong
from carillon.content.templating import LONGEST_TEXT, Template, read, render


def template(source: str) -> Template:
    return read("mine", "en", source)


def filled(source: str, **values: str) -> str:
    return render(template(source), values)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Hello {name}!", "Hello Ana!"),
        ("Hello { name }!", "Hello Ana!"),
        ("Привет, {name}", "Привет, Ana"),
        ("{name}{name}", "AnaAna"),
        ("{# for the clinic #}Hello {name}", "Hello Ana"),
        ("{name} is 100 % fine #1 }", "Ana is 100 % fine #1 }"),
        ('{name}: {"{"}braces} and {"{name}"}', "Ana: {braces} and {name}"),
        ("{name} {% raw %}{stays} {% as it is %}{% endraw %}", "Ana {stays} {% as it is %}"),
        ("<b>{name}</b> &amp; co", "<b>Ana</b> &amp; co"),
        ("  \n\nHello {name}\n\n", "Hello Ana"),
    ],
)
def test_text_stays_and_variables_are_filled_in(source: str, text: str) -> None:
    assert filled(source, name="Ana") == text


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({}, "Pill."),
        ({"dose": "2 drops"}, "Pill, 2 drops."),
        ({"dose": ""}, "Pill."),
        ({"dose": " \n"}, "Pill."),
    ],
)
def test_a_condition_shows_its_text_only_when_there_is_a_value(values: dict[str, str], text: str) -> None:
    assert filled("Pill{% if dose %}, {dose}{% endif %}.", **values) == text


@pytest.mark.parametrize(("values", "text"), [({"a": "x"}, "A x"), ({"b": "y"}, "B y"), ({}, "none")])
def test_conditions_have_other_branches(values: dict[str, str], text: str) -> None:
    assert filled("{% if a %}A {a}{% elif b %}B {b}{% else %}none{% endif %}", **values) == text


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_line_that_holds_only_tags_leaves_no_line_behind(newline: str) -> None:
    source = newline.join(
        ["{# what it is,", "over two lines #}", "one", "{% if a %}{# why #} ", "two", "  {% endif %}", "three"]
    )

    assert (filled(source, a="x"), filled(source)) == ("one\ntwo\nthree", "one\nthree")


def test_a_line_of_text_that_ends_with_a_tag_still_ends() -> None:
    assert filled("Hello{% if a %} {a}{% endif %}\nBye{# now #}\nTwo") == "Hello\nBye\nTwo"


def test_a_paragraph_inside_a_condition_takes_its_empty_line_along() -> None:
    source = "one\n\n{% if a %}\ntwo\n\n{% endif %}\nthree"

    assert (filled(source, a="x"), filled(source)) == ("one\n\ntwo\n\nthree", "one\n\nthree")


@pytest.mark.parametrize(
    "value",
    [
        "{name}",
        "{{ 7 * 7 }}",
        "{% if x %}",
        "{% endif %}",
        "{# gone #}",
        "{name.__class__}",
        "{{''.__class__.__mro__}}",
        "<b>&amp;</b><script>",
        "a\r\nb  c\tд",
        "%s %(name)s $name \\n",
    ],
)
def test_a_value_is_inserted_as_it_is(value: str) -> None:
    assert filled("[{name}]{% if name %}[{name}]{% endif %}", name=value) == f"[{value}][{value}]"


@given(st.text())
def test_whatever_the_value_it_is_inserted_as_it_is(value: str) -> None:
    assert filled("[{% if x %}{x}{% endif %}]", x=value) == (f"[{value}]" if value.strip() else "[]")


def test_variables_may_be_called_what_the_engine_calls_things() -> None:
    names = ("range", "dict", "lipsum", "loop", "context", "environment", "class", "resolve", "имя", "größe_2")

    assert filled(" ".join(f"{{{name}}}" for name in names), **{n: n.upper() for n in names}) == " ".join(
        n.upper() for n in names
    )


def test_accents_may_be_typed_in_either_form() -> None:
    assert filled("{gro\N{COMBINING DIAERESIS}ße}", größe="x") == "x"


def test_the_longest_text_passes_and_one_more_character_does_not() -> None:
    assert len(filled("a{b}", b="x" * (LONGEST_TEXT - 1))) == LONGEST_TEXT
    with pytest.raises(TextTooLong, match=r"40000 characters"):
        filled("a{b}", b="x" * LONGEST_TEXT)


def test_a_huge_repetition_is_given_up_before_it_takes_memory() -> None:
    repeated, value = template("{a}" * 400), "x" * 1_000_000
    render(repeated, {"a": "x"})  # compiled before memory is watched

    tracemalloc.start()
    try:
        with pytest.raises(TextTooLong):
            render(repeated, {"a": value})
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert most < 1_000_000


def test_the_first_comment_describes_a_template() -> None:
    assert template("{# For the\n  clinic #}\nHello {# not this #}").description == "For the clinic"
    assert template("Hello {# not this #}").description == ""
