"""What arrives in pieces and was sent as one."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from carillon.chat.gathering import MOST, gathers, joined
from carillon.content.media import Media
from carillon.platforms.incoming import Incoming, Press, Replied, Standing


def said(number: int = 7, text: str = "", **given: Any) -> Incoming:
    plain = {
        "key": str(number),
        "platform": "telegram",
        "conversation": "1001",
        "private": True,
        "sender": "1001",
        "sender_name": "Ana",
        "message_id": str(number),
        "text": text,
    }
    return Incoming.model_validate({**plain, **given})


def photo(number: int, text: str = "", **given: Any) -> Incoming:
    return said(number, text, **{"album": "g1", "media": [["photo", f"p{number}", None, None]], **given})


def whole(*parts: Incoming) -> Incoming:
    first, *others = parts
    for part in others:
        together = joined(first, part)
        assert together
        first = together
    return first


@pytest.mark.parametrize("order", list(permutations((9, 10, 11))))
def test_an_album_is_in_the_order_it_was_sent_in_whichever_part_comes_first(order: tuple[int, ...]) -> None:
    album = whole(*(photo(number, "look" if number == 9 else "") for number in order))

    assert album.files == tuple(Media("photo", f"p{number}") for number in (9, 10, 11))
    assert (album.text, album.message_id, album.album) == ("look", "9", "g1")
    assert album.key == str(order[0])


@pytest.mark.parametrize("captioned", [9, 10, 11])
def test_a_caption_counts_on_whichever_part_it_stands(captioned: int) -> None:
    album = whole(*(photo(number, "tomorrow 9:00" if number == captioned else "") for number in (9, 10, 11)))

    assert album.text == "tomorrow 9:00"


@pytest.mark.parametrize("order", [(9, 10), (10, 9)])
def test_of_two_captions_the_first_speaks_for_the_album(order: tuple[int, int]) -> None:
    assert whole(*(photo(number, f"caption {number}") for number in order)).text == "caption 9"


def test_a_caption_keeps_its_formatting() -> None:
    album = whole(photo(9), photo(10, "look", styles=[["bold", 0, 4, None, None]]))

    assert [style.kind for style in album.rich.styles] == ["bold"]


def test_a_long_text_goes_on_where_it_was_cut() -> None:
    parts = [said(7, "x" * 4095 + "a", full=True), said(8, "b" + "y" * 4095, full=True), said(9, "the end")]

    text = whole(*parts)

    assert text.text == "x" * 4095 + "ab" + "y" * 4095 + "the end"
    assert text.message_id == "7"
    assert not gathers(text)


def test_formatting_moves_along_with_its_part() -> None:
    text = whole(
        said(7, "one ", full=True, styles=[["bold", 0, 3, None, None]]),
        said(8, "🔔 two", styles=[["italic", 2, 5, None, None]]),
    )

    assert [(style.kind, text.text[style.start : style.end]) for style in text.rich.styles] == [
        ("bold", "one"),
        ("italic", "two"),
    ]


def test_what_goes_on_for_ever_is_not_kept_for_ever() -> None:
    before = said(7, "x" * MOST, full=True)

    assert whole(before, said(8, "y" * 4096, full=True)).text == before.text
    assert gathers(whole(before, said(8, "y" * 4096, full=True)))
    assert not gathers(whole(before, said(8, "the end")))


@pytest.mark.parametrize(
    ("part", "more"),
    [
        (photo(9), True),
        (said(7, "x" * 4096, full=True), True),
        (said(7, "short"), False),
        (photo(9, edited=True), False),
        (said(7, "x" * 4096, full=True, edited=True), False),
        (said(7, press=Press(id="1", action="undo:s1.1")), False),
    ],
)
def test_whether_more_may_follow(part: Incoming, more: bool) -> None:
    assert gathers(part) is more


FULL = said(7, "x" * 4096, full=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (photo(9), photo(10, album="g2")),
        (photo(9), photo(10, sender="2002")),
        (photo(9), photo(10, thread="3")),
        (photo(9), photo(10, edited=True)),
        (photo(9), said(10, "a line")),
        (said(7, "short"), said(8, "another line")),
        (said(7, "short"), photo(9)),
        (FULL, said(8, "somebody else's", sender="2002")),
        (FULL, said(8, "/list")),
        (FULL, said(8, "a repaired one", edited=True)),
        (FULL, said(8, "an answer", replied=Replied(message_id="3", ours=True))),
        (FULL, said(8, "passed on", forwarded=True)),
        (FULL, photo(9, "a caption")),
        (FULL, photo(9, "a caption", album=None)),
        (FULL, said(8, zone="Europe/Berlin")),
        (FULL, said(8, zone="")),
        (FULL, said(8, standing=Standing.OUT)),
        (FULL, said(8, moved_to="-100")),
        (FULL, said(8, press=Press(id="1", action="undo:s1.1"))),
    ],
)
def test_what_does_not_belong_together_stays_apart(before: Incoming, after: Incoming) -> None:
    assert joined(before, after) is None
