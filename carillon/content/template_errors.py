"""What can be wrong with a template, or with the values it is filled with: data, and an English sentence of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from carillon.errors import CarillonError


class Flaw(StrEnum):
    """Why a template is refused. The value is the sentence in English."""

    ATTRIBUTE = "Only whole variables can be used, such as {name}, and nothing of theirs behind a dot or in brackets."
    CALL = "Nothing can be called in a template."
    DOUBLED = "A variable is written with one brace on each side: {name}."
    EMPTY = "There is no text in it."
    EXPRESSION = "Only variables such as {name}, text in quotes and {% if name %} … {% endif %} can be used."
    FILTER = "Variables are inserted as they are; there are no filters."
    LOOP = "There are no loops."
    NAME = "A variable's name is made of small letters, digits and _, begins with a letter and has 40 of them at most."
    OTHER_FILE = "A template cannot draw in another one."
    TOO_BIG = "There are more variables and conditions in it than one message needs."
    TOO_DEEP = "The conditions stand too deep inside each other."
    TOO_LONG = "It is longer than 10000 characters."
    UNCLOSED = "Each {% if … %} needs its own {% endif %}."
    UNREADABLE = 'This cannot be read. A variable is written {name}, and an opening brace that shall stay {"{"}.'


class BadTemplate(CarillonError):
    """The template cannot be used."""

    def __init__(self, flaw: Flaw, line: int) -> None:
        self.flaw, self.line = flaw, line
        super().__init__(f"Line {line}: {flaw}")


class NoSuchTemplate(CarillonError):
    """There is no template of that name."""

    def __init__(self, name: str, nearest: str | None) -> None:
        self.name, self.nearest = name, nearest
        guess = f" Did you mean {nearest}?" if nearest else ""
        super().__init__(f"There is no template “{name}”.{guess}")


class MissingVariables(CarillonError):
    """Variables that the template needs were not given, or were blank."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        super().__init__(f"Missing in the template: {', '.join(names)}.")


class UnknownVariables(CarillonError):
    """Variables were given that the template does not have. `nearest` holds what each was probably meant to be."""

    def __init__(self, nearest: Mapping[str, str | None]) -> None:
        self.names, self.nearest = tuple(nearest), dict(nearest)
        guesses = (f"{name} (did you mean {guess}?)" if guess else name for name, guess in nearest.items())
        super().__init__(f"The template has no variable {', '.join(guesses)}.")


class TextTooLong(CarillonError):
    """The filled template is longer than a message may be. `limit` is in characters."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        super().__init__(f"With these values the text is longer than {limit} characters.")
