"""What goes over the wire: our client sends byte for byte what the stock one sends."""

import io
import re
from collections.abc import Awaitable, Callable

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, InputMediaDocument
from telegram.request import HTTPXRequest

from carillon.platforms.telegram_request import AiohttpRequest
from tests.contract.telegram_far_side import Client, bot_at, replies, serving

Call = Callable[[Bot], Awaitable[object]]
AGREES = replies('{"ok":true,"result":true}')
HEADERS = ("content-length", "content-type", "user-agent")
PICTURE = bytes(range(256)) * 1024
REPORT = InputMediaDocument(PICTURE, filename="report.bin")


async def wire(client: Client, call: Call) -> object:
    """Request line, headers and body of the one request that a call makes, its boundary made plain."""
    async with serving(AGREES) as far_side, bot_at(far_side.url, client) as bot:
        await call(bot)
    [(head, body)] = far_side.requests
    line, *rest = head.strip().split("\r\n")
    headers = {name.lower(): value for name, value in (header.split(": ") for header in rest)}
    told = {name: headers[name] for name in HEADERS if name in headers}
    boundary = re.search("boundary=(.+)", headers.get("content-type", ""))
    if boundary is None:
        return line, told, body
    told["content-type"] = "multipart/form-data"
    return line, told, body.replace(boundary[1].encode(), b"BOUNDARY")


def keyboard() -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("✓ taken", callback_data="taken:7")]])


def handle() -> InputFile:
    return InputFile(io.BytesIO(PICTURE), filename='Größe "1".bin', read_file_handle=False)


CALLS: dict[str, Call] = {
    "without parameters": lambda bot: bot.log_out(),
    "text": lambda bot: bot.set_my_name("a+b & c=d/é?\n✓ %20"),
    "markup": lambda bot: bot.edit_message_reply_markup(chat_id=-100, message_id=3, reply_markup=keyboard()),
    "long text": lambda bot: bot.set_my_description("é" * 40_000),
    "numbers and flags": lambda bot: bot.pin_chat_message(-1001, 7, disable_notification=True),
    "list": lambda bot: bot.delete_messages(5, [1, 2, 3]),
    "file": lambda bot: bot.set_chat_photo(5, PICTURE),
    "file handle": lambda bot: bot.set_chat_photo(5, handle()),
    "file by name": lambda bot: bot.edit_message_media(REPORT, 5, 7),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS.keys())
async def test_a_call_looks_the_same_as_from_the_stock_client(call: Call) -> None:
    assert await wire(AiohttpRequest, call) == await wire(HTTPXRequest, call)


async def test_a_file_is_fetched_as_it_is() -> None:
    async with serving(replies("\0 as it is")) as far_side, bot_at(far_side.url, AiohttpRequest) as bot:
        content = await bot.request.retrieve(f"{far_side.url}/photo.jpg")

    assert content == b"\0 as it is"
    assert far_side.requests[0][0].startswith("GET /bot/photo.jpg HTTP/1.1\r\n")


async def test_proxies_named_in_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    monkeypatch.delenv("no_proxy", raising=False)
    async with serving(AGREES) as far_side, bot_at(far_side.url, AiohttpRequest) as bot:
        await bot.log_out()

    assert len(far_side.requests) == 1
