"""Who says more than can be meant is slowed, not banned: each line gets its slot and is answered then.

The bucket is one a person, over all their conversations. A slowed line lets others pass, so in a group only the lines
of the person who floods it wait; among themselves they keep their order, since slots are given in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import monotonic_ns

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.content.markup import Rich
from carillon.delivery import pacing
from carillon.delivery.pacing import MICROSECOND, Bucket, Pace
from carillon.language import translations
from carillon.platforms.base import Reply
from carillon.platforms.incoming import Incoming
from carillon.store.tables import User

# Both fill the same bucket of 40 seconds: a press counts half.
LINES = Pace(1, timedelta(seconds=2), burst=20)
PRESSES = Pace(1, timedelta(seconds=1), burst=40)
STRANGERS = Pace(1, timedelta(minutes=1), burst=3)
MOST_STRANGERS = 10_000
TOLD_EVERY = timedelta(minutes=10)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

# Two lines of one person may be weighed at once, in two conversations: the second waits for what the first comes to.
WEIGH = text("SELECT talk_full_at, slowed_at FROM users WHERE id = :id FOR NO KEY UPDATE")
WEIGHED = text("UPDATE users SET talk_full_at = :full_at, slowed_at = :slowed_at WHERE id = :id")


@dataclass(frozen=True, slots=True)
class Slowed:
    """How many seconds a line waits, whether its sender is to be told now, and in which language."""

    wait: float
    tell: bool
    language: str


async def weigh(session: AsyncSession, user: User, incoming: Incoming, now: datetime) -> Slowed | None:
    """Count what somebody says; return how long it must wait, None when it need not."""
    if incoming.standing or incoming.moved_to:
        return None
    kept = (await session.execute(WEIGH, {"id": user.id})).one()
    pace = PRESSES if incoming.press else LINES
    wait, bucket, _ = pacing.admit(Bucket(_moment(kept.talk_full_at)), _moment(now), pace, None)
    tell = wait > 0 and (kept.slowed_at is None or now - kept.slowed_at >= TOLD_EVERY)
    given = {"full_at": EPOCH + bucket.full_at * MICROSECOND, "slowed_at": now if tell else kept.slowed_at}
    await session.execute(WEIGHED, {"id": user.id, **given})
    return Slowed(wait / 1_000_000, tell, user.language) if wait else None


def notice(slowed: Slowed) -> Reply:
    """Tell somebody that they are slowed, and where they have been told, acknowledge a press."""
    say = translations(slowed.language).gettext
    if not slowed.tell:
        return Reply(Rich(""), toast=say("One moment, please."))
    return Reply(Rich(say("That is a lot at once. I have everything, and go on with a line every two seconds.")))


class Strangers:
    """How often those who are not let in are told so, kept in this process alone: nothing is stored about them."""

    def __init__(self) -> None:
        self._buckets: dict[tuple[str, str], Bucket] = {}

    def heard(self, platform: str, external_id: str) -> bool:
        """Whether a stranger is answered once more."""
        if len(self._buckets) >= MOST_STRANGERS:
            self._buckets.clear()
        who, now = (platform, external_id), monotonic_ns() // 1000
        count, _, self._buckets[who] = pacing.take(self._buckets.get(who, Bucket()), now, STRANGERS, 1)
        return count == 1


def _moment(at: datetime | None) -> int:
    return (at - EPOCH) // MICROSECOND if at else 0
