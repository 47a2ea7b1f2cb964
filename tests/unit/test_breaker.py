"""When a breaker opens, how long it stays open, and what closes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from carillon.delivery import breaker
from carillon.delivery.breaker import SECOND, Breaker, Phase, Tolerance
from carillon.delivery.gates import record
from carillon.platforms.base import Halted, Limited, Moved, Outcome, Permanent, Sent, Transient, Unknown

NOON = 1_795_000_000 * SECOND
TOLERANCE = Tolerance(
    window=timedelta(seconds=10),
    failures=4,
    ratio=0.5,
    pause=timedelta(seconds=2),
    cap=timedelta(seconds=30),
    probe=timedelta(seconds=40),
    calm=timedelta(minutes=5),
)
OPEN = Breaker(Phase.OPEN, since=NOON, until=NOON + 2 * SECOND, reason="refused", opened=1, ticket=1)
HALF_OPEN = Breaker(Phase.HALF_OPEN, since=NOON, until=NOON + 40 * SECOND, reason="refused", opened=1, ticket=2)
BY_HAND = Breaker(Phase.OPEN, since=NOON, until=None, reason="maintenance", ticket=1)


def judged(before: Breaker, now: int, answers: int, bad: int, *, jitter: float = 1.0) -> Breaker:
    news = {now // SECOND: (answers, bad)}
    return breaker.judge(before, now, news, "refused", tolerance=TOLERANCE, jitter=jitter)


@pytest.mark.parametrize(
    ("before", "event", "phase", "ticket"),
    [
        (Breaker(), lambda b: judged(b, NOON, 4, 4), Phase.OPEN, 1),
        (Breaker(), lambda b: judged(b, NOON, 8, 4), Phase.OPEN, 1),
        (Breaker(), lambda b: judged(b, NOON, 3, 3), Phase.CLOSED, 0),
        (Breaker(), lambda b: judged(b, NOON, 9, 4), Phase.CLOSED, 0),
        (Breaker(), lambda b: judged(b, NOON, 100, 0), Phase.CLOSED, 0),
        (Breaker(), lambda b: breaker.ask(b, NOON, TOLERANCE), Phase.CLOSED, 0),
        (Breaker(), lambda b: breaker.spare(b, NOON, 0), Phase.CLOSED, 0),
        (Breaker(), lambda b: breaker.trip(b, NOON, "maintenance", None), Phase.OPEN, 1),
        (OPEN, lambda b: breaker.ask(b, NOON + 2 * SECOND - 1, TOLERANCE), Phase.OPEN, 1),
        (OPEN, lambda b: breaker.ask(b, NOON + 2 * SECOND, TOLERANCE), Phase.HALF_OPEN, 2),
        (OPEN, lambda b: judged(b, NOON, 50, 50), Phase.OPEN, 1),
        (OPEN, lambda b: judged(b, NOON, 50, 0), Phase.OPEN, 1),
        (OPEN, lambda b: breaker.reset(b, NOON), Phase.CLOSED, 2),
        (BY_HAND, lambda b: breaker.ask(b, NOON + 10**6 * SECOND, TOLERANCE), Phase.OPEN, 1),
        (BY_HAND, lambda b: breaker.reset(b, NOON), Phase.CLOSED, 2),
        (HALF_OPEN, lambda b: judged(b, NOON, 1, 0), Phase.CLOSED, 3),
        (HALF_OPEN, lambda b: judged(b, NOON, 1, 1), Phase.OPEN, 3),
        (HALF_OPEN, lambda b: breaker.ask(b, NOON + SECOND, TOLERANCE), Phase.HALF_OPEN, 2),
        (HALF_OPEN, lambda b: breaker.ask(b, NOON + 40 * SECOND, TOLERANCE), Phase.HALF_OPEN, 3),
        (HALF_OPEN, lambda b: breaker.spare(b, NOON, 2), Phase.OPEN, 3),
        (HALF_OPEN, lambda b: breaker.spare(b, NOON, 1), Phase.HALF_OPEN, 2),
        (HALF_OPEN, lambda b: breaker.reset(b, NOON), Phase.CLOSED, 3),
    ],
)
def test_each_event_has_its_transition(
    before: Breaker, event: Callable[[Breaker], Breaker], phase: Phase, ticket: int
) -> None:
    after = event(before)

    assert (after.phase, after.ticket) == (phase, ticket)


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Transient("refused"), "refused"),
        (Unknown("the answer was lost"), "the answer was lost"),
        (Halted("the token was revoked"), "the token was revoked"),
        (Sent("7"), None),
        (Permanent("blocked"), None),
        (Limited("slow down", timedelta(seconds=7)), None),
        (Moved("-100"), None),
    ],
)
def test_only_what_the_platform_failed_to_answer_speaks_against_it(outcome: Outcome, said: str | None) -> None:
    assert breaker.failure(outcome) == said


def test_failures_that_have_left_the_window_do_not_count() -> None:
    state = judged(Breaker(), NOON, 3, 3)

    assert judged(state, NOON + 11 * SECOND, 1, 1).phase is Phase.CLOSED
    assert judged(state, NOON + 9 * SECOND, 1, 1).phase is Phase.OPEN


def test_failures_told_by_several_processes_add_up() -> None:
    state = Breaker()
    for _ in range(4):
        state = judged(state, NOON, 1, 1)

    assert state.phase is Phase.OPEN


def test_pauses_double_up_to_the_cap_while_probes_fail() -> None:
    state, pauses = judged(Breaker(), NOON, 4, 4), list[int]()
    for _ in range(7):
        assert state.until is not None
        pauses.append((state.until - state.since) // SECOND)
        state = breaker.ask(state, state.until, TOLERANCE)
        state = judged(state, state.since, 1, 1)

    assert pauses == [2, 4, 8, 16, 30, 30, 30]


@pytest.mark.parametrize(("closed_for", "pause"), [(60, 4), (301, 2)])
def test_pauses_start_small_again_after_a_long_calm_only(closed_for: int, pause: int) -> None:
    closed = judged(HALF_OPEN, NOON, 1, 0)
    again = judged(closed, NOON + closed_for * SECOND, 4, 4)

    assert again.until == again.since + pause * SECOND


def test_a_pause_is_spread_over_its_second_half() -> None:
    ends = {judged(Breaker(), NOON, 4, 4, jitter=jitter).until for jitter in (0.0, 0.5, 1.0)}

    assert ends == {NOON + SECOND, NOON + SECOND * 3 // 2, NOON + 2 * SECOND}


def test_an_open_breaker_says_since_when_until_when_and_why() -> None:
    state = judged(Breaker(), NOON, 4, 4)

    assert (state.since, state.until, state.reason) == (NOON, NOON + 2 * SECOND, "refused")


@pytest.mark.parametrize(
    ("state", "seconds"), [(OPEN, 2.0), (HALF_OPEN, 0.5), (BY_HAND, 30.0), (judged(HALF_OPEN, NOON, 1, 1), 4.0)]
)
def test_who_is_barred_is_told_when_to_ask_again(state: Breaker, seconds: float) -> None:
    assert breaker.wait(state, NOON, TOLERANCE) == seconds * SECOND


@pytest.mark.parametrize("state", [OPEN, HALF_OPEN, BY_HAND, judged(Breaker(), NOON, 3, 2), Breaker()])
def test_what_redis_keeps_is_read_back_the_same(state: Breaker) -> None:
    assert record.load(record.dump(state)) == state


def test_a_breaker_opened_by_hand_is_kept_for_ever_and_any_other_outlives_its_pause() -> None:
    assert record.life(BY_HAND, NOON, TOLERANCE) is None
    assert record.life(HALF_OPEN, NOON, TOLERANCE) == (40 + 600 + 10) * 1000
