"""Which item of an edited message is which of before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from carillon.chat.making.items import Said

Pair = tuple[int | None, int | None]

# What two items must have in common to be the same one, the surest sign first; at last their order is all there is.
SIGNS: tuple[Callable[[Said], object], ...] = (
    lambda one: (one.time, one.text),
    lambda one: one.text,
    lambda one: one.time,
    lambda _: None,
)


def pairs(before: Sequence[Said], after: Sequence[Said]) -> list[Pair]:
    """Return (place before, place after) of each item, in the order of the edited message, the removed ones last."""
    olds, news = list(range(len(before))), list(range(len(after)))
    found: list[Pair] = []
    for sign in SIGNS:
        for new in list(news):
            old = next((old for old in olds if sign(before[old]) == sign(after[new])), None)
            if old is not None:
                found.append((old, new))
                olds.remove(old)
                news.remove(new)
    found += [(None, new) for new in news]
    return [*sorted(found, key=lambda pair: pair[1] or 0), *((old, None) for old in olds)]
