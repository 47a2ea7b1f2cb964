"""Users, who they are on each platform, and whom they write to."""

from __future__ import annotations

from datetime import datetime, time

from sqlalchemy import (
    Double,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    UniqueConstraint,
    false,
    func,
    text,
    true,
)
from sqlalchemy.orm import Mapped, mapped_column

from carillon.store.tables.base import Base


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
    role: Mapped[str] = mapped_column(server_default="member")  # guest, member, operator or admin
    zone_known: Mapped[bool] = mapped_column(server_default=false())  # the person has named it
    html: Mapped[bool] = mapped_column(server_default=false())  # tags in what they type are formatting
    default_lateness: Mapped[float | None] = mapped_column(Double)  # seconds, of messages to others
    quiet_from: Mapped[time | None]  # on the clock of `zone`
    quiet_until: Mapped[time | None]
    talk_full_at: Mapped[datetime | None]  # when the bucket of what they may say is full again
    slowed_at: Mapped[datetime | None]  # when they were last told that they are slowed
    told_at: Mapped[datetime | None]  # when they were last told of failures
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class SenderIdentity(Base):
    """Who a platform's sender is here: one user may write from several platforms."""

    __tablename__ = "identities"
    __table_args__ = (
        Index("identities_username", "platform", "username", postgresql_where=text("username IS NOT NULL")),
    )

    platform: Mapped[str] = mapped_column(primary_key=True)
    external_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[int | None] = mapped_column(Integer, ForeignKey("accounts.id"))  # where they were seen last
    username: Mapped[str | None]  # in lower case
    blocked_at: Mapped[datetime | None]


class Account(Base):
    """One bot token, phone number or Mac: what has limits and a breaker."""

    __tablename__ = "accounts"
    __table_args__ = (UniqueConstraint("platform", "external_id"),)

    id: Mapped[int] = mapped_column(Integer, Identity(), primary_key=True)
    platform: Mapped[str]
    external_id: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Recipient(Base):
    """Whom a user writes to: a person, a group, or themselves. With an alias it stands in the address book."""

    __tablename__ = "recipients"
    __table_args__ = (
        Index("recipients_alias", "user_id", "alias", unique=True, postgresql_where=text("alias IS NOT NULL")),
        Index("recipients_primary", "primary_address_id", postgresql_where=text("primary_address_id IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    alias: Mapped[str | None]  # the name folded, as it is looked up
    primary_address_id: Mapped[int | None] = mapped_column(
        ForeignKey("addresses.id", ondelete="SET NULL", use_alter=True)
    )
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Address(Base):
    """A handle of one recipient on one platform account.

    Only one's own chat, and people and groups that agreed, are written to. `author` is the user's own id on the
    platform where `kind` is group. The quiet hours are a copy of the person's behind the handle (`peer_id`).
    """

    __tablename__ = "addresses"
    __table_args__ = (
        UniqueConstraint("user_id", "account_id", "value"),
        Index("addresses_of_account", "account_id", "value"),
        Index("addresses_peer", "peer_id", postgresql_where=text("peer_id IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    recipient_id: Mapped[int] = mapped_column(ForeignKey("recipients.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[int] = mapped_column(Integer, ForeignKey("accounts.id"))
    value: Mapped[str]
    kind: Mapped[str] = mapped_column(server_default="self")  # self, person or group
    author: Mapped[str | None]
    peer_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    agreed_at: Mapped[datetime | None]
    unreachable: Mapped[str | None]  # why nothing arrives there
    quiet_zone: Mapped[str | None]
    quiet_from: Mapped[time | None]
    quiet_until: Mapped[time | None]


class Invite(Base):
    """A code that a link carries: it lets someone in, makes a contact, or links an account. Stored as its hash."""

    __tablename__ = "invites"
    __table_args__ = (Index("invites_expired", "expires_at"),)

    code_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    kind: Mapped[str]  # join, contact or link
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    recipient_id: Mapped[int | None] = mapped_column(ForeignKey("recipients.id", ondelete="CASCADE"))
    expires_at: Mapped[datetime]


class Group(Base):
    """A group that has our account, or had it, by the title it had when it was seen last."""

    __tablename__ = "groups"
    __table_args__ = (Index("groups_titled", "account_id", "folded"),)

    account_id: Mapped[int] = mapped_column(Integer, ForeignKey("accounts.id"), primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    folded: Mapped[str]
    inside: Mapped[bool] = mapped_column(server_default=true())
