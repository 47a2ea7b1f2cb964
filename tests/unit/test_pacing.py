"""How often a platform may be called."""

from __future__ import annotations

import heapq
from datetime import timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carillon.delivery.pacing import Bucket, Pace, Rates, admit, give_back, limit, take

SECOND = 1_000_000
NOON = 1_795_000_000 * SECOND
BULK = Pace(30, timedelta(seconds=1), burst=30)
CHAT = Pace(1, timedelta(seconds=1), burst=3)

paces = st.builds(
    Pace, st.integers(1, 50), st.sampled_from([timedelta(seconds=1), timedelta(seconds=60)]), st.integers(1, 30)
)
gaps = st.integers(0, 5 * SECOND)


def crowded(passed: list[int], pace: Pace, spare: int = 0) -> list[tuple[int, int]]:
    """The stretches of time in which more passed than the pace allows."""
    passed = sorted(passed)
    return [
        (first, last)
        for i, first in enumerate(passed)
        for j, last in enumerate(passed[i:], start=1)
        if j > pace.burst + spare + (last - first) // pace.interval
    ]


@given(paces, st.lists(st.tuples(gaps, st.integers(1, 60)), max_size=40))
def test_no_pattern_of_askers_gets_more_than_the_rate_and_a_burst(pace: Pace, asks: list[tuple[int, int]]) -> None:
    now, bucket, passed = NOON, Bucket(), list[int]()
    for gap, wanted in asks:
        now += gap
        got, wait, bucket = take(bucket, now, pace, wanted)
        passed += [now] * got
        assert (got == 0) == (wait > 0)

    assert crowded(passed, pace) == []


steps = st.integers(0, 6).map(lambda quarters: quarters * SECOND // 4)


@given(
    st.builds(Pace, st.just(4), st.just(timedelta(seconds=1)), st.integers(1, 6)),
    st.lists(st.tuples(steps, st.integers(4, 6), st.sampled_from([0, 1, 6]), steps), min_size=3, max_size=25),
)
def test_giving_back_what_was_not_used_lets_nothing_pass_twice(
    pace: Pace, asks: list[tuple[int, int, int, int]]
) -> None:
    now, bucket, passed = NOON, Bucket(), list[int]()
    returns: list[tuple[int, int, int]] = []
    for gap, wanted, used, held_for in asks:
        now += gap
        while returns and returns[0][0] <= now:
            at, taken_at, unused = heapq.heappop(returns)
            bucket = give_back(bucket, at, pace, unused, taken_at)
        got, _, bucket = take(bucket, now, pace, wanted)
        passed += [now] * min(used, got)
        heapq.heappush(returns, (now + held_for, now, max(0, got - used)))

    assert crowded(passed, pace) == []


def test_what_is_given_back_after_it_would_have_run_over_is_lost() -> None:
    _, _, bucket = take(Bucket(), NOON, BULK, 30)
    full_again = NOON + BULK.capacity
    _, _, bucket = take(bucket, full_again, BULK, 30)

    bucket = give_back(bucket, full_again, BULK, 30, NOON)

    assert take(bucket, full_again, BULK, 30)[0] == 0


def test_whoever_always_wants_more_gets_all_of_the_rate() -> None:
    now, bucket, passed = NOON, Bucket(), 0
    while now <= NOON + 10 * SECOND:
        got, wait, bucket = take(bucket, now, BULK, 200)
        passed += got
        now += wait

    assert passed in range(30 + 299, 30 + 301)


def test_what_is_given_back_at_once_can_be_taken_again() -> None:
    _, _, emptied = take(Bucket(), NOON, BULK, 30)
    returned = give_back(emptied, NOON, BULK, 29, NOON)

    assert take(emptied, NOON, BULK, 30)[0] == 0
    assert take(returned, NOON, BULK, 30)[0] == 29


def test_without_a_pace_everything_passes() -> None:
    assert take(Bucket(), NOON, None, 5000) == (5000, 0, Bucket())


@given(paces, st.integers(1, 60 * SECOND))
def test_after_a_hold_the_account_starts_with_one_and_not_with_a_burst(pace: Pace, wait: int) -> None:
    held = limit(Bucket(), NOON, pace, wait)

    assert take(held, NOON + wait - 1, pace, 30)[:2] == (0, 1)
    assert take(held, NOON + wait, pace, 30)[0] == 1


def test_a_shorter_hold_does_not_end_a_longer_one() -> None:
    held = limit(limit(Bucket(), NOON, CHAT, 60 * SECOND), NOON, CHAT, SECOND)

    assert held.hold == NOON + 60 * SECOND


def test_a_clock_that_was_put_back_blocks_an_account_no_longer_than_an_empty_bucket() -> None:
    _, _, bucket = take(Bucket(), NOON, BULK, 30)

    assert take(bucket, NOON - 3600 * SECOND, BULK, 1)[1] == BULK.interval


def test_a_hundred_messages_to_one_chat_get_slots_a_second_apart_and_are_put_off_once() -> None:
    bucket, slots = Bucket(), dict[int, int | None]()
    for message in range(100):
        wait, bucket, slots[message] = admit(bucket, NOON, CHAT, None)
        assert wait == max(0, message - 2) * SECOND
    for message, slot in slots.items():
        if slot is not None:
            wait, bucket, slots[message] = admit(bucket, slot + 30_000, CHAT, slot)
            assert wait == 0

    assert set(slots.values()) == {None}


def test_a_message_that_comes_back_too_early_keeps_its_slot() -> None:
    bucket = Bucket(NOON + 3 * SECOND)
    _, bucket, slot = admit(bucket, NOON, CHAT, None)

    assert admit(bucket, NOON + SECOND // 4, CHAT, slot) == (SECOND * 3 // 4, bucket, slot)


def test_a_crowd_that_comes_back_a_minute_late_does_not_pass_at_once() -> None:
    bucket, slots = Bucket(), list[int | None]()
    for _ in range(63):
        _, bucket, slot = admit(bucket, NOON, CHAT, None)
        slots.append(slot)
    late = NOON + 120 * SECOND

    waits = []
    for slot in slots[3:]:
        wait, bucket, _ = admit(bucket, late, CHAT, slot)
        waits.append(wait)

    assert waits == [0, 0, 0, *(n * SECOND for n in range(1, 58))]


@given(
    st.builds(Pace, st.integers(1, 5), st.just(timedelta(seconds=1)), st.integers(1, 5)),
    st.lists(steps, min_size=8, max_size=30),
    st.sampled_from([1, SECOND, 7 * SECOND, 60 * SECOND]),
)
def test_nobody_who_comes_back_late_in_a_crowd_exceeds_the_rate_a_burst_and_one(
    pace: Pace, arrivals: list[int], crowds_every: int
) -> None:
    bucket, passed, order = Bucket(), list[int](), count()
    coming: list[tuple[int, int, int | None]] = [(NOON + after, next(order), None) for after in arrivals]
    heapq.heapify(coming)
    while coming:
        now, _, reserved = heapq.heappop(coming)
        wait, bucket, slot = admit(bucket, now, pace, reserved)
        if wait:
            late = -(now + wait) % crowds_every
            heapq.heappush(coming, (now + wait + late, next(order), slot))
        else:
            passed.append(now)

    assert len(passed) == len(arrivals)
    assert crowded(passed, pace, spare=1) == []


def test_when_the_platform_asks_one_chat_to_wait_slots_before_that_are_worth_nothing() -> None:
    bucket, slots = Bucket(), list[int | None]()
    for _ in range(5):
        _, bucket, slot = admit(bucket, NOON, CHAT, None)
        slots.append(slot)
    bucket = limit(bucket, NOON, CHAT, 10 * SECOND)

    (first, bucket, _), second = admit(bucket, NOON + SECOND, CHAT, slots[3]), slots[4]
    again, _, _ = admit(bucket, NOON + 2 * SECOND, CHAT, second)

    assert first == 9 * SECOND
    assert again == 9 * SECOND


@pytest.mark.parametrize(
    ("pace", "processes", "share"),
    [
        (BULK, 1, BULK),
        (BULK, 4, Pace(30, timedelta(seconds=4), burst=7)),
        (Pace(1, timedelta(seconds=1)), 2, Pace(1, timedelta(seconds=2))),
    ],
)
def test_processes_that_cannot_ask_each_other_share_a_pace(pace: Pace, processes: int, share: Pace) -> None:
    assert pace.shared_by(processes) == share


@pytest.mark.parametrize("numbers", [(0, 1, 1), (1, 0, 1), (1, 1, 0)])
def test_a_pace_of_nothing_is_refused(numbers: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="above zero"):
        Pace(numbers[0], timedelta(seconds=numbers[1]), numbers[2])


def test_an_interval_is_rounded_so_that_the_rate_is_never_exceeded() -> None:
    assert BULK.interval == 33_334


def test_the_platform_says_which_addresses_are_groups() -> None:
    group = Pace(15, timedelta(minutes=1), burst=5)
    rates = Rates(private=CHAT, group=group, is_group=lambda address: address.startswith("-"))

    assert rates.of("1001") == CHAT
    assert rates.of("-1001") == group
    assert Rates().of("-1001") is None
