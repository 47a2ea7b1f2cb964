"""What is sent: deliveries, their tries, their pieces, their history."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Double, ForeignKey, Identity, Index, Integer, SmallInteger, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from carillon.delivery.states import State
from carillon.store.tables.base import DELIVERY_STATE, Base


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
        Index(
            "deliveries_untold",
            "user_id",
            "id",
            postgresql_where=text("state IN ('failed', 'expired', 'unconfirmed') AND told_at IS NULL"),
        ),
        Index(
            "deliveries_failed",
            "user_id",
            "told_at",
            postgresql_where=text("state IN ('failed', 'expired', 'unconfirmed')"),
        ),
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
    chases: Mapped[int | None]  # the delivery that nobody has acknowledged yet and this one repeats
    told_at: Mapped[datetime | None]  # when the author was told that it failed


class Piece(Base):
    """A part of a long message that is sent: a later try goes on behind it."""

    __tablename__ = "pieces"

    delivery_id: Mapped[int] = mapped_column(ForeignKey("deliveries.id", ondelete="CASCADE"), primary_key=True)
    place: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    remote_id: Mapped[str]


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
