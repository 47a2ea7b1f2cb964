"""HTML in, plain text and entities out, with the parse errors of Telegram's server (td/telegram/MessageEntity.cpp)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from simulator.telegram.envelope import bad_request
from simulator.telegram.text import utf16
from simulator.telegram.text.entity import Entity
from simulator.telegram.text.nesting import in_order
from simulator.telegram.text.reader import Reader
from simulator.telegram.text.tags import TAGS, OpenTag, add_entity, entity_of

_SPECIAL = re.compile(r"[<&]")


@dataclass(slots=True)
class _Output:
    pieces: list[str] = field(default_factory=list)
    offset: int = 0
    open: list[OpenTag] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def emit(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            self.offset += utf16.length(text)


def parse(source: str) -> tuple[str, list[Entity]]:
    """The plain text and its entities, in the order of their start; raises `ApiError` in Telegram's words."""
    reader, output = Reader(source), _Output()
    while (special := _SPECIAL.search(source, reader.position)) is not None:
        output.emit(source[reader.position : special.start()])
        reader.position = special.start()
        if special.group() == "&":
            output.emit(reader.reference())
        elif source.startswith("</", special.start()):
            _read_end_tag(reader, output)
        else:
            _read_start_tag(reader, output)
    output.emit(source[reader.position :])
    if output.open:
        name = output.open[-1].name
        raise bad_request(f"can't parse entities: Can't find end tag corresponding to start tag \"{name}\"")
    for entity in output.entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    return "".join(output.pieces), in_order(output.entities)


def _read_start_tag(reader: Reader, output: _Output) -> None:
    begin = reader.position
    name = reader.tag_name(begin + 1)
    if not reader.peek():
        raise reader.failure("Unclosed start tag", begin)
    if name not in TAGS:
        raise reader.failure(f'Unsupported start tag "{name}"', begin)
    attributes = reader.attributes(name, begin)
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise reader.failure('Tag "span" must have class "tg-spoiler"', begin)
    output.open.append(OpenTag(name, attributes, output.offset, len(output.pieces)))


def _read_end_tag(reader: Reader, output: _Output) -> None:
    begin = reader.position
    if not output.open:
        raise reader.failure("Unexpected end tag", begin)
    name = reader.tag_name(begin + 2)
    reader.skip_space()
    if reader.peek() != ">":
        raise reader.failure("Unclosed end tag", begin)
    reader.position += 1
    tag = output.open[-1]
    if name and name != tag.name:
        raise reader.failure("Unmatched end tag", begin, f', expected "</{tag.name}>", found "</{name}>"')
    output.open.pop()
    _close(output, tag)


def _close(output: _Output, tag: OpenTag) -> None:
    units = output.offset - tag.offset
    if units == 0:
        return
    needs_content = tag.name == "a" and not tag.attributes.get("href")
    entity = entity_of(tag, units, "".join(output.pieces[tag.piece :]) if needs_content else "")
    if entity is not None:
        add_entity(output.entities, entity)
