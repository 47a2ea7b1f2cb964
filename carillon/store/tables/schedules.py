"""What people want sent, and what they did with it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    Date,
    DateTime,
    Double,
    ForeignKey,
    Identity,
    Index,
    Integer,
    SmallInteger,
    UniqueConstraint,
    false,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from carillon.delivery.states import CatchUp, OnUnknown, ScheduleState
from carillon.store.tables.base import Base, enum
from carillon.store.vault import Sealed


class Schedule(Base):
    """A person's wish: what to say, to whom, and when."""

    __tablename__ = "schedules"
    __table_args__ = (
        UniqueConstraint("user_id", "number"),
        Index("schedules_of_user", "user_id", "id", postgresql_where=text("state IN ('active', 'paused')")),
        Index("schedules_of_address", "address_id", "id"),
        Index("schedules_nag_tell", "nag_tell", postgresql_where=text("nag_tell IS NOT NULL")),
        Index("schedules_of_origin", "user_id", "origin", postgresql_where=text("origin IS NOT NULL")),
        Index("schedules_parent", "parent_id", postgresql_where=text("parent_id IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    number: Mapped[int] = mapped_column(Integer)
    address_id: Mapped[int] = mapped_column(ForeignKey("addresses.id"))
    body: Mapped[str] = mapped_column(Sealed)
    extras: Mapped[str | None] = mapped_column(Sealed)  # formatting and files, see content.message
    language: Mapped[str] = mapped_column(server_default="en")  # of the buttons under what is sent
    thread: Mapped[str | None]  # the platform's id of a topic
    silent: Mapped[bool] = mapped_column(server_default=false())
    protected: Mapped[bool] = mapped_column(server_default=false())
    opaque: Mapped[bool] = mapped_column(server_default=false())  # passed on as it is, never shown or searched
    nag_every: Mapped[float | None] = mapped_column(Double)  # seconds
    nag_times: Mapped[int | None] = mapped_column(SmallInteger)
    nag_tell: Mapped[int | None] = mapped_column(ForeignKey("addresses.id", ondelete="SET NULL"))
    origin: Mapped[str | None]  # the message it was made from, as account:conversation:message
    origin_place: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    origin_said: Mapped[str | None] = mapped_column(Sealed)  # digests of what it said, see chat.items
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("schedules.id", ondelete="SET NULL"))  # snoozed from
    pause_reason: Mapped[str | None]  # why it was paused, when its author did not do it
    zone: Mapped[str]
    rrule: Mapped[str] = mapped_column(server_default="")  # empty: one moment
    local_start: Mapped[datetime] = mapped_column(DateTime(timezone=False))
    excluded: Mapped[list[date]] = mapped_column(ARRAY(Date), server_default="{}")
    state: Mapped[ScheduleState] = mapped_column(enum(ScheduleState, "schedule_state"), server_default="active")
    priority: Mapped[int] = mapped_column(SmallInteger, server_default="1")
    max_lateness: Mapped[float | None] = mapped_column(Double)  # seconds; null: however late
    on_unknown: Mapped[OnUnknown] = mapped_column(enum(OnUnknown, "on_unknown"), server_default="retry_once")
    catch_up: Mapped[CatchUp] = mapped_column(enum(CatchUp, "catch_up"), server_default="last")
    max_attempts: Mapped[int] = mapped_column(SmallInteger, server_default="8")
    catch_up_limit: Mapped[int] = mapped_column(SmallInteger, server_default="10")
    revision: Mapped[int] = mapped_column(Integer, server_default="1")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Acknowledgement(Base):
    """What a person did with a reminder of their own: open, done, skipped, snoozed or missed."""

    __tablename__ = "acknowledgements"
    __table_args__ = (
        Index("acknowledgements_overdue", "deadline_at", postgresql_where=text("state = 'open'")),
        Index("acknowledgements_of_user", "user_id", "at"),
    )

    delivery_id: Mapped[int] = mapped_column(ForeignKey("deliveries.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    schedule_id: Mapped[int] = mapped_column(ForeignKey("schedules.id", ondelete="CASCADE"), index=True)
    state: Mapped[str]
    deadline_at: Mapped[datetime | None]
    at: Mapped[datetime] = mapped_column(server_default=func.now())
