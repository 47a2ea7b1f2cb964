"""What follows an outcome. Pure: the platform's answer and the delivery's past in, one decision out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from random import random

from carillon.delivery.states import OnUnknown
from carillon.platforms.base import Halted, Limited, Moved, Outcome, Permanent, Sent, Transient, Unknown


@dataclass(frozen=True, slots=True)
class Policy:
    """How patiently a delivery is tried. Pauses double from `base` up to `cap`."""

    base: timedelta = timedelta(seconds=2)
    cap: timedelta = timedelta(minutes=10)
    halted: timedelta = timedelta(seconds=60)  # pause while the account itself cannot send
    after_unknown: timedelta = timedelta(seconds=5)  # room for a receipt to prove the first try


DEFAULT = Policy()


@dataclass(frozen=True, slots=True)
class Past:
    """What a delivery has behind it, without the try being judged."""

    failures: int
    unknowns: int
    on_unknown: OnUnknown
    max_attempts: int = 8  # failures that count, until it is given up


@dataclass(frozen=True, slots=True)
class Retry:
    """Again, and it counts."""

    after: timedelta
    reason: str


@dataclass(frozen=True, slots=True)
class Snooze:
    """Again, and it does not count. `address` is the new value of an address that moved."""

    after: timedelta
    reason: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Never again. `gone`: what else is for that address will not arrive either."""

    reason: str
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """It may have arrived; with `again`, one more try follows, which may be a second copy."""

    reason: str
    again: timedelta | None


Decision = Sent | Retry | Snooze | GiveUp | Unconfirmed


def decide(outcome: Outcome, past: Past, policy: Policy = DEFAULT, *, jitter: float | None = None) -> Decision:
    """Return what to do with a delivery after `outcome`. `jitter` in [0, 1) replaces the random draw."""
    match outcome:
        case Sent():
            return outcome
        case Transient(reason):
            return _again(reason, past, policy, random() if jitter is None else jitter)
        case Limited(reason, wait):
            return Snooze(wait, reason)
        case Halted(reason):
            return Snooze(policy.halted, reason)
        case Moved(address):
            return Snooze(timedelta(0), "the conversation has moved to a new address", address)
        case Permanent(reason, gone):
            return GiveUp(reason, gone)
        case Unknown(reason):
            once = past.on_unknown is OnUnknown.RETRY_ONCE and past.unknowns == 0
            return Unconfirmed(reason, policy.after_unknown if once else None)


def backoff(failures: int, policy: Policy, jitter: float) -> timedelta:
    """Return the pause after the given number of failures: full jitter over an exponential, at least a tenth of it.

    The exponent is bounded so that a large count cannot overflow.
    """
    ceiling = min(policy.base * (1 << min(failures - 1, 30)), policy.cap)
    return ceiling * (0.1 + 0.9 * jitter)


def _again(reason: str, past: Past, policy: Policy, jitter: float) -> Retry | GiveUp:
    failures = past.failures + 1
    if failures >= past.max_attempts:
        return GiveUp(reason)
    return Retry(backoff(failures, policy, jitter), reason)
