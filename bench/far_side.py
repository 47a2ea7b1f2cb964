"""A stand-in for the Bot API that is faster than what is measured against it; a process of its own.

It answers sendMessage and getMe, and notes when each message came: the text's first word is its id. Control
calls lie under `/_/` on a second port, which stays open while the first one is away. Run it with
`python -m bench.far_side PORT CONTROL_PORT`.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from dataclasses import dataclass, field
from typing import Any, cast

import uvloop

HEAD_END = b"\r\n\r\n"
MOST = 5_000_000  # arrivals kept: a runaway sender must not fill the memory
ME = json.dumps({"id": 1, "is_bot": True, "first_name": "Carillon", "username": "carillon_bot"}).encode()


@dataclass(slots=True)
class Rule:
    """How requests for the chats from `first` to `last` are answered; the first rule that fits applies.

    `delay` is in seconds. Above `per_second` messages in one second the answer is 429 with `retry_after` seconds.
    A status other than 200 is answered with that status at once; 0 closes the connection without an answer.
    """

    first: int = -(2**63)
    last: int = 2**63
    delay: float = 0.0
    status: int = 200
    per_second: float = 0.0
    retry_after: int = 1
    allowance: float = 0.0
    refilled: float = 0.0

    def over_limit(self, now: float) -> bool:
        """Take one from a bucket that holds a second's worth."""
        if not self.per_second:
            return False
        self.allowance = min(self.per_second, self.allowance + (now - self.refilled) * self.per_second)
        self.refilled = now
        if self.allowance < 1:
            return True
        self.allowance -= 1
        return False


@dataclass(slots=True)
class Book:
    """What came and how it is answered. An arrival is (seconds since the epoch, chat, id, status answered)."""

    rules: list[Rule] = field(default_factory=lambda: [Rule()])
    arrivals: list[tuple[float, int, str, int]] = field(default_factory=list)
    total: int = 0
    accepted: int = 0
    lines: set[Line] = field(default_factory=set)

    def rule_for(self, chat: int) -> Rule:
        """The first rule for a chat."""
        return next((rule for rule in self.rules if rule.first <= chat <= rule.last), Rule())


class Line(asyncio.Protocol):
    """One connection. Requests come one after the other, as HTTP/1.1 clients without pipelining send them."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        self._transport = cast("asyncio.Transport", transport)
        self._book.lines.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the line."""
        self._book.lines.discard(self)

    def hang_up(self) -> None:
        """Close without a word."""
        self._transport.abort()

    def data_received(self, data: bytes) -> None:
        """Answer each request that is complete."""
        self._received += data
        while (end := self._received.find(HEAD_END)) >= 0:
            head = self._received[:end]
            length = _content_length(head)
            body_start = end + len(HEAD_END)
            if len(self._received) < body_start + length:
                return
            body = self._received[body_start : body_start + length]
            self._received = self._received[body_start + length :]
            self._answer(head.split(b" ", 2)[1], body)

    def _answer(self, path: bytes, body: bytes) -> None:
        method = path.rpartition(b"/")[2]
        if method == b"sendMessage":
            self._take(body)
        else:
            self._write(200, b'{"ok":true,"result":%b}' % (ME if method == b"getMe" else b"true"))

    def _take(self, body: bytes) -> None:
        now = time.time()
        chat, name = _chat_and_id(body)
        book = self._book
        rule = book.rule_for(chat)
        status = 429 if rule.status == 200 and rule.over_limit(now) else rule.status
        book.total += 1
        if len(book.arrivals) < MOST:
            book.arrivals.append((now, chat, name, status))
        book.accepted += status == 200
        if status == 0:
            self.hang_up()
            return
        answer = _sent(book.total, chat, now) if status == 200 else _refused(status, rule)
        if rule.delay and status == 200:
            asyncio.get_running_loop().call_later(rule.delay, self._write, status, answer)
        else:
            self._write(status, answer)

    def _write(self, status: int, body: bytes) -> None:
        head = b"HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
        if not self._transport.is_closing():
            self._transport.write(head % (status, len(body)) + body)


class Control(Line):
    """A connection over which the benchmark asks and commands."""

    def __init__(self, book: Book, door: Door) -> None:
        super().__init__(book)
        self._door = door

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport; this line stays when the others are hung up."""
        self._transport = cast("asyncio.Transport", transport)

    def _answer(self, path: bytes, body: bytes) -> None:
        asyncio.get_running_loop().create_task(self._obey(path.rpartition(b"/")[2].decode(), body))

    async def _obey(self, verb: str, body: bytes) -> None:
        self._write(200, json.dumps(await self._control(verb, body)).encode())

    async def _control(self, verb: str, body: bytes) -> Any:
        book = self._book
        match verb:
            case "rules":
                book.rules = [Rule(**rule) for rule in json.loads(body)]
            case "reset":
                book.arrivals.clear()
                book.accepted = 0
            case "count":
                return len(book.arrivals)
            case "accepted":
                return book.accepted
            case "arrivals":
                return book.arrivals
            case "away":
                self._door.close()
            case "back":
                await self._door.open()
        return None


class Door:
    """The port of the Bot API: open, or closed so that connections are refused."""

    def __init__(self, book: Book, port: int) -> None:
        self._book = book
        self._port = port
        self._server: asyncio.Server | None = None

    async def open(self) -> None:
        """Listen."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: Line(self._book), "127.0.0.1", self._port, backlog=1024)

    def close(self) -> None:
        """Listen no more and hang up."""
        if self._server is not None:
            self._server.close()
        for line in list(self._book.lines):
            line.hang_up()


def _content_length(head: bytes) -> int:
    lowered = head.lower()
    at = lowered.find(b"content-length:")
    return int(lowered[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0


def _chat_and_id(body: bytes) -> tuple[int, str]:
    chat, name = 0, ""
    for pair in body.split(b"&"):
        if pair.startswith(b"chat_id="):
            chat = int(pair[8:])
        elif pair.startswith(b"text="):
            name = pair[5:].split(b"+", 1)[0].decode()
    return chat, name


def _sent(message_id: int, chat: int, now: float) -> bytes:
    form = b'{"ok":true,"result":{"message_id":%d,"date":%d,"chat":{"id":%d,"type":"private"},"text":"taken"}}'
    return form % (message_id, now, chat)


def _refused(status: int, rule: Rule) -> bytes:
    if status == 429:
        form = b'{"ok":false,"error_code":429,"description":"Too Many Requests: retry after %d",'
        return form % rule.retry_after + b'"parameters":{"retry_after":%d}}' % rule.retry_after
    return b'{"ok":false,"error_code":%d,"description":"Internal Server Error"}' % status


async def serve(port: int, control_port: int) -> None:
    """Listen on two ports of the loopback interface until the process ends."""
    book = Book()
    door = Door(book, port)
    await door.open()
    loop = asyncio.get_running_loop()
    control = await loop.create_server(lambda: Control(book, door), "127.0.0.1", control_port)
    await control.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1]), int(sys.argv[2])))
