"""What a failed request proves: a table of faults on real sockets, for our client and for the stock one."""

import asyncio
import contextlib
import json
import socket
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable

import httpx
import pytest
from telegram import Bot, error
from telegram.request import HTTPXRequest

from carillon.platforms.telegram_request import AiohttpRequest, NotSent, NotSentInTime, certainly_not_sent
from tests.contract.telegram_far_side import (
    TOKEN,
    Client,
    Play,
    answers_an_upload_early,
    answers_when_told,
    bot_at,
    breaks_off_in_the_body,
    breaks_off_in_the_headers,
    closes_after_reading,
    closes_before_reading,
    failure_of,
    falls_silent_in_the_body,
    falls_silent_in_the_headers,
    greets_in_clear_text,
    never_answers,
    never_reads,
    refuses,
    replies,
    resets_after_reading,
    resets_before_reading,
    serving,
    speaks_another_protocol,
)

Cause = type | tuple[type, ...]
Address = Callable[[], contextlib.AbstractAsyncContextManager[str]]
BOTH = pytest.mark.parametrize("client", [AiohttpRequest, HTTPXRequest])
# Which of them is seen depends on how far the request had come when the server left.
BROKEN_OFF = (httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError)


@contextlib.asynccontextmanager
async def nobody_listens() -> AsyncIterator[str]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}/bot"


@contextlib.asynccontextmanager
async def nobody_accepts() -> AsyncIterator[str]:
    """The queue of connections is full, so that connecting takes for ever."""
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(socket.socket())
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(3):
            queued = stack.enter_context(socket.socket())
            queued.setblocking(False)
            queued.connect_ex(listener.getsockname())
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/bot"


@contextlib.asynccontextmanager
async def nobody_is_called_so() -> AsyncIterator[str]:
    async def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asyncio.get_running_loop(), "getaddrinfo", unknown)
        yield "http://api.telegram.example/bot"


@contextlib.asynccontextmanager
async def no_web_address() -> AsyncIterator[str]:
    yield "ftp://127.0.0.1/bot"


def handshake_with(play: Play) -> Address:
    @contextlib.asynccontextmanager
    async def handshake() -> AsyncIterator[str]:
        async with serving(play) as far_side:
            yield far_side.url.replace("http", "https")

    return handshake


def stock(ours: type) -> type:
    """What the stock client raises in place of our classes; its cause tells what ours say themselves."""
    return {NotSent: error.NetworkError, NotSentInTime: error.TimedOut}.get(ours, ours)


def patience_for(raises: type) -> float:
    """Seconds until a timeout: short where it has to run out."""
    return 0.2 if issubclass(raises, error.TimedOut) else 10


def assert_raised(raised: error.TelegramError, client: Client, ours: type, cause: Cause) -> None:
    if client is AiohttpRequest:
        assert type(raised) is ours
        assert raised.__cause__ is None
    else:
        assert type(raised) is stock(ours)
        assert isinstance(raised.__cause__, cause)


@BOTH
@pytest.mark.parametrize(
    ("somewhere", "ours", "cause"),
    [
        (nobody_listens, NotSent, httpx.ConnectError),
        (nobody_accepts, NotSentInTime, httpx.ConnectTimeout),
        (nobody_is_called_so, NotSent, httpx.ConnectError),
        (no_web_address, NotSent, httpx.UnsupportedProtocol),
        (handshake_with(greets_in_clear_text), NotSent, httpx.ConnectError),
        (handshake_with(closes_before_reading), NotSent, httpx.ConnectError),
        (handshake_with(resets_before_reading), NotSent, httpx.ConnectError),
        (handshake_with(never_reads), NotSentInTime, httpx.ConnectTimeout),
    ],
)
async def test_a_connection_that_fails_proves_that_nothing_was_sent(
    client: Client, somewhere: Address, ours: type, cause: type
) -> None:
    async with somewhere() as url, bot_at(url, client, patience_for(ours)) as bot:
        raised = await failure_of(bot.send_message(1, "dose"))

    assert_raised(raised, client, ours, cause)
    assert certainly_not_sent(raised)


@BOTH
async def test_waiting_in_vain_for_a_free_connection_proves_that_nothing_was_sent(client: Client) -> None:
    async with (
        serving(answers_when_told) as far_side,
        bot_at(far_side.url, client, pool_timeout=0.2, connection_pool_size=1) as bot,
    ):
        first = asyncio.create_task(bot.send_message(1, "first"))
        await far_side.heard.wait()
        raised = await failure_of(bot.send_message(1, "second"))
        far_side.over.set()
        await first

    assert_raised(raised, client, NotSentInTime, httpx.PoolTimeout)
    assert certainly_not_sent(raised)
    assert len(far_side.requests) == 1


@BOTH
@pytest.mark.parametrize(
    ("play", "raises", "cause", "requests"),
    [
        (closes_before_reading, error.NetworkError, BROKEN_OFF, 0),
        (resets_before_reading, error.NetworkError, BROKEN_OFF, 0),
        (closes_after_reading, error.NetworkError, httpx.RemoteProtocolError, 1),
        (resets_after_reading, error.NetworkError, httpx.ReadError, 1),
        (never_answers, error.TimedOut, httpx.ReadTimeout, 1),
        (breaks_off_in_the_headers, error.NetworkError, httpx.RemoteProtocolError, 1),
        (falls_silent_in_the_headers, error.TimedOut, httpx.ReadTimeout, 1),
        (breaks_off_in_the_body, error.NetworkError, httpx.RemoteProtocolError, 1),
        (falls_silent_in_the_body, error.TimedOut, httpx.ReadTimeout, 1),
        (speaks_another_protocol, error.NetworkError, httpx.RemoteProtocolError, 1),
    ],
)
async def test_a_fault_after_connecting_leaves_the_outcome_unknown(
    client: Client, play: Play, raises: type, cause: Cause, requests: int
) -> None:
    async with serving(play) as far_side, bot_at(far_side.url, client, patience_for(raises)) as bot:
        raised = await failure_of(bot.send_message(1, "dose"))

    assert_raised(raised, client, raises, cause)
    assert not certainly_not_sent(raised)
    assert (len(far_side.requests), len(far_side.lines)) == (requests, 1)


@BOTH
@pytest.mark.parametrize("send", [Bot.send_document, Bot.send_message])
async def test_a_server_that_takes_no_more_leaves_the_outcome_unknown(
    client: Client, send: Callable[..., Awaitable[object]]
) -> None:
    content = bytes(16 << 20) if send is Bot.send_document else "x" * (16 << 20)
    async with serving(never_reads) as far_side, bot_at(far_side.url, client, 0.3) as bot:
        raised = await failure_of(send(bot, 1, content))

    assert_raised(raised, client, error.TimedOut, httpx.WriteTimeout)
    assert not certainly_not_sent(raised)


@BOTH
@pytest.mark.parametrize(
    ("play", "raises", "cause"),
    [
        (replies('{"ok":tr'), error.TelegramError, json.JSONDecodeError),
        (replies("<html>nginx</html>", "502 Bad Gateway"), error.NetworkError, error.TelegramError),
        (replies("", "302 Found", "Location: /elsewhere"), error.NetworkError, error.TelegramError),
        (refuses(500, "Internal Server Error: restart"), error.NetworkError, type(None)),
        (refuses(429, "Too Many Requests: retry after 3", retry_after=3), error.RetryAfter, type(None)),
        (refuses(429, "Too Many Requests: retry after 3"), error.NetworkError, type(None)),
        (refuses(400, "Bad Request: chat not found"), error.BadRequest, type(None)),
        (refuses(400, "Bad Request: upgraded", migrate_to_chat_id=-100), error.ChatMigrated, type(None)),
        (refuses(401, "Unauthorized"), error.InvalidToken, type(None)),
        (refuses(403, "Forbidden: bot was blocked by the user"), error.Forbidden, type(None)),
        (refuses(409, "Conflict: terminated by other getUpdates request"), error.Conflict, type(None)),
    ],
)
async def test_an_answer_is_never_taken_for_not_sent(
    client: Client, play: Play, raises: type, cause: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    async with serving(play) as far_side, bot_at(far_side.url, client) as bot:
        raised = await failure_of(bot.send_message(1, "dose"))

    assert (type(raised), type(raised.__cause__)) == (raises, cause)
    assert not certainly_not_sent(raised)
    assert len(far_side.requests) == 1


async def test_an_upload_answered_before_its_end_gets_the_answer() -> None:
    async with serving(answers_an_upload_early) as far_side, bot_at(far_side.url, AiohttpRequest) as bot:
        raised = await failure_of(bot.send_document(1, bytes(16 << 20)))

    assert "Request Entity Too Large (413)" in str(raised)
    assert not certainly_not_sent(raised)


@pytest.mark.parametrize("play", [resets_after_reading, never_answers, speaks_another_protocol, never_reads])
async def test_no_failure_shows_the_token(play: Play) -> None:
    async with serving(play) as far_side, bot_at(far_side.url, AiohttpRequest, 0.3) as bot:
        raised = await failure_of(bot.send_message(1, "x" * (16 << 20)))

    assert TOKEN not in "".join(traceback.format_exception(raised))
