"""The states of a delivery and the moves between them. docs/delivery-states.md draws the same figure."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where one delivery stands."""

    QUEUED = "queued"  # waits for its moment, or for its next try
    ACCEPTED = "accepted"  # a worker or a gateway holds the lease and may be sending
    SENT = "sent"  # the platform has taken it
    DELIVERED = "delivered"  # it reached the recipient's device
    RECEIVED = "received"  # the recipient has seen it
    FAILED = "failed"  # given up
    CANCELLED = "cancelled"  # withdrawn before any send
    EXPIRED = "expired"  # its delivery window closed before any send
    UNCONFIRMED = "unconfirmed"  # it may have arrived: the platform's answer was lost


MOVES: dict[State, frozenset[State]] = {
    State.QUEUED: frozenset(
        {State.ACCEPTED, State.CANCELLED, State.EXPIRED, State.SENT, State.DELIVERED, State.RECEIVED}
    ),
    State.ACCEPTED: frozenset({State.QUEUED, State.SENT, State.FAILED, State.UNCONFIRMED}),
    State.SENT: frozenset({State.DELIVERED, State.RECEIVED, State.FAILED}),
    State.DELIVERED: frozenset({State.RECEIVED}),
    State.RECEIVED: frozenset(),
    State.FAILED: frozenset({State.QUEUED}),
    State.CANCELLED: frozenset({State.QUEUED}),
    State.EXPIRED: frozenset({State.QUEUED}),
    State.UNCONFIRMED: frozenset({State.QUEUED, State.SENT, State.DELIVERED, State.RECEIVED, State.CANCELLED}),
}

LIVE = frozenset({State.QUEUED, State.ACCEPTED})


def may_move(start: State, end: State) -> bool:
    """Return whether the ledger allows this transition."""
    return end in MOVES[start]


class ScheduleState(StrEnum):
    """Where a person's wish stands."""

    ACTIVE = "active"
    PAUSED = "paused"
    FINISHED = "finished"
    CANCELLED = "cancelled"


class OnUnknown(StrEnum):
    """What happens to a delivery that may have arrived."""

    RETRY_ONCE = "retry_once"
    ASK = "ask"


class CatchUp(StrEnum):
    """Which occurrences of a series that came due while nothing ran are still sent."""

    SKIP = "skip"
    LAST = "last"
    ALL = "all"
