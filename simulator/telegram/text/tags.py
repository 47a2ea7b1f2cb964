"""Which tags there are (https://core.telegram.org/bots/api#html-style), and the entity each becomes."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.telegram.envelope import bad_request
from simulator.telegram.text.entity import Entity, date_time
from simulator.telegram.text.link import mentioned_user, whole_url

_STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
TAGS = frozenset({*_STYLES, "a", "tg-emoji", "tg-time", "pre", "code", "blockquote"})


@dataclass(slots=True)
class OpenTag:
    """A tag whose end has not come yet. `offset` is in UTF-16 code units; `piece` is where its content begins."""

    name: str
    attributes: dict[str, str]
    offset: int
    piece: int


def entity_of(tag: OpenTag, units: int, content: str) -> Entity | None:
    """The entity of a tag whose content is `units` long; `None` for a link that leads nowhere."""
    place: Entity = {"type": "", "offset": tag.offset, "length": units}
    match tag.name:
        case "a":
            return _link(place, tag.attributes.get("href") or content)
        case "tg-emoji":
            return _custom_emoji(place, tag.attributes.get("emoji-id", ""))
        case "tg-time":
            return date_time(place, tag.attributes.get("unix", ""), tag.attributes.get("format", ""))
        case "blockquote":
            return {**place, "type": "expandable_blockquote" if "expandable" in tag.attributes else "blockquote"}
        case "code":
            return _code(place, tag.attributes.get("class", ""))
        case "pre":
            return {**place, "type": "pre"}
    return {**place, "type": _STYLES[tag.name]}


def add_entity(entities: list[Entity], entity: Entity) -> None:
    """Append one; `pre` and `code` around the same text, one of them with a language, become one."""
    previous = entities[-1] if entities else None
    if previous is None or not _is_listing(previous, entity):
        entities.append(entity)
    else:
        previous.update(type="pre", language=previous.get("language") or entity.get("language"))


def _is_listing(inner: Entity, outer: Entity) -> bool:
    return (
        {inner["type"], outer["type"]} == {"pre", "code"}
        and (inner["offset"], inner["length"]) == (outer["offset"], outer["length"])
        and bool(inner.get("language") or outer.get("language"))
    )


def _code(place: Entity, style_class: str) -> Entity:
    language = style_class.removeprefix("language-")
    named = {"language": language} if language and language != style_class else {}
    return {**place, "type": "code", **named}


def _link(place: Entity, url: str) -> Entity | None:
    user_id = mentioned_user(url)
    if user_id is not None:
        return {**place, "type": "text_mention", "user": {"id": user_id}}
    checked = whole_url(url)
    return None if checked is None else {**place, "type": "text_link", "url": checked}


def _custom_emoji(place: Entity, identifier: str) -> Entity:
    if not (identifier.isascii() and identifier.removeprefix("-").isdigit() and int(identifier) != 0):
        raise bad_request("can't parse entities: Invalid custom emoji identifier specified")
    return {**place, "type": "custom_emoji", "custom_emoji_id": identifier}
