"""What a request is answered with, good or bad."""

from __future__ import annotations

import inspect
from dataclasses import dataclass

from aiohttp import web

from simulator.faults import Fault
from simulator.telegram.arguments import Arguments
from simulator.telegram.bot import Bot
from simulator.telegram.envelope import ApiError, not_found, success, too_many_requests
from simulator.telegram.method import Described, Method, Query

_REASONS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    502: "Bad Gateway",
    503: "Service Unavailable",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """Status and body; `description` repeats the sentence of a refusal, `retry_after` is in seconds. `standing` says
    that a refusal comes of how things stand, see `ApiError`.
    """

    status: int
    body: bytes
    description: str | None = None
    retry_after: int | None = None
    content_type: str = "application/json"
    standing: bool = False

    def response(self) -> web.Response:
        """As it goes over the wire; the seconds of a 429 stand in a header too, as on Telegram's server."""
        response = web.Response(status=self.status, body=self.body, content_type=self.content_type)
        if self.retry_after is not None:
            response.headers["Retry-After"] = str(self.retry_after)
        return response


def refused(error: ApiError) -> Answer:
    """The answer to a call that was refused."""
    retry_after = (error.parameters or {}).get("retry_after")
    return Answer(error.code, error.body(), error.description, retry_after, standing=error.standing)


def front_server(status: int) -> Answer:
    """What the server in front of the Bot API says, in HTML, when the API itself does not speak."""
    reason = "Request Entity Too Large" if status == 413 else _REASONS[status]
    page = f"<html>\r\n<head><title>{status} {reason}</title></head>\r\n<body>{status} {reason}</body>\r\n</html>\r\n"
    return Answer(status, page.encode(), reason, content_type="text/html")


def garbage() -> Answer:
    """200 with JSON that breaks off."""
    return Answer(200, b'{"ok":true,"result":{"message_id":')


def faulty(fault: Fault) -> Answer:
    """The error status a fault asks for. 502 without a description comes as HTML, from the server in front."""
    if fault.status == 502 and fault.description is None:
        return front_server(502)
    if fault.status == 429 and fault.description is None:
        return refused(too_many_requests(fault.retry_after or 1))
    parameters = None if fault.retry_after is None else {"retry_after": fault.retry_after}
    return refused(ApiError(fault.status, fault.description or _reason(fault.status), parameters))


def _reason(status: int) -> str:
    return _REASONS.get(status, "Internal Server Error")


async def carry_out(method: Method | None, bot: Bot, arguments: Arguments) -> Answer:
    """Do what the call asks for."""
    try:
        if method is None:
            raise not_found("method not found")
        result = method.handler(Query(bot, method.read(arguments), arguments.uploads))
        if inspect.isawaitable(result):
            result = await result
    except ApiError as error:
        return refused(error)
    if isinstance(result, Described):
        return Answer(200, success(result.result, result.description))
    return Answer(200, success(result))
