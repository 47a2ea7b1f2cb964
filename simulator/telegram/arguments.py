"""What came with a request: query string, form, JSON or multipart, in one shape."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from simulator.schema import JSON, MismatchError
from simulator.telegram.envelope import ApiError, too_strict

LARGEST_UPLOAD = 50 * 1024 * 1024  # "Sending files", https://core.telegram.org/bots/api#sending-files


class TooLargeError(Exception):
    """The body is over what Telegram takes; its front server answers 413 in HTML, not JSON."""


@dataclass(slots=True)
class Upload:
    """A file that came in a multipart body."""

    content: bytes
    file_name: str | None
    mime_type: str


@dataclass(slots=True)
class Arguments:
    """The parameters as they came. Values from a form are text; values from a JSON body keep their type."""

    values: dict[str, Any] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def put(self, name: str, value: Any) -> None:
        """Take one parameter; a repeated one is refused."""
        if name in self.values or name in self.uploads:
            raise too_strict(f'parameter "{name}" is given twice')
        self.values[name] = value


async def read_arguments(request: web.Request) -> Arguments:
    """The arguments of a Bot API request, however they were sent."""
    arguments = Arguments()
    if request.query_string:
        _take_form(arguments, request.query_string)
    if not request.can_read_body:
        return arguments
    if (request.content_length or 0) > LARGEST_UPLOAD + 1024 * 1024:
        raise TooLargeError
    match request.content_type:
        case "application/x-www-form-urlencoded":
            _take_form(arguments, _text(await request.read()))
        case "application/json":
            _take_json(arguments, _text(await request.read()))
        case "multipart/form-data":
            await _take_multipart(arguments, request)
        case other:
            raise too_strict(f'content type "{other}" is not one of form-urlencoded, JSON, multipart/form-data')
    return arguments


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise _not_utf8() from None


def _not_utf8() -> ApiError:
    return ApiError(400, "Bad Request: strings must be encoded in UTF-8")


def _take_form(arguments: Arguments, encoded: str) -> None:
    try:
        pairs = parse_qsl(encoded, keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        raise _not_utf8() from None
    for name, value in pairs:
        arguments.put(name, value)


def _take_json(arguments: Arguments, body: str) -> None:
    try:
        decoded = JSON.from_text(body)
    except MismatchError as mismatch:
        raise too_strict(f"the body must be {mismatch.expected}, as its content type says") from None
    if not isinstance(decoded, dict):
        raise too_strict("a JSON body must be an object")
    for name, value in decoded.items():
        arguments.put(name, value)


async def _take_multipart(arguments: Arguments, request: web.Request) -> None:
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            raise too_strict("a part of the multipart body has no name")
        content = bytes(await part.read())
        if len(content) > LARGEST_UPLOAD:
            raise TooLargeError
        if part.filename is None:
            arguments.put(part.name, _text(content))
        else:
            _take_file(arguments, part, content)


def _take_file(arguments: Arguments, part: BodyPartReader, content: bytes) -> None:
    name = str(part.name)
    if name in arguments.uploads or name in arguments.values:
        raise too_strict(f'parameter "{name}" is given twice')
    mime_type = part.headers.get("Content-Type", "application/octet-stream").partition(";")[0]
    arguments.uploads[name] = Upload(content, part.filename, mime_type)
