"""A language file compiled: one graph for each table of words, and one for the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final

from carillon.when.language import Lexicon
from carillon.when.patterns import Node, weave
from carillon.when.slips import slips
from carillon.when.tokens import fold

Entries = Iterator[tuple[str, str, str]]

_EDGE_TABLES: Final = frozenset({"glue_before", "glue_between", "glue_after", "blockers", "names"})
_CORRECTED_TABLES: Final = ("weekday", "weekday_plural", "month", "unit", "part", "part_bound")
_CORRECTED: Final = frozenset({"day", "day_part", "every", "every_part"})
_SLOT_RULES: Final = frozenset({"clock", "span", "here"})


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the scanner needs of one language."""

    lexicon: Lexicon
    tables: Mapping[str, Node]
    rules: Node
    vocabulary: frozenset[str]
    ordinal_marks: frozenset[str]
    glued_units: Mapping[str, str]
    every_words: frozenset[str]  # "every": a message that opens with it may be a series that was not understood
    name_words: frozenset[str]  # what a proper name may begin with
    measures: frozenset[str]
    typo_traps: frozenset[str]
    slips: Mapping[str, tuple[str, ...]]  # words with a letter left out -> words they may be
    correctable: Mapping[str, str]  # word -> what it means by itself


def compile_lexicon(lexicon: Lexicon) -> Grammar:
    """The grammar of a language file. Raises PatternError for a pattern that cannot be read."""
    tables = {name: weave(entries, lexicon.respell) for name, entries in _tables(lexicon).items()}
    rules = weave(_rules(lexicon), lexicon.respell)
    time_words = [node.vocabulary() for name, node in tables.items() if name not in _EDGE_TABLES]
    correctable = _correctable(lexicon, tables)
    return Grammar(
        lexicon=lexicon,
        tables=tables,
        rules=rules,
        vocabulary=frozenset(rules.vocabulary().union(*time_words)),
        ordinal_marks=frozenset(_folded(lexicon.ordinal_marks)),
        glued_units={form: unit for unit, forms in lexicon.units_glued.items() for form in _folded(forms)},
        every_words=frozenset(_every_words(lexicon)),
        name_words=frozenset(tables["names"].words),
        measures=frozenset(_folded(lexicon.measures)),
        typo_traps=frozenset(_folded(lexicon.typo_traps)),
        slips=slips(correctable),
        correctable=correctable,
    )


def _folded(forms: str) -> list[str]:
    return [fold(form.strip()) for form in forms.split("|") if form.strip()]


def _every_words(lexicon: Lexicon) -> set[str]:
    marks = _keyed(lexicon.phrases.get("every", "")).get("mark", "")
    return set(weave([("every", "mark", marks)], lexicon.respell).words)


def _correctable(lexicon: Lexicon, tables: Mapping[str, Node]) -> dict[str, str]:
    """Words worth correcting, each with what it means by itself: days, months, units, parts of the day, "every"."""
    chosen = weave((entry for entry in _rules(lexicon) if entry[0] in _CORRECTED), lexicon.respell)
    words = dict.fromkeys(chosen.vocabulary(), "")
    for node in (*(tables[name] for name in _CORRECTED_TABLES), chosen):
        for word, child in _steps(node):
            meanings = [f"{end.rule.removesuffix('_plural')} {end.key}" for end in child.ends]
            words[word] = words.get(word) or (meanings[0] if meanings else "")
    return words


def _steps(node: Node) -> Iterator[tuple[str, Node]]:
    """Every word with the node behind it."""
    return ((word, child) for below in node.below() for word, nodes in below.words.items() for child in nodes)


def _tables(lexicon: Lexicon) -> dict[str, Entries]:
    numbers = _number_words(lexicon)
    tables: dict[str, Entries] = {
        "number": _entries("number", numbers),
        "ordinal": _entries("ordinal", _ordinal_words(lexicon, numbers)),
        "last": _entries("last", lexicon.lasts),
        "hour": _entries("hour", lexicon.hours),
        "of_hour": _entries("of_hour", lexicon.hour_ordinals),
        "weekday": _entries("weekday", dict(enumerate(lexicon.weekdays))),
        "weekday_plural": _entries("weekday_plural", dict(enumerate(lexicon.weekdays_plural))),
        "group": _entries("group", lexicon.groups),
        "month": _entries("month", dict(enumerate(lexicon.months, 1))),
        "unit": _entries("unit", lexicon.units),
        "length": _entries("length", lexicon.lengths),
        "part": _entries("part", lexicon.parts),
        "part_bound": _entries("part_bound", lexicon.parts_bound),
        "part_clock": _entries("part_clock", lexicon.parts_clock),
        "city": _entries("city", lexicon.cities),
    }
    tables |= {f"word_{name}": _entries(name, {"": forms}) for name, forms in lexicon.words.items()}
    tables |= {name: _entries(name, {"": getattr(lexicon, name)}) for name in _EDGE_TABLES}
    for name in _SLOT_RULES:
        tables[name] = _entries(name, _keyed(lexicon.phrases.get(name, "")))
    return tables


def _rules(lexicon: Lexicon) -> Entries:
    for rule, patterns in lexicon.phrases.items():
        if rule not in _SLOT_RULES - {"span"}:
            yield from _entries(rule, _keyed(patterns))
    yield from _entries("part", lexicon.parts)
    yield from _entries("part_bound", lexicon.parts_bound)


def _keyed(patterns: str | Mapping[str, str]) -> Mapping[str, str]:
    return {"": patterns} if isinstance(patterns, str) else patterns


def _entries(rule: str, table: Mapping[int, str] | Mapping[str, str]) -> Entries:
    for key, patterns in table.items():
        yield rule, str(key), patterns


def _number_words(lexicon: Lexicon) -> dict[int, str]:
    numbers = dict(lexicon.numbers)
    for ten, unit in product(range(20, 100, 10), range(1, 10)):
        if ten in lexicon.numbers and unit in lexicon.numbers and ten + unit not in lexicon.numbers:
            forms = [
                shape.format(ten=one, unit=other)
                for shape in lexicon.compounds
                for one, other in product(_forms(lexicon.numbers[ten]), _forms(lexicon.numbers[unit]))
            ]
            numbers[ten + unit] = "|".join(forms)
    return numbers


def _ordinal_words(lexicon: Lexicon, numbers: Mapping[int, str]) -> dict[int, str]:
    ordinals = dict(lexicon.ordinals)
    for value in range(1, 100):
        if value in ordinals or value not in numbers:
            continue
        ten, unit = value - value % 10, value % 10
        forms = [
            shape.format(ten=one, unit=other, number=whole)
            for shape in lexicon.ordinal_compounds
            if ten >= 20 or "{ten}" not in shape
            for one in (_forms(lexicon.numbers.get(ten, "")) if "{ten}" in shape else [""])
            for other in (_forms(lexicon.ordinals.get(unit, "")) if "{unit}" in shape else [""])
            for whole in (_forms(numbers[value]) if "{number}" in shape else [""])
        ]
        if forms:
            ordinals[value] = "|".join(forms)
    return ordinals


def _forms(patterns: str) -> list[str]:
    return [form.strip().rstrip("~ ") for form in patterns.split("|") if form.strip()]
