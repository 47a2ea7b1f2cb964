"""An item of an edited message is the one of before that it has most in common with."""

from __future__ import annotations

from carillon.chat.making.items import Said
from carillon.chat.making.pairing import pairs


def said(words: str) -> Said:
    time, _, text = words.partition(" ")
    return Said(time, text, "", "")


def paired(before: list[str], after: list[str]) -> list[tuple[int | None, int | None]]:
    return pairs([said(one) for one in before], [said(one) for one in after])


def test_one_item_is_always_itself() -> None:
    assert paired(["9 call"], ["10 write"]) == [(0, 0)]


def test_an_item_that_was_added_or_removed_leaves_the_others_where_they_were() -> None:
    assert paired(["9 a", "10 b"], ["9 a", "8 new", "10 b"]) == [(0, 0), (None, 1), (1, 2)]
    assert paired(["9 a", "10 b", "11 c"], ["10 b", "11 c"]) == [(1, 0), (2, 1), (0, None)]


def test_the_same_text_is_a_better_sign_than_the_same_time() -> None:
    assert paired(["9 a", "10 b"], ["10 a", "9 b"]) == [(0, 0), (1, 1)]


def test_what_has_nothing_in_common_goes_by_its_place() -> None:
    assert paired(["9 a", "10 b"], ["7 x", "8 y"]) == [(0, 0), (1, 1)]
