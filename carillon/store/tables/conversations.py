"""What comes in, and what the bot waits for."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Identity, Index, Integer, SmallInteger, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from carillon.store.tables.base import Base
from carillon.store.vault import Sealed


class Draft(Base):
    """A question that waits for a button: the readings to choose from, until it expires."""

    __tablename__ = "drafts"
    __table_args__ = (Index("drafts_expired", "expires_at"),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    candidates: Mapped[str] = mapped_column(Sealed)
    expires_at: Mapped[datetime]


class Dialog(Base):
    """What the bot waits for in a conversation: one dialog a person and place, until it expires."""

    __tablename__ = "dialogs"
    __table_args__ = (Index("dialogs_expired", "expires_at"),)

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    account_id: Mapped[int] = mapped_column(Integer, ForeignKey("accounts.id"), primary_key=True)
    conversation: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(Integer)  # grows with every step: buttons of an earlier one are old
    kind: Mapped[str]
    state: Mapped[str] = mapped_column(Sealed)
    expires_at: Mapped[datetime]


class InboxRow(Base):
    """What came in from a platform, kept before it is acknowledged; its key makes a repeat harmless.

    A row without `incoming` is a note that we owe the conversation; it has its `reply` from the beginning.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("account_id", "key"),
        Index("inbox_pending", "account_id", "conversation", "id", postgresql_where=text("answered_at IS NULL")),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    account_id: Mapped[int] = mapped_column(Integer, ForeignKey("accounts.id"))
    key: Mapped[str]
    conversation: Mapped[str]
    incoming: Mapped[str | None] = mapped_column(Sealed)
    reply: Mapped[str | None] = mapped_column(Sealed)
    tries: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    received_at: Mapped[datetime] = mapped_column(server_default=func.now())
    leased_until: Mapped[datetime | None]
    slowed_until: Mapped[datetime | None]  # the slot of a line whose sender says too much at once
    handled_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
