"""Types of request parameters, checked strictly: as text from a form, or as values inside JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Protocol

_TRUE = frozenset({"true", "yes", "1"})
_FALSE = frozenset({"false", "no", "0"})


class MismatchError(Exception):
    """A value is not of the type asked for. `path` says where inside the parameter."""

    def __init__(self, expected: str, path: str = "") -> None:
        super().__init__(expected, path)
        self.expected = expected
        self.path = path

    def under(self, step: str) -> MismatchError:
        """The same mismatch, seen from one level up."""
        return MismatchError(self.expected, f"{step}{self.path}")


class Kind(Protocol):
    """A type of parameter."""

    name: str

    def from_text(self, text: str) -> Any:
        """The value a form field or a query string stands for."""
        ...

    def check(self, value: Any) -> Any:
        """The value itself, when it came as JSON."""
        ...


class String:
    """Any text that can be encoded as UTF-8."""

    name = "String"

    def from_text(self, text: str) -> str:
        """The text as it is."""
        return self.check(text)

    def check(self, value: Any) -> str:
        """Only a JSON string will do."""
        if not isinstance(value, str):
            raise MismatchError(self.name)
        if not value.isascii() and any("\ud800" <= letter <= "\udfff" for letter in value):
            raise MismatchError("String in UTF-8, without lone surrogates")
        return value


class Integer:
    """A whole number of at most 64 bits."""

    name = "Integer"

    def from_text(self, text: str) -> int:
        """Digits with an optional minus sign."""
        digits = text.removeprefix("-")
        if not (digits.isascii() and digits.isdigit() and len(digits) <= 19):
            raise MismatchError(self.name)
        return int(text)

    def check(self, value: Any) -> int:
        """A JSON number without a fraction; true and false are not numbers."""
        if isinstance(value, bool) or not isinstance(value, int):
            raise MismatchError(self.name)
        return value


class Float:
    """A number."""

    name = "Float"

    def from_text(self, text: str) -> float:
        """Anything Python reads as a finite number."""
        try:
            return self.check(float(text))
        except ValueError:
            raise MismatchError(self.name) from None

    def check(self, value: Any) -> float:
        """A finite JSON number."""
        if isinstance(value, bool) or not isinstance(value, int | float) or value - value != 0:
            raise MismatchError(self.name)
        return float(value)


class Boolean:
    """Yes or no."""

    name = "Boolean"

    def from_text(self, text: str) -> bool:
        """The spellings Telegram's own server takes, and their opposites."""
        lowered = text.lower()
        if lowered not in _TRUE | _FALSE:
            raise MismatchError(self.name)
        return lowered in _TRUE

    def check(self, value: Any) -> bool:
        """Only JSON's true and false."""
        if not isinstance(value, bool):
            raise MismatchError(self.name)
        return value


class Json:
    """Any JSON value; a base for arrays and objects, which arrive in forms as JSON text."""

    name = "JSON value"

    def from_text(self, text: str) -> Any:
        """The decoded JSON, checked."""
        try:
            value = json.loads(text)
        except ValueError:
            raise MismatchError(f"{self.name} in JSON") from None
        if "\\ud" in text.lower():
            _check_surrogates(value)
        return self.check(value)

    def check(self, value: Any) -> Any:
        """Anything goes."""
        return value


def _check_surrogates(value: Any) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise MismatchError("JSON without lone surrogates") from None


class Array(Json):
    """A list of one type."""

    def __init__(self, item: Kind, most: int = 10_000) -> None:
        self.name = f"Array of {item.name}"
        self._item = item
        self._most = most

    def check(self, value: Any) -> list[Any]:
        """Each item in turn."""
        if not isinstance(value, list):
            raise MismatchError(self.name)
        if len(value) > self._most:
            raise MismatchError(f"{self.name} with at most {self._most} items")
        return [self._checked(index, item) for index, item in enumerate(value)]

    def _checked(self, index: int, item: Any) -> Any:
        try:
            return self._item.check(item)
        except MismatchError as mismatch:
            raise mismatch.under(f"[{index}]") from None


class Object(Json):
    """A JSON object whose fields are all known."""

    def __init__(self, name: str, fields: Mapping[str, Kind], required: frozenset[str] = frozenset()) -> None:
        self.name = name
        self._fields = fields
        self._required = required

    def check(self, value: Any) -> dict[str, Any]:
        """Every field known and of its type, none of the required ones missing."""
        if not isinstance(value, dict):
            raise MismatchError(self.name)
        missing = sorted(self._required - value.keys())
        if missing:
            raise MismatchError(f'{self.name} with field "{missing[0]}"')
        return {name: self._checked(name, item) for name, item in value.items()}

    def _checked(self, name: str, item: Any) -> Any:
        kind = self._fields.get(name)
        if kind is None:
            raise MismatchError(f'{self.name}, which has no field "{name}"', f".{name}")
        try:
            return kind.check(item)
        except MismatchError as mismatch:
            raise mismatch.under(f".{name}") from None


STRING = String()
INTEGER = Integer()
FLOAT = Float()
BOOLEAN = Boolean()
JSON = Json()
