"""A wish that cannot be kept, from wherever that is found out."""

from __future__ import annotations

from carillon.content.markup import Rich
from carillon.errors import CarillonError


class Refused(CarillonError):
    """It cannot be scheduled. `said` is the reason, in the person's language."""

    def __init__(self, said: Rich | str) -> None:
        self.said = said if isinstance(said, Rich) else Rich(said)
        super().__init__("it cannot be scheduled")
