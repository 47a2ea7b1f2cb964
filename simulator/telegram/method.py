"""A Bot API method: its name, its parameters with their types, and the function that carries it out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from simulator.schema import Kind, MismatchError, String
from simulator.telegram.arguments import Arguments, Upload
from simulator.telegram.bot import Bot
from simulator.telegram.envelope import ApiError, bad_request, too_strict

Values = dict[str, Any]


@dataclass(slots=True)
class Query:
    """A request whose parameters have been checked. `bot` is whose token it came with."""

    bot: Bot
    values: Values
    uploads: dict[str, Upload] = field(default_factory=dict)

    def get(self, name: str, default: Any = None) -> Any:
        """The value of an optional parameter."""
        return self.values.get(name, default)


@dataclass(frozen=True, slots=True)
class Described:
    """A result with a description beside it in the envelope."""

    result: Any
    description: str


Handler = Callable[[Query], Any | Awaitable[Any]]


class ChatIdKind:
    """A chat: its number, or "@" and its username."""

    name = "Integer or String"

    def from_text(self, text: str) -> int | str:
        """Digits with an optional minus sign, or a username."""
        digits = text.removeprefix("-")
        if digits.isascii() and digits.isdigit() and len(digits) <= 19:
            return int(text)
        if not text.startswith("@"):
            raise bad_request("chat not found")
        return text

    def check(self, value: Any) -> int | str:
        """A JSON number, or a string as in a form."""
        if isinstance(value, str):
            return self.from_text(value)
        if isinstance(value, bool) or not isinstance(value, int):
            raise MismatchError(self.name)
        return value


class FileKind(String):
    """A file: an upload, or text that is a file_id, an address or `attach://` and the name of an upload."""

    name = "InputFile or String"


CHAT_ID = ChatIdKind()
FILE = FileKind()


@dataclass(frozen=True, slots=True)
class Method:
    """`needed` maps each required parameter to Telegram's sentence for its absence; "" is for those whose sentence
    is not known.
    """

    name: str
    handler: Handler
    parameters: Mapping[str, Kind] = field(default_factory=dict)
    needed: Mapping[str, str] = field(default_factory=dict)

    def read(self, arguments: Arguments) -> Values:
        """The parameters by name, each of its type; anything unknown or missing is refused."""
        values = {name: self._read_one(name, value) for name, value in arguments.values.items() if value != ""}
        self._check_uploads(arguments, values)
        for name, sentence in self.needed.items():
            if name not in values and name not in arguments.uploads:
                raise bad_request(sentence) if sentence else too_strict(f'{self.name} needs parameter "{name}"')
        return values

    def _read_one(self, name: str, value: Any) -> Any:
        kind = self.parameters.get(name)
        if kind is None:
            raise self._unknown(name)
        try:
            return kind.from_text(value) if isinstance(value, str) else kind.check(value)
        except MismatchError as mismatch:
            shown = repr(value) if len(repr(value)) <= 60 else repr(value)[:57] + "…"
            raise too_strict(
                f'parameter "{name}{mismatch.path}" of {self.name} must be {mismatch.expected}, got {shown}'
            ) from None

    def _check_uploads(self, arguments: Arguments, values: Values) -> None:
        if not arguments.uploads:
            return
        attached = _attachments(values)
        for name in arguments.uploads:
            if name not in attached and not isinstance(self.parameters.get(name), FileKind):
                raise self._unknown(name)

    def _unknown(self, name: str) -> ApiError:
        return too_strict(f'{self.name} has no parameter "{name}"')


def _attachments(value: Any) -> set[str]:
    """The names of uploads that `attach://` links anywhere in the parameters point at."""
    if isinstance(value, str):
        return {value.removeprefix("attach://")} if value.startswith("attach://") else set()
    if isinstance(value, dict):
        return set().union(*(_attachments(item) for item in value.values()))
    if isinstance(value, list):
        return set().union(*(_attachments(item) for item in value))
    return set()
