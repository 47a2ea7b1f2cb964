"""Templates: what may stand in one, and what is said of anything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carillon.content.template_errors import BadTemplate, Flaw
from carillon.content.templating import Template, read, render


def understood(source: str) -> Template | BadTemplate:
    try:
        return read("mine", "en", source)
    except BadTemplate as error:
        return error


def refused(source: str) -> tuple[Flaw, int]:
    with pytest.raises(BadTemplate) as caught:
        read("mine", "en", source)
    return caught.value.flaw, caught.value.line


@pytest.mark.parametrize(
    ("source", "flaw"),
    [
        ("{name.__class__}", Flaw.ATTRIBUTE),
        ("{name['__class__']}", Flaw.ATTRIBUTE),
        ("{name[0]}", Flaw.ATTRIBUTE),
        ("{''.__class__.__mro__[1].__subclasses__()}", Flaw.CALL),
        ("{% if name.__class__ %}x{% endif %}", Flaw.ATTRIBUTE),
        ("{name()}", Flaw.CALL),
        ("{range(10)}", Flaw.CALL),
        ("{lipsum.__globals__}", Flaw.ATTRIBUTE),
        ("{name|upper}", Flaw.FILTER),
        ("{name|attr('__class__')}", Flaw.FILTER),
        ("{% filter upper %}x{% endfilter %}", Flaw.FILTER),
        ("{% for a in name %}{a}{% endfor %}", Flaw.LOOP),
        ("{% include 'x' %}", Flaw.OTHER_FILE),
        ("{% import 'x' as y %}", Flaw.OTHER_FILE),
        ("{% from 'x' import y %}", Flaw.OTHER_FILE),
        ("{% extends 'x' %}", Flaw.OTHER_FILE),
        ("{% set a = 'x' %}{a}", Flaw.EXPRESSION),
        ("{% macro a() %}x{% endmacro %}", Flaw.EXPRESSION),
        ("{% block a %}x{% endblock %}", Flaw.EXPRESSION),
        ("{% with %}x{% endwith %}", Flaw.EXPRESSION),
        ("{% autoescape true %}x{% endautoescape %}", Flaw.EXPRESSION),
        ("{'x' * 100000000}", Flaw.EXPRESSION),
        ("{9 ** 9 ** 9 ** 9}", Flaw.EXPRESSION),
        ("{name ~ name}", Flaw.EXPRESSION),
        ("{name if name else 'x'}", Flaw.EXPRESSION),
        ("{name == 'x'}", Flaw.EXPRESSION),
        ("{not name}", Flaw.EXPRESSION),
        ("{name or 'x'}", Flaw.EXPRESSION),
        ("{% if name is defined %}x{% endif %}", Flaw.EXPRESSION),
        ("{% if name in 'abc' %}x{% endif %}", Flaw.EXPRESSION),
        ("{% if name < 'b' %}x{% endif %}", Flaw.EXPRESSION),
        ("{% if true %}x{% endif %}", Flaw.EXPRESSION),
        ("{3}", Flaw.EXPRESSION),
        ("{none}", Flaw.EXPRESSION),
        ("{[1, 2]}", Flaw.EXPRESSION),
        ("{a, b}", Flaw.EXPRESSION),
        ("{self}", Flaw.NAME),
        ("{__builtins__}", Flaw.NAME),
        ("{_}", Flaw.NAME),
        ("{Name}", Flaw.NAME),
        ("{ﬁne}", Flaw.NAME),
        ("{" + "a" * 41 + "}", Flaw.NAME),
        ("{{name}}", Flaw.DOUBLED),
        ("{{ name }}", Flaw.DOUBLED),
        ("{}", Flaw.UNREADABLE),
        ("{name", Flaw.UNREADABLE),
        ("{first name}", Flaw.UNREADABLE),
        ("a { b", Flaw.UNREADABLE),
        ("{# never closed", Flaw.UNREADABLE),
        ("{% nonsense %}", Flaw.UNREADABLE),
        ("{% endif %}", Flaw.UNCLOSED),
        ("{% if name %}x", Flaw.UNCLOSED),
        ("{% if a %}x{% endif %}{% endif %}", Flaw.UNCLOSED),
        ("", Flaw.EMPTY),
        (" \n", Flaw.EMPTY),
        ("{# only a comment #}\n", Flaw.EMPTY),
        ("{% if a %} {% endif %}", Flaw.EMPTY),
        ("x" * 10_001, Flaw.TOO_LONG),
        ("{a}" * 1000, Flaw.TOO_BIG),
        ("{% if a %}" * 15 + "{a}" + "{% endif %}" * 15, Flaw.TOO_DEEP),
        ("{% if a %}" * 400 + "x" + "{% endif %}" * 400, Flaw.TOO_DEEP),
        ("{" + "(" * 2000 + "a" + ")" * 2000 + "}", Flaw.TOO_DEEP),
        ("{% if " + "not " * 1500 + "a %}x{% endif %}", Flaw.TOO_DEEP),
        ("{% if " + "a or " * 1500 + "a %}x{% endif %}", Flaw.TOO_DEEP),
    ],
)
def test_anything_else_is_refused_with_its_reason(source: str, flaw: Flaw) -> None:
    assert refused(source)[0] is flaw


@pytest.mark.parametrize("source", ["one\n\n{% if a %}\n{#\n#}\n{a.b}", "one\r\n\r\n{% if a %}\r\n\r\n\r\n{{a}}"])
def test_a_refusal_names_the_line_as_written(source: str) -> None:
    assert refused(source + "{% endif %}")[1] == 6


def test_conditions_may_stand_fourteen_deep() -> None:
    assert render(read("mine", "en", "{% if a %}" * 14 + "{a}" + "{% endif %}" * 14), {"a": "x"}) == "x"


def test_a_refusal_is_a_sentence() -> None:
    with pytest.raises(BadTemplate, match=r"^Line 2: There are no loops\.$"):
        read("mine", "en", "one\n{% for a in b %}{% endfor %}")


def test_the_largest_template_that_is_accepted_also_renders() -> None:
    branches = "".join(f"{{% elif v{n} %}}{n}" for n in range(220))
    source = "{% if b %}b" + branches + "{% endif %}" + "{c}" * 100

    assert render(read("mine", "en", source), {"v219": "yes", "c": "!"}) == "219" + "!" * 100


TOKENS = "{ } {% %} {# #} {{ }} if endif else elif not and or == ( ) [ a b. | \" ' raw endraw - + for in 1 é text"
WHOLE = ["{% if a %}", "{% else %}", "{% endif %}", "{a}", "{b}", "\n{% if b %}\n", "\n", "\r\n", " "]
SOURCES = st.lists(st.sampled_from([*TOKENS.split(), *WHOLE]), max_size=30).map("".join)


@given(SOURCES | st.text(alphabet="{}%#abif \n\"'().|é\0\u2028"))
def test_any_source_is_a_template_or_a_bad_one(source: str) -> None:
    found = understood(source)
    if isinstance(found, BadTemplate):
        assert 1 <= found.line <= source.count("\n") + source.count("\r") + 1
    else:
        assert isinstance(render(found, dict.fromkeys((*found.required, *found.optional), "value")), str)
