"""Asked before a claim and before a send: whether the platform may be called now."""

from carillon.delivery.breaker import Phase, Tolerance
from carillon.delivery.gates.gates import Gates
from carillon.delivery.gates.room import Gate, Room
from carillon.delivery.gates.status import Status

__all__ = ["Gate", "Gates", "Phase", "Room", "Status", "Tolerance"]
