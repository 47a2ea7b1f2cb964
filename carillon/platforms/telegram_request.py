"""How requests reach Telegram: aiohttp under python-telegram-bot, and what a failed request proves.

`sendMessage` has no idempotency key, so a failed request may be repeated only if no byte of it can have
reached the server. aiohttp keeps the two apart: what its connector raises comes before the first byte, and
everything else counts as after it. Nothing here repeats a POST, nor does aiohttp, which repeats idempotent
methods alone (RFC 9110, 9.2.2).
"""

from __future__ import annotations

import asyncio
import os
import select
import ssl
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from weakref import WeakSet

import aiohttp
import httpx
from aiohttp.client_proto import ResponseHandler
from aiohttp.connector import Connection
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

if TYPE_CHECKING:
    from aiohttp.tracing import Trace
    from telegram._utils.types import ODVInput

_STOCK_CLIENT_BEFORE_SENDING = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.InvalidURL,
    httpx.PoolTimeout,
    httpx.UnsupportedProtocol,
)
_FORM = "application/x-www-form-urlencoded"
# An idle asyncio transport takes this much without making the writer wait, so a smaller body needs no watch.
_PIECE = 32 * 1024


class NotSent(NetworkError):
    """The request failed before any of it could reach the server."""


class NotSentInTime(TimedOut):
    """No connection came free, or none could be opened, in the time allowed; nothing was sent."""


def certainly_not_sent(error: TelegramError) -> bool:
    """Whether the request behind `error` cannot have reached the server; knows this client and the stock one.

    False means that it may have arrived, or that the server answered: an answer is sorted by its own class.
    """
    if isinstance(error, NotSent | NotSentInTime):
        return True
    return isinstance(error.__cause__, _STOCK_CLIENT_BEFORE_SENDING)


class AiohttpRequest(BaseRequest):
    """Sends what `telegram.request.HTTPXRequest` sends, several times as fast; every time is in seconds.

    `connect_timeout` covers name lookup, connection and TLS together; `write_timeout` (`media_write_timeout`
    with files) and `read_timeout` count from the last progress. No proxy named in the environment is used and
    no redirect followed. For one event loop.
    """

    def __init__(
        self,
        *,
        connection_pool_size: int = 256,
        pool_timeout: float | None = 1.0,
        connect_timeout: float | None = 5.0,
        write_timeout: float | None = 5.0,
        media_write_timeout: float | None = 20.0,
        read_timeout: float | None = 20.0,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        self._patience = _Patience(pool_timeout, connect_timeout, write_timeout, read_timeout)
        self._media_write_timeout = media_write_timeout
        self._ssl_context = ssl_context
        self._slots = asyncio.Semaphore(connection_pool_size)
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """The default read timeout in seconds; the Bot adds it to the time that a long poll takes."""
        return self._patience.read

    async def initialize(self) -> None:
        """Open the session; a second call changes nothing."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=_LiveConnector(ssl=self._ssl_context or httpx.create_ssl_context()),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                skip_auto_headers=["Content-Type"],
                trust_env=False,
            )

    async def shutdown(self) -> None:
        """Close every connection; a request still under way fails, its outcome unknown."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(  # noqa: PLR0917 - the signature is BaseRequest's
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make one request and answer with its status and body.

        Raises NotSent or NotSentInTime if nothing left; TimedOut or NetworkError if the outcome is unknown.
        """
        usual = self._patience
        files = request_data is not None and request_data.contains_files
        patience = _Patience(
            pool=_chosen(pool_timeout, usual.pool),
            connect=_chosen(connect_timeout, usual.connect),
            write=_chosen(write_timeout, self._media_write_timeout if files else usual.write),
            read=_chosen(read_timeout, usual.read),
        )
        await self._take_slot(patience.pool)
        try:
            if self._session is None:
                raise NotSent("This AiohttpRequest is not open. The request was not sent.")
            return await _exchange(self._session, method, url, request_data, patience=patience)
        except (OSError, aiohttp.ClientError) as error:
            # aiohttp's messages name the URL, and the URL holds the token: no cause is shown.
            raise _sorted(error) from None
        finally:
            self._slots.release()

    async def _take_slot(self, seconds: float | None) -> None:
        if not self._slots.locked():
            await self._slots.acquire()  # at once, and without the cost of a timeout
            return
        try:
            async with asyncio.timeout(seconds):
                await self._slots.acquire()
        except TimeoutError:
            raise NotSentInTime("Pool timeout: every connection is in use. The request was not sent.") from None


@dataclass(frozen=True, slots=True)
class _Patience:
    """How many seconds each part of a request may take; None: without end."""

    pool: float | None
    connect: float | None
    write: float | None
    read: float | None


async def _exchange(
    session: aiohttp.ClientSession,
    method: str,
    url: str,
    request_data: RequestData | None,
    *,
    patience: _Patience,
) -> tuple[int, bytes]:
    headers, body = _encoded(url, request_data)
    async with asyncio.timeout(None) as stalled:
        async with session.request(
            method,
            url,
            data=body if isinstance(body, bytes | None) else _watched(body, stalled, patience),
            headers=headers,
            timeout=aiohttp.ClientTimeout(connect=patience.connect, sock_read=patience.read),
            allow_redirects=False,
        ) as response:
            stalled.reschedule(None)
            return response.status, await response.read()


def _encoded(url: str, data: RequestData | None) -> tuple[dict[str, str], bytes | Iterable[bytes] | None]:
    if data is None:
        return {}, None
    if data.contains_files:
        return _multipart(url, data)
    body = data.url_encoded_parameters().encode("ascii")
    if not body:
        return {}, None
    headers = {"Content-Type": _FORM, "Content-Length": str(len(body))}
    return headers, body if len(body) <= _PIECE else [body]


def _multipart(url: str, data: RequestData) -> tuple[dict[str, str], Iterable[bytes]]:
    form = httpx.Request("POST", url, data=data.json_parameters, files=data.multipart_data)
    names = ("Content-Type", "Content-Length")
    headers = {name: form.headers[name] for name in names if name in form.headers}
    return headers, cast("httpx.SyncByteStream", form.stream)


async def _watched(body: Iterable[bytes], stalled: asyncio.Timeout, patience: _Patience) -> AsyncIterator[bytes]:
    """Hand `body` over in pieces, moving the deadline along as each is taken.

    aiohttp starts the read timeout when the last piece has left it: hence the sum at the end.
    """
    for chunk in body:
        for start in range(0, len(chunk), _PIECE):
            _postpone(stalled, patience.write)
            yield chunk[start : start + _PIECE]
    stalled.reschedule(None)
    if patience.write is not None and patience.read is not None:
        _postpone(stalled, patience.write + patience.read)


def _postpone(stalled: asyncio.Timeout, seconds: float | None) -> None:
    stalled.reschedule(None if seconds is None else asyncio.get_running_loop().time() + seconds)


class _LiveConnector(aiohttp.TCPConnector):
    """Reuses no connection that the server has closed while the event loop was busy elsewhere."""

    def __init__(self, *, ssl: ssl.SSLContext) -> None:
        # Unlimited, because a wait for a connection would count here as time to connect.
        super().__init__(limit=0, ssl=ssl)
        self._used: WeakSet[ResponseHandler] = WeakSet()

    async def connect(
        self,
        req: aiohttp.ClientRequest,
        traces: list[Trace],
        timeout: aiohttp.ClientTimeout,  # noqa: ASYNC109 - aiohttp's signature
    ) -> Connection:
        """A connection on which nothing has come since its last answer."""
        connection = await super().connect(req, traces, timeout)
        while connection.protocol in self._used and _has_input(connection):
            connection.close()
            connection = await super().connect(req, traces, timeout)
        if connection.protocol is not None:
            self._used.add(connection.protocol)
        return connection


def _has_input(connection: Connection) -> bool:
    if connection.transport is None:
        return True
    ready = select.poll()
    ready.register(connection.transport.get_extra_info("socket"), select.POLLIN)
    return bool(ready.poll(0))


def _chosen(value: ODVInput[float], usual: float | None) -> float | None:
    return value if value is None or isinstance(value, int | float) else usual


def _sorted(error: OSError | aiohttp.ClientError) -> NetworkError:
    name = f"aiohttp.{type(error).__name__}"
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return NotSentInTime("No connection in time. The request was not sent.")
    if isinstance(error, aiohttp.ClientConnectorError):
        return NotSent(f"{name}: {error}")
    if isinstance(error, aiohttp.InvalidURL | aiohttp.NonHttpUrlClientError):
        return NotSent(name)
    if isinstance(error, TimeoutError):
        answer_due = isinstance(error, aiohttp.ServerTimeoutError)
        return TimedOut("No answer in time" if answer_due else "The request was not taken in time")
    errno = getattr(error, "errno", None)
    return NetworkError(f"{name}: {os.strerror(errno)}" if errno else name)
