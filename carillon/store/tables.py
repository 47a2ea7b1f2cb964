"""Every table, as SQLAlchemy sees it. Times are timestamptz; `local_*` columns are wall clocks without a zone."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import (
    BigInteger,
    Date,
    DateTime,
    Double,
    Enum,
    ForeignKey,
    Identity,
    Index,
    Integer,
    SmallInteger,
    Text,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from carillon.delivery.states import CatchUp, OnUnknown, ScheduleState, State
from carillon.store.vault import Sealed

NAMING = {
    "ix": "%(table_name)s_%(column_0_N_name)s",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
    "fk": "%(table_name)s_%(column_0_name)s_fkey",
    "pk": "%(table_name)s_pkey",
}

PRIORITIES = (0, 1, 2)  # urgent, normal, bulk


def _enum(values: type[State | ScheduleState | OnUnknown | CatchUp], name: str) -> Enum:
    return Enum(values, name=name, values_callable=lambda members: [member.value for member in members])


DELIVERY_STATE = _enum(State, "delivery_state")


class Base(DeclarativeBase):
    """What all tables share: bigint keys, timestamptz, predictable constraint names."""

    type_annotation_map = {  # noqa: RUF012 -- SQLAlchemy's own way to declare it
        int: BigInteger,
        str: Text,
        datetime: DateTime(timezone=True),
        dict[str, Any]: JSONB,
    }


Base.metadata.naming_convention = NAMING


class User(Base):
    """A person who schedules, with the customs their words are read by."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    name: Mapped[str]
    language: Mapped[str] = mapped_column(server_default="en")
    zone: Mapped[str] = mapped_column(server_default="UTC")
    date_order: Mapped[str | None]
    clock: Mapped[int | None] = mapped_column(SmallInteger)
    default_time: Mapped[time] = mapped_column(server_default="09:00")
    last_number: Mapped[int] = mapped_column(Integer, server_default="0")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class SenderIdentity(Base):
    """Who a platform's sender is here: one user may write from several platforms."""

    __tablename__ = "identities"

    platform: Mapped[str] = mapped_column(primary_key=True)
    external_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)


class Account(Base):
    """One bot token, phone number or Mac: what has limits and a breaker."""

    __tablename__ = "accounts"
    __table_args__ = (UniqueConstraint("platform", "external_id"),)

    id: Mapped[int] = mapped_column(Integer, Identity(), primary_key=True)
    platform: Mapped[str]
    external_id: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Recipient(Base):
    """Whom a user writes to: a person, a group, or themselves."""

    __tablename__ = "recipients"

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Address(Base):
    """A handle of one recipient on one platform account."""

    __tablename__ = "addresses"
    __table_args__ = (
        UniqueConstraint("user_id", "account_id", "value"),
        Index("addresses_of_account", "account_id", "value"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    recipient_id: Mapped[int] = mapped_column(ForeignKey("recipients.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[int] = mapped_column(Integer, ForeignKey("accounts.id"))
    value: Mapped[str]


class Schedule(Base):
    """A person's wish: what to say, to whom, and when."""

    __tablename__ = "schedules"
    __table_args__ = (
        UniqueConstraint("user_id", "number"),
        Index("schedules_of_user", "user_id", "id", postgresql_where=text("state IN ('active', 'paused')")),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    number: Mapped[int] = mapped_column(Integer)
    address_id: Mapped[int] = mapped_column(ForeignKey("addresses.id"))
    body: Mapped[str] = mapped_column(Sealed)
    zone: Mapped[str]
    rrule: Mapped[str] = mapped_column(server_default="")  # empty: one moment
    local_start: Mapped[datetime] = mapped_column(DateTime(timezone=False))
    excluded: Mapped[list[date]] = mapped_column(ARRAY(Date), server_default="{}")
    state: Mapped[ScheduleState] = mapped_column(_enum(ScheduleState, "schedule_state"), server_default="active")
    priority: Mapped[int] = mapped_column(SmallInteger, server_default="1")
    max_lateness: Mapped[float | None] = mapped_column(Double)  # seconds; null: however late
    on_unknown: Mapped[OnUnknown] = mapped_column(_enum(OnUnknown, "on_unknown"), server_default="retry_once")
    catch_up: Mapped[CatchUp] = mapped_column(_enum(CatchUp, "catch_up"), server_default="last")
    max_attempts: Mapped[int] = mapped_column(SmallInteger, server_default="8")
    catch_up_limit: Mapped[int] = mapped_column(SmallInteger, server_default="10")
    revision: Mapped[int] = mapped_column(Integer, server_default="1")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Delivery(Base):
    """One message to one recipient at one occurrence. Narrow and hot; only the ledger writes `state`."""

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("schedule_id", "recipient_id", "occurrence"),
        Index(
            "deliveries_claim",
            "account_id",
            "priority",
            "due_at",
            postgresql_include=["user_id"],
            postgresql_where=text("state = 'queued'"),
        ),
        Index("deliveries_rescue", "lease_until", postgresql_where=text("state = 'accepted'")),
        {
            "postgresql_with": {
                "fillfactor": "80",
                "autovacuum_vacuum_scale_factor": "0.02",
                "autovacuum_analyze_scale_factor": "0.02",
            }
        },
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    schedule_id: Mapped[int] = mapped_column(ForeignKey("schedules.id", ondelete="CASCADE"))
    recipient_id: Mapped[int]
    address_id: Mapped[int]
    user_id: Mapped[int]
    account_id: Mapped[int] = mapped_column(Integer)
    priority: Mapped[int] = mapped_column(SmallInteger, server_default="1")
    tries: Mapped[int] = mapped_column(SmallInteger, server_default="0")  # attempts made; also the claim's token
    failures: Mapped[int] = mapped_column(SmallInteger, server_default="0")  # attempts that count
    unknowns: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    state: Mapped[State] = mapped_column(DELIVERY_STATE, server_default="queued")
    occurrence: Mapped[datetime]
    due_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    lease_until: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]


class Attempt(Base):
    """One try, written before the network call. No outcome yet: the answer is still out."""

    __tablename__ = "attempts"
    __table_args__ = (
        Index("attempts_prune", "started_at", postgresql_using="brin", postgresql_with={"pages_per_range": 32}),
    )

    delivery_id: Mapped[int] = mapped_column(ForeignKey("deliveries.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    started_at: Mapped[datetime] = mapped_column(server_default=func.now())
    outcome: Mapped[str | None]
    error: Mapped[str | None]
    duration_ms: Mapped[float | None] = mapped_column(Double)
    remote_id: Mapped[str | None]


class Event(Base):
    """One state transition of a delivery, in the transaction that made it."""

    __tablename__ = "events"
    __table_args__ = (
        Index("events_of_delivery", "delivery_id"),
        Index("events_prune", "at", postgresql_using="brin", postgresql_with={"pages_per_range": 32}),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    delivery_id: Mapped[int] = mapped_column(ForeignKey("deliveries.id", ondelete="CASCADE"))
    state: Mapped[State] = mapped_column(DELIVERY_STATE)
    attempt: Mapped[int | None] = mapped_column(SmallInteger)
    reason: Mapped[str | None]
    at: Mapped[datetime] = mapped_column(server_default=func.now())


class Draft(Base):
    """A question that waits for a button: the readings to choose from, until it expires."""

    __tablename__ = "drafts"
    __table_args__ = (Index("drafts_expired", "expires_at"),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    candidates: Mapped[str] = mapped_column(Sealed)
    expires_at: Mapped[datetime]


class InboxRow(Base):
    """What came in from a platform, kept before it is acknowledged; its key makes a repeat harmless."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("account_id", "key"),
        Index("inbox_pending", "account_id", "conversation", "id", postgresql_where=text("answered_at IS NULL")),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    account_id: Mapped[int] = mapped_column(Integer, ForeignKey("accounts.id"))
    key: Mapped[str]
    conversation: Mapped[str]
    incoming: Mapped[str] = mapped_column(Sealed)
    reply: Mapped[str | None] = mapped_column(Sealed)
    tries: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    received_at: Mapped[datetime] = mapped_column(server_default=func.now())
    leased_until: Mapped[datetime | None]
    handled_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
