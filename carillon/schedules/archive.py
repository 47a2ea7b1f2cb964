"""Everything of one person as a document that outlives us. docs/export.md describes it; a field is never renamed.

Moments are ISO 8601 with an offset, wall clocks without one. Whoever changes what a
field means raises VERSION.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

VERSION: Final = 1


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class Identity(_Part):
    """Who the person is on a platform."""

    platform: str
    id: str
    username: str | None


class Person(_Part):
    """The person and their settings. `lateness` is in seconds, null for however late."""

    name: str
    language: str
    zone: str
    date_order: str | None
    clock: int | None
    default_time: time
    lateness: float | None
    quiet_from: time | None
    quiet_until: time | None
    html: bool
    since: datetime
    identities: tuple[Identity, ...]


class Handle(_Part):
    """One way to reach a contact. `value` is null for a person who is here themselves: their id is not the author's."""

    platform: str
    kind: str
    value: str | None
    agreed_at: datetime | None
    unreachable: str | None


class Contact(_Part):
    """Whom the person writes to; themselves are one."""

    id: int
    name: str
    handles: tuple[Handle, ...]


class Span(_Part):
    """A style over code points of the text, end exclusive."""

    kind: str
    start: int
    end: int
    unix: int | None
    detail: str | None


class File(_Part):
    """A file by the name that its platform knows it by; its content is there."""

    kind: str
    reference: str
    name: str | None
    size: int | None


class History(_Part):
    """What became of a schedule's messages: how many in each state, when one was sent last."""

    states: dict[str, int]
    last_sent_at: datetime | None


class Wish(_Part):
    """One schedule. An `opaque` text was to be passed on as it is and is here as it is."""

    number: int
    state: str
    contact: int
    text: str
    styles: tuple[Span, ...]
    files: tuple[File, ...]
    opaque: bool
    zone: str
    starts: datetime
    rrule: str
    excluded: tuple[date, ...]
    next_at: datetime | None
    lateness: float | None
    priority: int
    silent: bool
    protected: bool
    nag_every: float | None
    nag_times: int | None
    created_at: datetime
    updated_at: datetime
    history: History


class Answer(_Part):
    """What the person did with a reminder: open, done, skipped, snoozed or missed."""

    schedule: int
    occurrence: datetime
    state: str
    at: datetime


class Archive(_Part):
    """The document."""

    format: Literal["carillon"] = "carillon"
    version: Literal[1] = VERSION
    made_at: datetime
    person: Person
    contacts: tuple[Contact, ...]
    schedules: tuple[Wish, ...]
    acknowledgements: tuple[Answer, ...]
