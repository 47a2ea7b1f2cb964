"""Formatted text to Telegram's entities and back."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import MessageEntity, User

from carillon.content.markup import Rich, Style, bold, moment
from carillon.platforms.base import Button
from carillon.platforms.telegram_text import TYPES, entities, entity_objects, keyboard, keyboard_json, rich

EVERY = (
    Style("quote", 0, 99),
    Style("bold", 0, 2),
    Style("italic", 3, 5),
    Style("underline", 6, 8),
    Style("strike", 9, 11),
    Style("spoiler", 12, 14),
    Style("code", 15, 17),
    Style("pre", 18, 20),
    Style("pre", 21, 23, detail="python"),
    Style("link", 24, 26, detail="https://example.org/"),
    Style("link", 27, 29, detail="tg://user?id=1002"),
    Style("emoji", 30, 31, detail="5368324170671202286"),
    Style("moment", 33, 35, 1_773_324_000, "r"),
    Style("moment", 36, 38, 1_773_324_000, ""),
    Style("long_quote", 100, 104),
)


def test_every_style_comes_back_as_it_was() -> None:
    sent = Rich("💊x " * 40, EVERY)

    assert {style.kind for style in EVERY} == TYPES.keys()
    assert rich(sent.text, entities(sent)) == sent


def test_telegram_counts_offsets_in_utf16_units() -> None:
    (entity,) = entities(Rich("💊 ") + bold("👩‍⚕️ pill"))

    assert (entity.offset, entity.length) == (3, 10)


def test_a_moment_is_shown_on_the_readers_clock() -> None:
    (entity,) = entities(moment(datetime(2026, 3, 12, 14, tzinfo=UTC), "Thu 14:00 UTC"))

    assert (entity.type, entity.date_time_format) == ("date_time", "wDt")
    assert entity.to_dict()["unix_time"] == 1773324000


def test_entities_as_objects_are_those_that_python_telegram_bot_would_send() -> None:
    sent = Rich("💊x " * 40, EVERY)

    assert entity_objects(sent) == [entity.to_dict() for entity in entities(sent)]


def test_plain_text_has_no_entities() -> None:
    assert entities(Rich("x")) == []
    assert rich("x", ()) == Rich("x")


def test_a_mention_of_somebody_without_a_username_becomes_a_link() -> None:
    ana = User(1002, "Ana", is_bot=False)
    said = rich("Hi Ana", [MessageEntity(MessageEntity.TEXT_MENTION, 3, 3, user=ana)])

    assert said == Rich("Hi Ana", (Style("link", 3, 6, detail="tg://user?id=1002"),))
    assert entity_objects(said) == [{"type": "text_link", "offset": 3, "length": 3, "url": "tg://user?id=1002"}]


@pytest.mark.parametrize(
    "kind", ["mention", "hashtag", "bot_command", "url", "email", "phone_number", "cashtag", "new"]
)
def test_what_telegram_finds_by_itself_is_no_style(kind: str) -> None:
    assert rich("@ana #pills", [MessageEntity(kind, 0, 4)]) == Rich("@ana #pills")


@pytest.mark.parametrize(
    ("offset", "length", "styles"),
    [
        (0, 2, [Style("bold", 0, 1)]),
        (2, 1, [Style("bold", 1, 2)]),
        (1, 2, [Style("bold", 0, 2)]),
        (0, 1, []),
        (3, 9, []),
        (2, 99, [Style("bold", 1, 2)]),
        (-1, 4, [Style("bold", 0, 2)]),
        (0, -3, []),
        (50, 3, []),
    ],
)
def test_offsets_that_fit_no_character_do_no_harm(offset: int, length: int, styles: list[Style]) -> None:
    assert rich("💊x", [MessageEntity("bold", offset, length)]) == Rich("💊x", tuple(styles))


def test_a_lone_surrogate_does_no_harm() -> None:
    assert rich("\ud83d💊x", [MessageEntity("bold", 3, 1)]) == Rich("\ud83d💊x", (Style("bold", 2, 3),))


@pytest.mark.parametrize("kind", ["text_link", "text_mention", "custom_emoji", "date_time"])
def test_an_entity_that_lacks_its_detail_is_left_out(kind: str) -> None:
    assert rich("Ana", [MessageEntity(kind, 0, 3)]) == Rich("Ana")


def test_more_than_a_hundred_entities_are_not_sent() -> None:
    many = Rich("a" * 200, tuple(Style("bold", at, at + 1) for at in reversed(range(150))))

    assert [entity.offset for entity in entities(many)] == list(range(100))


@settings(deadline=None)
@given(
    st.text("ab💊", max_size=30),
    st.lists(
        st.tuples(st.sampled_from(["bold", "italic", "spoiler"]), st.integers(0, 30), st.integers(0, 30)), max_size=8
    ),
)
def test_entities_never_cross_and_cover_what_the_styles_cover(text: str, drawn: list[tuple[str, int, int]]) -> None:
    styled = Rich(text, tuple(Style(*each) for each in drawn)).slice(0, len(text))
    sent = entity_objects(styled)

    spans = [(entity["offset"], entity["offset"] + entity["length"]) for entity in sent]
    assert [(one, other) for one in spans for other in spans if one[0] < other[0] < one[1] < other[1]] == []
    assert covered(rich(text, entities(styled))) == covered(styled)


def covered(styled: Rich) -> set[tuple[str, int]]:
    """Which style lies over which character."""
    return {(style.kind, place) for style in styled.styles for place in range(style.start, style.end)}


def test_buttons_open_pages_or_come_back() -> None:
    shown = keyboard(((Button("Done", "done:1"), Button("Open", url="https://example.org/")),))

    assert shown is not None
    assert shown.to_dict()["inline_keyboard"] == [
        [{"text": "Done", "callback_data": "done:1"}, {"text": "Open", "url": "https://example.org/"}]
    ]
    assert keyboard(()) is None


def test_buttons_as_json_are_the_buttons_as_objects() -> None:
    rows = ((Button("Done ✓", "done:d7.1"), Button("Site", url="https://example.org/?a=1")), (Button("“Skip”", "x"),))
    objects = keyboard(rows)

    assert objects is not None
    assert json.loads(keyboard_json(rows)) == objects.to_dict()
