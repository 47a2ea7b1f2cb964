"""One small tree of errors. A message is a sentence for a person; a class's docstring is its default."""

from __future__ import annotations

import inspect
from collections.abc import Sequence


class CarillonError(Exception):
    """Something went wrong in Carillon."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or inspect.getdoc(type(self)))


class BadSettings(CarillonError):
    """The settings are not usable."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problems) or None)


class CannotStart(CarillonError):
    """Carillon could not start."""
