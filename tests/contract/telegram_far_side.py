"""A server that fails in every way a server can, one part at a time."""

import asyncio
import contextlib
import json
import re
import socket
import ssl
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from telegram import Bot, error
from telegram.request import BaseRequest

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
SENT = '{"ok":true,"result":{"message_id":7,"date":1,"chat":{"id":1,"type":"private"},"text":"dose"}}'
Client = Callable[..., BaseRequest]
TIMES = ("connect_timeout", "read_timeout", "write_timeout", "media_write_timeout", "pool_timeout")


@dataclass
class Line:
    """The server's end of one connection."""

    server: "FarSide"
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def request(self) -> None:
        """Take one whole request; raises IncompleteReadError when the client has left."""
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode()
        length = re.search(r"content-length: (\d+)", head, re.IGNORECASE)
        body = await self.reader.readexactly(int(length[1]) if length else 0)
        self.server.requests.append((head, body))
        self.server.heard.set()

    def answer(self, body: str, status: str = "200 OK", *more: str) -> None:
        head = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Length: {len(body.encode())}", *more])
        self.writer.write(f"{head}\r\n\r\n{body}".encode())

    async def silence(self) -> None:
        await self.reader.read()

    def reset(self) -> None:
        peer = self.writer.get_extra_info("socket")
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


Play = Callable[[Line], Awaitable[None]]


@dataclass
class FarSide:
    """A server that plays one part on every connection and keeps the requests that came in whole."""

    play: Play
    url: str = ""
    requests: list[tuple[str, bytes]] = field(default_factory=list)
    heard: asyncio.Event = field(default_factory=asyncio.Event)
    over: asyncio.Event = field(default_factory=asyncio.Event)
    lines: list[asyncio.Task[None]] = field(default_factory=list)

    def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.lines.append(asyncio.create_task(self.perform(Line(self, reader, writer))))

    async def perform(self, line: Line) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            await self.play(line)
        with contextlib.suppress(ConnectionError):
            line.writer.close()
            await line.writer.wait_closed()


@contextlib.asynccontextmanager
async def serving(play: Play, tls: ssl.SSLContext | None = None) -> AsyncIterator[FarSide]:
    """A server that plays `play` on each connection until the block ends; clients leave first."""
    far_side = FarSide(play)
    server = await asyncio.start_server(far_side.connected, "127.0.0.1", 0, ssl=tls)
    port = server.sockets[0].getsockname()[1]
    far_side.url = f"{'https' if tls else 'http'}://127.0.0.1:{port}/bot"
    yield far_side
    far_side.over.set()
    server.close()
    await asyncio.gather(*far_side.lines)


@contextlib.asynccontextmanager
async def bot_at(url: str, client: Client, patience: float = 10, **options: Any) -> AsyncIterator[Bot]:
    """A bot whose every timeout is `patience` seconds: short where one must run out."""
    async with client(**(dict.fromkeys(TIMES, patience) | options)) as request:
        yield Bot(TOKEN, base_url=url, request=request, get_updates_request=request)


async def failure_of(sending: Awaitable[object]) -> error.TelegramError:
    with pytest.raises(error.TelegramError) as caught:
        await sending
    return caught.value


async def answers(line: Line) -> None:
    while True:
        await line.request()
        line.answer(SENT)


async def answers_when_told(line: Line) -> None:
    await line.request()
    await line.server.over.wait()
    line.answer(SENT)
    await line.silence()


async def closes_before_reading(line: Line) -> None:
    pass


async def resets_before_reading(line: Line) -> None:
    line.reset()


async def never_reads(line: Line) -> None:
    await line.server.over.wait()


async def closes_after_reading(line: Line) -> None:
    await line.request()


async def resets_after_reading(line: Line) -> None:
    await line.request()
    line.reset()


async def never_answers(line: Line) -> None:
    await line.request()
    await line.silence()


async def breaks_off_in_the_headers(line: Line) -> None:
    await line.request()
    line.writer.write(b"HTTP/1.1 200 OK\r\nContent-Le")


async def falls_silent_in_the_headers(line: Line) -> None:
    await breaks_off_in_the_headers(line)
    await line.silence()


async def breaks_off_in_the_body(line: Line) -> None:
    await line.request()
    line.writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"ok":')


async def falls_silent_in_the_body(line: Line) -> None:
    await breaks_off_in_the_body(line)
    await line.silence()


async def speaks_another_protocol(line: Line) -> None:
    await line.request()
    line.writer.write(b"220 smtp.example ESMTP\r\n\r\n")


async def closes_instead_of_a_second_answer(line: Line) -> None:
    await line.request()
    line.answer(SENT)
    await line.request()


async def closes_after_each_answer(line: Line) -> None:
    await line.request()
    line.answer(SENT)


async def answers_an_upload_early(line: Line) -> None:
    await line.reader.readuntil(b"\r\n\r\n")
    line.answer("<html>", "413 Request Entity Too Large", "Connection: close")
    await line.silence()


async def greets_in_clear_text(line: Line) -> None:
    line.writer.write(b"220 smtp.example ESMTP\r\n")
    await line.silence()


def replies(body: str, status: str = "200 OK", *more: str) -> Play:
    async def play(line: Line) -> None:
        await line.request()
        line.answer(body, status, *more)
        await line.silence()

    return play


def refuses(code: int, description: str, **parameters: int) -> Play:
    body = {"ok": False, "error_code": code, "description": description}
    return replies(json.dumps(body | ({"parameters": parameters} if parameters else {})), f"{code} Refused")
