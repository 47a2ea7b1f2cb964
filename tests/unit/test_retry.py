"""What follows an outcome."""

from __future__ import annotations

from datetime import timedelta

import pytest

from carillon.delivery.retry import (
    Decision,
    GiveUp,
    Past,
    Policy,
    Retry,
    Snooze,
    Unconfirmed,
    backoff,
    decide,
)
from carillon.delivery.states import OnUnknown
from carillon.platforms.base import Halted, Limited, Moved, Outcome, Permanent, Sent, Transient, Unknown

POLICY = Policy(base=timedelta(seconds=2), cap=timedelta(seconds=60))
FRESH = Past(failures=0, unknowns=0, on_unknown=OnUnknown.RETRY_ONCE, max_attempts=3)
TRIED = Past(failures=2, unknowns=0, on_unknown=OnUnknown.RETRY_ONCE, max_attempts=3)
LOST = Past(failures=0, unknowns=1, on_unknown=OnUnknown.RETRY_ONCE)
CAREFUL = Past(failures=0, unknowns=0, on_unknown=OnUnknown.ASK)


@pytest.mark.parametrize(
    ("outcome", "past", "decision"),
    [
        (Sent("7"), FRESH, Sent("7")),
        (Transient("refused"), FRESH, Retry(timedelta(seconds=2), "refused")),
        (Transient("refused"), TRIED, GiveUp("refused")),
        (Limited("slow down", timedelta(seconds=7)), TRIED, Snooze(timedelta(seconds=7), "slow down")),
        (Halted("token"), TRIED, Snooze(POLICY.halted, "token")),
        (Moved("-100"), TRIED, Snooze(timedelta(0), "the conversation has moved to a new address", "-100")),
        (Permanent("blocked"), FRESH, GiveUp("blocked")),
        (Unknown("lost"), FRESH, Unconfirmed("lost", POLICY.after_unknown)),
        (Unknown("lost"), LOST, Unconfirmed("lost", None)),
        (Unknown("lost"), CAREFUL, Unconfirmed("lost", None)),
    ],
)
def test_each_outcome_has_its_decision(outcome: Outcome, past: Past, decision: Decision) -> None:
    assert decide(outcome, past, POLICY, jitter=1.0) == decision


@pytest.mark.parametrize(
    ("failures", "jitter", "seconds"),
    [(1, 1.0, 2), (2, 1.0, 4), (5, 1.0, 32), (6, 1.0, 60), (5000, 1.0, 60), (1, 0.0, 0.2), (5, 0.5, 17.6)],
)
def test_pauses_double_up_to_the_cap_and_spread_over_the_whole_pause(
    failures: int, jitter: float, seconds: float
) -> None:
    assert backoff(failures, POLICY, jitter).total_seconds() == pytest.approx(seconds)


def test_two_failures_at_once_do_not_come_back_together() -> None:
    pauses = {decide(Transient("refused"), FRESH, POLICY) for _ in range(20)}

    assert len(pauses) > 1
