"""One claimed delivery: opened, sent through its handler, and what came of it told to the gates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic
from typing import get_args

import structlog

from carillon import metrics
from carillon.delivery.gates import Gates
from carillon.delivery.ledger import Claimed
from carillon.delivery.retry import Decision, Snooze, decide
from carillon.platforms.base import Handler, Limited, Outcome, Outgoing, Permanent, Sent, Unknown
from carillon.store import vault
from worker.letter import letter
from worker.pieces import Pieces
from worker.storm import Storm

log = structlog.get_logger()

NOW = timedelta(0)
KEYLESS = timedelta(seconds=60)  # pause of a message whose key this process does not have


@dataclass(frozen=True, slots=True)
class Held:
    """A claim in this process's hands: since when (monotonic), and the ticket its outcome is reported with."""

    claimed: Claimed
    since: float
    ticket: int


class Sender:
    """Sends through one platform account."""

    def __init__(self, platform: str, account_id: int, handler: Handler, gates: Gates, pieces: Pieces) -> None:
        self._platform = platform
        self._account_id = account_id
        self._handler = handler
        self._gates = gates
        self._pieces = pieces
        self._storm = Storm()
        self._seconds = metrics.SEND_SECONDS.labels(platform)  # looked up once: labels cost more than observing
        self._lateness = metrics.LATENESS.labels(platform)
        self._outcomes = {
            kind: metrics.DELIVERIES.labels(platform, kind.__name__.lower()) for kind in get_args(Outcome)
        }

    async def send(self, held: Held) -> tuple[Decision, float]:
        """Send one delivery; return what to do with it now, and the seconds that the platform's answer took."""
        pause = self._gates.hold(self._account_id, held.ticket)
        if pause:
            return Snooze(pause, "the platform asked for a pause, or its breaker opened"), 0.0
        try:
            message = letter(held.claimed)
        except vault.SealedWithUnknownKey as error:
            return Snooze(KEYLESS, str(error)), 0.0
        started = monotonic()
        outcome = await self._deliver(held.claimed, message)
        ended = monotonic()
        if isinstance(outcome, Snooze):
            return outcome, ended - started
        self._count(outcome, ended - started, held.claimed.late.total_seconds() + ended - held.since)
        await self._tell_gates(held, outcome)
        return decide(outcome, held.claimed.past), ended - started

    async def _deliver(self, claimed: Claimed, message: Outgoing) -> Outcome | Snooze:
        if not claimed.manner.agreed:  # it was tried again, or moved, after they said stop
            return Permanent("the person it goes to wants no messages from its author")
        pieces = self._handler.cut(message)
        if len(pieces) == 1:
            return await self._ask(claimed, pieces[0])
        return await self._in_pieces(claimed, pieces)

    async def _in_pieces(self, claimed: Claimed, pieces: Sequence[Outgoing]) -> Outcome | Snooze:
        """Send what an earlier try left over, each piece at the conversation's pace and on record before the next."""
        begun = await self._pieces.sent(claimed.delivery_id)
        for place, piece in enumerate(pieces[begun:], begun):
            wait = (
                await self._gates.admit(self._account_id, claimed.address, claimed.delivery_id)
                if place > begun
                else NOW
            )
            if wait:
                return Snooze(wait, "the conversation's pace, in the middle of a long message")
            outcome = await self._ask(claimed, piece)
            if not isinstance(outcome, Sent) or place == len(pieces) - 1:
                return outcome
            await self._pieces.record(claimed.delivery_id, place, outcome.remote_id)
        return Sent("")

    async def _ask(self, claimed: Claimed, piece: Outgoing) -> Outcome:
        try:
            return await self._handler.send(piece)
        except Exception as error:
            # A handler promises not to raise; when one does, nobody knows how far the message got.
            log.exception("handler_raised", platform=self._platform, delivery_id=claimed.delivery_id)
            return Unknown(f"the {self._platform} handler failed: {type(error).__name__}")

    async def _tell_gates(self, held: Held, outcome: Outcome) -> None:
        if isinstance(outcome, Limited):
            whom = self._storm.whom(held.claimed.address, monotonic())
            await self._gates.limited(self._account_id, whom, outcome.wait)
        turned = await self._gates.report(self._account_id, outcome, held.ticket)
        if turned:
            metrics.BREAKER_TURNS.labels(self._platform, turned.phase).inc()
            log.warning("breaker", platform=self._platform, account_id=self._account_id, phase=turned.phase)

    def _count(self, outcome: Outcome, seconds: float, lateness: float) -> None:
        self._outcomes[type(outcome)].inc()
        self._seconds.observe(seconds)
        if isinstance(outcome, Sent):
            self._lateness.observe(lateness)
