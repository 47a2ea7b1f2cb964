"""What all tables share."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Enum, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase

from carillon.delivery.states import CatchUp, OnUnknown, ScheduleState, State

NAMING = {
    "ix": "%(table_name)s_%(column_0_N_name)s",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
    "fk": "%(table_name)s_%(column_0_name)s_fkey",
    "pk": "%(table_name)s_pkey",
}

PRIORITIES = (0, 1, 2)  # urgent, normal, bulk


def enum(values: type[State | ScheduleState | OnUnknown | CatchUp], name: str) -> Enum:
    """Return the Postgres enum of that name with these values."""
    return Enum(values, name=name, values_callable=lambda members: [member.value for member in members])


DELIVERY_STATE = enum(State, "delivery_state")


class Base(DeclarativeBase):
    """What all tables share: bigint keys, timestamptz, predictable constraint names."""

    type_annotation_map = {  # noqa: RUF012 -- SQLAlchemy's own way to declare it
        int: BigInteger,
        str: Text,
        datetime: DateTime(timezone=True),
        dict[str, Any]: JSONB,
    }


Base.metadata.naming_convention = NAMING
