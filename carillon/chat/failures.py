"""Telling an author what could not be sent: one failure by itself with a way out, many in one summary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from carillon.chat.causes import Say, cause
from carillon.chat.targets import delivery_tag
from carillon.content.clock import wall
from carillon.content.markup import Rich, bold, fill
from carillon.content.message import Content
from carillon.delivery.states import State
from carillon.language import translations
from carillon.platforms.base import Button, Buttons, Reply
from carillon.store import vault
from carillon.store.tables import User

EPOCH, MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
LINES = 10  # failures that a summary names
ALONE = 2  # as many are told each by itself
WIDTH = 60  # characters of a message in a note

# The last reason that was given for anything: of what expired, why it had not gone out before.
FAILURES = text("""
    SELECT d.id, d.tries, d.state, d.occurrence, d.recipient_id, d.address_id, s.number, s.body, s.extras,
           s.opaque, s.max_lateness, a.kind, r.name,
           (SELECT e.reason FROM events AS e WHERE e.delivery_id = d.id AND e.reason IS NOT NULL
            ORDER BY e.id DESC LIMIT 1) AS reason
    FROM deliveries AS d
    JOIN schedules AS s ON s.id = d.schedule_id
    JOIN addresses AS a ON a.id = d.address_id
    JOIN recipients AS r ON r.id = d.recipient_id
    WHERE d.id = ANY (CAST(:ids AS bigint[])) ORDER BY d.occurrence, d.id LIMIT :most
""")

ELSEWHERE = text("""
    SELECT a.id, c.platform FROM addresses AS a JOIN accounts AS c ON c.id = a.account_id
    WHERE a.recipient_id = :recipient_id AND a.id <> :address_id AND a.unreachable IS NULL
      AND (a.kind = 'self' OR a.agreed_at IS NOT NULL)
    ORDER BY a.id LIMIT 2
""")


@dataclass(frozen=True, slots=True)
class Failure:
    """A delivery that did not arrive, or may not have, as its author is told."""

    delivery_id: int
    tries: int
    state: State
    planned: datetime
    allowed: float | None  # seconds that it might have been late
    number: int
    summary: str
    name: str | None  # of the recipient, None for oneself
    reason: str | None
    elsewhere: tuple[tuple[int, str], ...] = ()  # other addresses of the recipient: id and platform

    @property
    def mark(self) -> str:
        """The tag of its buttons."""
        return delivery_tag(self.delivery_id, self.tries)


async def failures(session: AsyncSession, user: User, delivery_ids: Sequence[int]) -> list[Failure]:
    """Return the first failures among deliveries, as many as are ever named, soonest planned first."""
    rows = (await session.execute(FAILURES, {"ids": list(delivery_ids), "most": LINES})).all()
    opened = vault.installed().open
    found: list[Failure] = []
    for row in rows:
        places = {"recipient_id": row.recipient_id, "address_id": row.address_id}
        elsewhere = (await session.execute(ELSEWHERE, places)).all() if len(rows) <= ALONE else []
        content = Content.load(opened(bytes(row.body)), opened(bytes(row.extras)) if row.extras else None)
        hidden = translations(user.language).gettext("(passed on as it is)")
        found.append(
            Failure(
                row.id,
                row.tries,
                State(row.state),
                row.occurrence,
                row.max_lateness,
                row.number,
                hidden if row.opaque else content.summary(WIDTH),
                None if row.kind == "self" else row.name,
                row.reason,
                tuple((other.id, other.platform) for other in elsewhere),
            )
        )
    return found


def note(user: User, failure: Failure) -> Reply:
    """Return the note about one failure, with what can be done about it."""
    say = translations(user.language).gettext
    said = fill(
        _headline(say, failure) + "\n{summary}\n\n" + say("Planned: {when}\nWhy: {why}"),
        number=bold(f"#{failure.number}"),
        name=failure.name or "",
        summary=failure.summary,
        when=wall(failure.planned, user.zone, user.language),
        why=why(say, failure),
    )
    return Reply(said, ways_out(say, failure))


def summary(user: User, listed: Sequence[Failure], count: int, moment: datetime) -> Reply:
    """Return one note about many failures that were told at `moment`: the first of them, and how many more."""
    say = translations(user.language).gettext
    lines = bold(say("{count} messages did not arrive, as far as I know.").format(count=count))
    for failure in listed:
        lines = lines + "\n" + _line(say, user, failure)
    if count > len(listed):
        lines = lines + "\n" + say("… and {count} more").format(count=count - len(listed))
    which = (moment - EPOCH) // MICROSECOND
    return Reply(lines, ((Button(say("Retry all"), f"redoall:{which}"), Button(say("See them"), "failures")),))


def why(say: Say, failure: Failure) -> str:
    """Return the cause in a person's words."""
    if failure.state is not State.EXPIRED:
        return cause(say, failure.reason)
    kept = cause(say, failure.reason) if failure.reason else say("I was not running, or had too much to do")
    minutes = round((failure.allowed or 0) / 60)
    return say("it was more than {minutes} min late: {why}").format(minutes=minutes, why=kept)


def ways_out(say: Say, failure: Failure) -> Buttons:
    """Return what can be done about one failure."""
    mark = failure.mark
    leave = Button(say("Leave it"), f"leave:{mark}")
    if failure.state is State.UNCONFIRMED:
        return ((Button(say("Send again"), f"redo:{mark}"), leave),)
    others = tuple(
        Button(say("Via {platform}").format(platform=platform.capitalize()), f"via:{mark}:{address_id}")
        for address_id, platform in failure.elsewhere
    )
    retry, new = Button(say("Retry"), f"redo:{mark}"), Button(say("New time"), f"fresh:{mark}")
    return ((retry, new), (*others, leave))


def _headline(say: Say, failure: Failure) -> str:
    if failure.state is State.UNCONFIRMED:
        return (
            say("{number} to {name} may not have arrived:") if failure.name else say("{number} may not have arrived:")
        )
    return say("{number} to {name} was not sent:") if failure.name else say("{number} was not sent:")


def _line(say: Say, user: User, failure: Failure) -> Rich:
    sentence = say("{number} {when}, to {name}: {why}") if failure.name else say("{number} {when}: {why}")
    when = wall(failure.planned, user.zone, user.language)
    unsure = failure.state is State.UNCONFIRMED
    said = say("it may have arrived") if unsure else why(say, failure)
    return fill(sentence, number=bold(f"#{failure.number}"), when=when, name=failure.name or "", why=said)
