"""Templates: what must be given, and what may be left out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carillon.content.template_errors import MissingVariables, UnknownVariables
from carillon.content.templating import Template, check, read, render


def template(source: str) -> Template:
    return read("mine", "en", source)


@pytest.mark.parametrize(
    ("source", "required", "optional"),
    [
        ("{b} {a} {b}", ("b", "a"), ()),
        ("{a}{% if b %}{b}{% endif %}", ("a",), ("b",)),
        ("{% if b %}{b}{% endif %}{b}", ("b",), ()),
        ("{% if b %}{a}{% endif %}", ("a",), ("b",)),
        ("{% if b %}x{% else %}{b}{% endif %}", ("b",), ()),
        ("{% if not b %}x{% else %}{b}{% endif %}", (), ("b",)),
        ("{% if not b %}{b}{% endif %}", ("b",), ()),
        ("{% if a and b %}{a}{b}{% endif %}", (), ("a", "b")),
        ("{% if a or b %}{a}{% endif %}", ("a",), ("b",)),
        ("{% if a or a %}{a}{% endif %}", (), ("a",)),
        ("{% if not (a and b) %}x{% else %}{a}{b}{% endif %}", (), ("a", "b")),
        ("{% if not a or not b %}x{% else %}{a}{b}{% endif %}", (), ("a", "b")),
        ("{% if not a and not b %}x{% else %}{a}{% endif %}", ("a",), ("b",)),
        ("{% if not (not a or not b) %}{a}{b}{% endif %}", (), ("a", "b")),
        ("{% if a %}{a}{% elif b %}{b}{% else %}none{% endif %}", (), ("a", "b")),
        ("{% if not a %}none{% elif b %}{a}{b}{% endif %}", (), ("a", "b")),
        ("{% if a %}{% if b %}{a}{b}{% endif %}{% endif %}", (), ("a", "b")),
        ('{% if form == "f" %}Ms{% else %}Mr{% endif %}', ("form",), ()),
        ('{% if form and form == "f" %}Ms{% endif %} {name}', ("name",), ("form",)),
        ('{% if not form or form != "f" %}Mr{% endif %} {name}', ("name",), ("form",)),
        ('{% if a == "x" or b %}{a}{% endif %}', ("a",), ("b",)),
        ("{% if a == b %}x{% endif %}", ("a", "b"), ()),
        ('{% if a == "" %}{a}{% endif %}', ("a",), ()),
        ("just text", (), ()),
        ("{# {a} {% if b %} #}text", (), ()),
    ],
)
def test_required_is_what_no_condition_stands_guard_over(
    source: str, required: tuple[str, ...], optional: tuple[str, ...]
) -> None:
    found = template(source)

    assert (found.required, found.optional) == (required, optional)


@pytest.mark.parametrize("missing", [{}, {"name": ""}, {"name": "  "}])
def test_what_is_missing_is_named(missing: dict[str, str]) -> None:
    with pytest.raises(MissingVariables, match=r"name, day\.") as caught:
        check(template("{name} {day} {place}{% if dose %}{dose}{% endif %}"), {"place": "here", **missing})

    assert caught.value.names == ("name", "day")


def test_what_is_unknown_is_named_with_what_it_resembles() -> None:
    with pytest.raises(UnknownVariables) as caught:
        check(template("{name} {medication}"), {"name": "Ana", "Medcation": "x", "zzz": "y"})

    assert caught.value.nearest == {"Medcation": "medication", "zzz": None}
    assert str(caught.value) == "The template has no variable Medcation (did you mean medication?), zzz."


def test_rendering_refuses_what_the_check_refuses() -> None:
    with pytest.raises(MissingVariables):
        render(template("{name}"), {})
    with pytest.raises(UnknownVariables):
        render(template("text"), {"name": "Ana"})


TESTS = st.recursive(
    st.sampled_from(["a", "b", 'a == "A"', 'b != "B"', 'a != ""']),
    lambda inner: st.one_of(
        inner.map("not ({})".format),
        st.tuples(inner, inner).map(lambda two: "({} and {})".format(*two)),
        st.tuples(inner, inner).map(lambda two: "({} or {})".format(*two)),
    ),
    max_leaves=4,
)
SOURCES = st.recursive(
    st.sampled_from(["<{a}>", "<{b}>", "text", "more text", "no text"]),
    lambda inner: st.tuples(TESTS, inner, TESTS, inner, inner).map(
        lambda five: "{{% if {} %}}{}{{% elif {} %}}{}{{% else %}}{}{{% endif %}}".format(*five)
    ),
    max_leaves=6,
)


@settings(max_examples=100)
@given(SOURCES)
def test_what_is_required_is_all_that_rendering_needs(source: str) -> None:
    """No variable is inserted blank: each `{x}` either has its value or is not reached."""
    found = template(source)
    for given_too in ((), found.optional[:1], found.optional[1:], found.optional):
        values = {name: name.upper() for name in (*found.required, *given_too)}
        assert "<>" not in render(found, values)
