"""Figures of one person, or of one group: read-only, by index, over their latest deliveries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import RowMapping, TextClause, text
from sqlalchemy.ext.asyncio import AsyncSession

MOST = 20_000  # deliveries that are looked at, of the schedules made last
DAYS = 7
ON_TIME = 60.0  # seconds

# A try that failed moves a delivery's due moment, so one that was tried more often is measured from its occurrence;
# one that was sent ahead of that was brought forward by hand. What repeats an unacknowledged reminder does not count.
_SEEN = """
    d.state, d.sent_at, extract(epoch FROM d.sent_at - CASE
        WHEN d.tries > 1 AND d.occurrence <= d.sent_at THEN d.occurrence ELSE d.due_at END) AS late
    FROM schedules AS s JOIN deliveries AS d ON d.schedule_id = s.id
"""
_SUMS = """
    SELECT count(*) AS seen,
        count(*) FILTER (WHERE sent_at >= :week) AS this_week,
        count(*) FILTER (WHERE sent_at >= :month) AS this_month,
        count(*) FILTER (WHERE state IN ('sent', 'delivered', 'received')) AS sent,
        count(*) FILTER (WHERE state = 'failed') AS failed,
        count(*) FILTER (WHERE state = 'expired') AS expired,
        count(*) FILTER (WHERE state = 'cancelled') AS cancelled,
        count(*) FILTER (WHERE state = 'unconfirmed') AS unconfirmed,
        avg(CASE WHEN late <= :on_time THEN 1.0 ELSE 0.0 END) FILTER (WHERE late IS NOT NULL) AS on_time,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY late) AS median,
        (SELECT json_object_agg(day, n) FROM (
            SELECT CAST(sent_at AT TIME ZONE :zone AS date) AS day, count(*) AS n FROM seen
            WHERE sent_at >= :since GROUP BY 1) AS daily) AS days
    FROM seen
"""
OF_PERSON = text(f"""
    WITH seen AS MATERIALIZED (
        SELECT {_SEEN} WHERE s.user_id = :user_id AND d.chases IS NULL ORDER BY s.number DESC LIMIT :most
    ) {_SUMS}
""")
OF_GROUP = text(f"""
    WITH seen AS MATERIALIZED (
        SELECT latest.* FROM addresses AS a CROSS JOIN LATERAL (
            SELECT {_SEEN} WHERE s.address_id = a.id AND d.chases IS NULL ORDER BY s.id DESC LIMIT :most) AS latest
        WHERE a.account_id = :account_id AND a.value = :conversation LIMIT :most
    ) {_SUMS}
""")  # noqa: S608 -- as above
OPEN_OF_PERSON = text("""
    SELECT count(*) AS open, count(*) FILTER (WHERE rrule <> '') AS series FROM schedules
    WHERE user_id = :user_id AND state IN ('active', 'paused')
""")
OPEN_OF_GROUP = text("""
    SELECT count(*) AS open, count(*) FILTER (WHERE s.rrule <> '') AS series
    FROM addresses AS a JOIN schedules AS s ON s.address_id = a.id
    WHERE a.account_id = :account_id AND a.value = :conversation AND s.state IN ('active', 'paused')
""")


@dataclass(frozen=True, slots=True)
class Figures:
    """What is open and what became of the rest.

    `on_time` is the share sent within a minute, `median` the middle lateness in seconds; None where nothing was sent.
    `days` holds how many were sent on each of the last seven days. Where `cut`, older deliveries are not counted.
    """

    open: int
    series: int
    this_week: int
    this_month: int
    sent: int
    failed: int
    expired: int
    cancelled: int
    unconfirmed: int
    on_time: float | None
    median: float | None
    days: tuple[tuple[date, int], ...]
    cut: bool


async def of_person(session: AsyncSession, user_id: int, zone: str, now: datetime) -> Figures:
    """Return a person's figures; days, the week (from Monday) and the month are those of the IANA zone at `now`."""
    given = {"user_id": user_id, **spans(zone, now)}
    return await _figures(session, OPEN_OF_PERSON, OF_PERSON, given)


async def of_group(session: AsyncSession, account_id: int, conversation: str, zone: str, now: datetime) -> Figures:
    """Return the figures of everything that anybody sends to a group."""
    given = {"account_id": account_id, "conversation": conversation, **spans(zone, now)}
    return await _figures(session, OPEN_OF_GROUP, OF_GROUP, given)


def spans(zone: str, now: datetime) -> dict[str, Any]:
    """Return what the queries need to know of the calendar: where the week, the month and the days begin."""
    today = now.astimezone(ZoneInfo(zone)).date()
    begins = {
        "week": today - timedelta(days=today.weekday()),
        "month": today.replace(day=1),
        "since": today - timedelta(days=DAYS - 1),
    }
    moments = {name: datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC) for name, day in begins.items()}
    return {**moments, "zone": zone, "on_time": ON_TIME, "most": MOST}


async def _figures(session: AsyncSession, counting: TextClause, summing: TextClause, given: dict[str, Any]) -> Figures:
    waiting = (await session.execute(counting, given)).mappings().one()
    sums = (await session.execute(summing, given)).mappings().one()
    counted = ("this_week", "this_month", "sent", "failed", "expired", "cancelled", "unconfirmed")
    return Figures(
        open=waiting["open"],
        series=waiting["series"],
        on_time=None if sums["on_time"] is None else float(sums["on_time"]),
        median=None if sums["median"] is None else max(float(sums["median"]), 0.0),
        days=_days(sums, given["since"].astimezone(ZoneInfo(given["zone"])).date()),
        cut=sums["seen"] >= MOST,
        **{name: sums[name] for name in counted},
    )


def _days(sums: RowMapping, since: date) -> tuple[tuple[date, int], ...]:
    sent = sums["days"] or {}
    days = [since + timedelta(days=after) for after in range(DAYS)]
    return tuple((day, sent.get(day.isoformat(), 0)) for day in days)
