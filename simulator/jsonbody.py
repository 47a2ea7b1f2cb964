"""The bodies of control requests: read, checked field by field, refused with a sentence."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from simulator.schema import Kind, MismatchError

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Refusal(Exception):
    """A control request that cannot be carried out; the sentence goes into the answer's `error`."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status


def control(handler: Handler) -> Handler:
    """Turn refusals into JSON answers, and keep pages of other sites out: these endpoints ask for no password."""

    async def guarded(request: web.Request) -> web.StreamResponse:
        if request.headers.get("Sec-Fetch-Site", "none") in {"cross-site", "same-site"}:
            return web.json_response({"error": "requests from other sites are refused"}, status=403)
        try:
            return await handler(request)
        except Refusal as refusal:
            return web.json_response({"error": str(refusal)}, status=refusal.status)

    return guarded


async def read_body(request: web.Request, fields: dict[str, Kind], needed: tuple[str, ...] = ()) -> dict[str, Any]:
    """The JSON object in the body, every field known and of its type. `null` counts as not given."""
    try:
        body = json.loads(await request.text() or "{}")
    except ValueError:
        raise Refusal("the body is not JSON") from None
    if not isinstance(body, dict):
        raise Refusal("the body must be a JSON object")
    given = {name: _check(name, value, fields) for name, value in body.items() if value is not None}
    for name in needed:
        if name not in given:
            raise Refusal(f'"{name}" is missing')
    return given


def _check(name: str, value: Any, fields: dict[str, Kind]) -> Any:
    if name not in fields:
        raise Refusal(f'there is no field "{name}"; there are {", ".join(fields)}')
    try:
        return fields[name].check(value)
    except MismatchError as mismatch:
        raise Refusal(f'"{name}{mismatch.path}" must be {mismatch.expected}') from None


def number_in_query(request: web.Request, name: str) -> int | None:
    """A whole number from the query string; `None` when it is not there."""
    text = request.query.get(name)
    if text is None:
        return None
    if not text.removeprefix("-").isdigit():
        raise Refusal(f'"{name}" must be a whole number')
    return int(text)
