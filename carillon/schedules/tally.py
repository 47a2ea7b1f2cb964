"""What became of a person's tracked reminders, week by week."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.schedules.acknowledging import Answer
from carillon.when.zones import zone_info

# What was put off counts where its copy ends up, as part of the reminder it was made from; until then it waits.
TRACKED = text("""
    SELECT coalesce(s.parent_id, s.id) AS schedule_id, d.due_at,
           CASE WHEN k.state = 'snoozed' THEN 'open' ELSE k.state END AS state
    FROM acknowledgements AS k
    JOIN deliveries AS d ON d.id = k.delivery_id
    JOIN schedules AS s ON s.id = k.schedule_id
    WHERE k.user_id = :user_id AND k.at >= :since AND d.due_at >= :since
      AND (k.state <> 'snoozed' OR EXISTS (
          SELECT FROM schedules AS c JOIN deliveries AS q ON q.schedule_id = c.id
          WHERE (c.id = s.id AND s.origin LIKE 'delivery:%' OR c.user_id = k.user_id
                 AND c.origin = 'delivery:' || k.delivery_id) AND q.state = 'queued' AND q.chases IS NULL))
    ORDER BY schedule_id, d.due_at
""")

COUNTED = (Answer.DONE, Answer.SKIPPED, Answer.MISSED)


@dataclass(slots=True)
class Week:
    """How many reminders of one week stand how; what is open waits."""

    starts: date
    counts: Counter[Answer] = field(default_factory=Counter)


@dataclass(slots=True)
class Tally:
    """The weeks of one reminder, latest first."""

    schedule_id: int
    weeks: list[Week]

    @property
    def kept(self) -> float | None:
        """Which part of what is settled was done, from 0 to 1; None while nothing is settled."""
        total: Counter[Answer] = sum((week.counts for week in self.weeks), Counter())
        settled = sum(total[answer] for answer in COUNTED)
        return total[Answer.DONE] / settled if settled else None


async def tallies(session: AsyncSession, user_id: int, zone: str, since: date) -> list[Tally]:
    """Return what was asked for and answered since a day, by reminder and by weeks that begin as that day does."""
    start = datetime.combine(since, datetime.min.time(), zone_info(zone))
    rows = await session.execute(TRACKED, {"user_id": user_id, "since": start})
    return counted(((row.schedule_id, row.due_at, Answer(row.state)) for row in rows), zone, since)


def counted(answers: Iterable[tuple[int, datetime, Answer]], zone: str, since: date) -> list[Tally]:
    """Count answers, each to a reminder that was due at an aware moment, by the weeks of a zone's calendar."""
    found: dict[int, dict[date, Week]] = defaultdict(dict)
    for schedule_id, due_at, answer in answers:
        day = due_at.astimezone(zone_info(zone)).date()
        starts = since + timedelta(days=(day - since).days // 7 * 7)
        found[schedule_id].setdefault(starts, Week(starts)).counts[answer] += 1
    return [
        Tally(schedule_id, sorted(weeks.values(), key=lambda week: week.starts, reverse=True))
        for schedule_id, weeks in found.items()
    ]
