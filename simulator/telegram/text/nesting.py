"""How entities may lie inside each other (https://core.telegram.org/bots/api#formatting-options, "Nested entities")."""

from __future__ import annotations

from collections.abc import Iterable

from simulator.telegram.envelope import too_strict
from simulator.telegram.text.entity import Entity

_STYLES = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
_QUOTES = frozenset({"blockquote", "expandable_blockquote"})
_VERBATIM = frozenset({"pre", "code"})
_MOST = 100  # further ones are dropped in silence


def settle(entities: list[Entity]) -> list[Entity]:
    """The entities that survive: styles give way to `pre` and `code`, the others cannot contain each other."""
    if len(entities) <= 1:
        return entities
    _check_overlaps(entities)
    quotes = _outermost(entity for entity in entities if entity["type"] in _QUOTES)
    solid = _outermost(entity for entity in entities if entity["type"] not in _QUOTES | _STYLES)
    verbatim = [entity for entity in solid if entity["type"] in _VERBATIM]
    styles = [piece for entity in entities if entity["type"] in _STYLES for piece in _around(entity, verbatim)]
    return in_order([*quotes, *solid, *styles])[:_MOST]


def in_order(entities: Iterable[Entity]) -> list[Entity]:
    """Sorted by start, the longer first."""
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def intersects(first: Entity, second: Entity) -> bool:
    """Whether two entities share a character."""
    return bool(first["offset"] < end(second) and second["offset"] < end(first))


def end(entity: Entity) -> int:
    """The first UTF-16 offset after an entity."""
    last: int = entity["offset"] + entity["length"]
    return last


def _check_overlaps(entities: list[Entity]) -> None:
    open_until: list[int] = []
    for entity in entities:
        while open_until and open_until[-1] <= entity["offset"]:
            open_until.pop()
        if open_until and end(entity) > open_until[-1]:
            raise too_strict(f"the entity at UTF-16 offset {entity['offset']} overlaps another without nesting")
        open_until.append(end(entity))


def _outermost(entities: Iterable[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in entities:
        if not kept or entity["offset"] >= end(kept[-1]):
            kept.append(entity)
    return kept


def _around(style: Entity, verbatim: list[Entity]) -> list[Entity]:
    pieces, start = [], style["offset"]
    for block in verbatim:
        if intersects(style, block):
            pieces.append({**style, "offset": start, "length": block["offset"] - start})
            start = end(block)
    pieces.append({**style, "offset": start, "length": end(style) - start})
    return [piece for piece in pieces if piece["length"] > 0]
