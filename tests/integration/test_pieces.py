"""A long message goes out in pieces, and a later try goes on where the last one ended."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from carillon.delivery import ledger
from carillon.delivery.doorbell import connect
from carillon.delivery.gates import Gates
from carillon.delivery.pacing import Pace, Rates
from carillon.delivery.retry import Retry, Snooze, Unconfirmed
from carillon.platforms.base import Outcome, Outgoing, Sent, Transient, Unknown
from carillon.store.engine import Store
from tests import rows
from tests.far_side import FarSide
from worker.pieces import Pieces
from worker.sender import Held, Sender

# The text in pieces of five characters.
PIECES = ["one t", "wo th", "ree "]


class Post:
    """A sender over a far side that takes five characters at a time."""

    def __init__(self, store: Store, gates: Gates, account_id: int) -> None:
        self.store = store
        self.far_side = FarSide(self._answer)
        self.far_side.piece = 5
        self.outcomes: list[Outcome] = []
        self.sender = Sender("telegram", account_id, self.far_side, gates, Pieces(store))

    def _answer(self, message: Outgoing) -> Outcome:
        return self.outcomes.pop(0) if self.outcomes else Sent(f"m{len(self.far_side.arrived)}")

    async def send(self, account_id: int) -> Any:
        async with self.store.hot() as db:
            (claimed,), _ = await ledger.claim(db, account_id, room=10, lease=timedelta(minutes=1))
        decision, seconds = await self.sender.send(Held(claimed, 0.0, 0))
        async with self.store.single() as db:
            await ledger.settle(db, [ledger.Result(claimed.delivery_id, claimed.attempt, decision, seconds)])
        await rows.run(self.store, "UPDATE deliveries SET due_at = now() WHERE state = 'queued'")
        return decision

    @property
    def texts(self) -> list[str]:
        return [message.body.text for message in self.far_side.arrived]


@pytest.fixture
async def ana(store: Store) -> rows.Person:
    whose = await rows.person(store)
    await rows.due(store, whose, body="one two three ")
    return whose


@pytest.fixture
async def gates(redis_url: str, ana: rows.Person) -> AsyncIterator[Gates]:
    redis = connect(redis_url)
    yield Gates(redis, {ana.account_id: Rates(private=Pace(1, timedelta(seconds=30), burst=1))})
    await redis.aclose(close_connection_pool=True)


@pytest.fixture
async def free(redis_url: str) -> AsyncIterator[Gates]:
    redis = connect(redis_url)
    yield Gates(redis, {})
    await redis.aclose(close_connection_pool=True)


async def test_every_piece_is_sent_in_order_and_the_last_one_settles_it(
    store: Store, ana: rows.Person, free: Gates
) -> None:
    post = Post(store, free, ana.account_id)

    decision = await post.send(ana.account_id)

    assert post.texts == PIECES
    assert decision == Sent("m3")


async def test_a_retry_goes_on_at_the_first_piece_that_was_not_sent(
    store: Store, ana: rows.Person, free: Gates
) -> None:
    post = Post(store, free, ana.account_id)
    post.outcomes = [Sent("a"), Transient("no connection")]

    first = await post.send(ana.account_id)
    second = await post.send(ana.account_id)

    assert isinstance(first, Retry)
    assert isinstance(second, Sent)
    assert post.texts == [PIECES[0], PIECES[1], PIECES[1], PIECES[2]]


async def test_a_piece_that_may_have_arrived_is_the_only_one_that_may_come_twice(
    store: Store, ana: rows.Person, free: Gates
) -> None:
    post = Post(store, free, ana.account_id)
    post.outcomes = [Sent("a"), Sent("b"), Unknown("no answer")]

    first = await post.send(ana.account_id)
    await post.send(ana.account_id)

    assert isinstance(first, Unconfirmed)
    assert post.texts == [*PIECES, PIECES[2]]


async def test_pieces_keep_the_pace_of_the_conversation_and_wait_without_counting(
    store: Store, ana: rows.Person, gates: Gates
) -> None:
    post = Post(store, gates, ana.account_id)

    decision = await post.send(ana.account_id)

    assert isinstance(decision, Snooze)
    assert post.texts == PIECES[:2]
    assert await rows.one(store, "SELECT failures FROM deliveries") == 0
    assert await rows.one(store, "SELECT count(*) FROM pieces") == 2
