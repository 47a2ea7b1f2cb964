"""Every table, as SQLAlchemy sees it. Times are timestamptz; `local_*` columns are wall clocks without a zone."""

from carillon.store.tables.base import PRIORITIES, Base
from carillon.store.tables.conversations import Dialog, Draft, InboxRow
from carillon.store.tables.deliveries import Attempt, Delivery, Event, Piece
from carillon.store.tables.people import Account, Address, Group, Invite, Recipient, SenderIdentity, User
from carillon.store.tables.schedules import Acknowledgement, Schedule

__all__ = [
    "PRIORITIES",
    "Account",
    "Acknowledgement",
    "Address",
    "Attempt",
    "Base",
    "Delivery",
    "Dialog",
    "Draft",
    "Event",
    "Group",
    "InboxRow",
    "Invite",
    "Piece",
    "Recipient",
    "Schedule",
    "SenderIdentity",
    "User",
]
