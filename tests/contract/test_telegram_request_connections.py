"""Connections to Telegram: shared, bounded, replaced when stale, closed and opened again."""

import asyncio
import datetime as dtm
import ipaddress
import socket
import ssl
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from telegram.request import HTTPXRequest

from carillon.platforms.telegram_request import AiohttpRequest, certainly_not_sent
from tests.contract.telegram_far_side import (
    SENT,
    Client,
    Line,
    answers,
    bot_at,
    closes_after_each_answer,
    closes_instead_of_a_second_answer,
    failure_of,
    never_answers,
    serving,
)

BOTH = pytest.mark.parametrize("client", [AiohttpRequest, HTTPXRequest])


@BOTH
async def test_an_answer_that_comes_in_time_is_taken(client: Client) -> None:
    async def answers_late(line: Line) -> None:
        await line.request()
        asyncio.get_running_loop().call_later(0.1, line.answer, SENT)
        await line.silence()

    async with serving(answers_late) as far_side, bot_at(far_side.url, client, read_timeout=0.05) as bot:
        assert (await bot.send_message(1, "dose", read_timeout=5)).message_id == 7


@BOTH
async def test_calls_share_one_connection(client: Client) -> None:
    async with serving(answers) as far_side, bot_at(far_side.url, client) as bot:
        for _ in range(3):
            await bot.send_message(1, "dose")

    assert (len(far_side.requests), len(far_side.lines)) == (3, 1)


@BOTH
async def test_no_more_connections_are_opened_than_the_pool_holds(client: Client) -> None:
    async with (
        serving(answers) as far_side,
        bot_at(far_side.url, client, connection_pool_size=3) as bot,
    ):
        await asyncio.gather(*(bot.send_message(1, "dose") for _ in range(30)))

    assert (len(far_side.requests), len(far_side.lines)) == (30, 3)


@BOTH
async def test_a_connection_closed_between_calls_is_replaced(client: Client) -> None:
    async with serving(closes_after_each_answer) as far_side, bot_at(far_side.url, client) as bot:
        for number in range(3):
            await bot.send_message(1, "dose")
            await far_side.lines[number]

    assert len(far_side.requests) == 3


@BOTH
async def test_a_connection_closed_while_the_event_loop_was_busy_is_replaced(client: Client) -> None:
    requests: list[bytes] = []
    close, closed = threading.Event(), threading.Event()

    def serve() -> None:
        for _ in range(2):
            line, _ = listener.accept()
            requests.append(line.recv(65536))
            line.sendall(f"HTTP/1.1 200 OK\r\nContent-Length: {len(SENT)}\r\n\r\n{SENT}".encode())
            close.wait()
            line.close()
            closed.set()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = threading.Thread(target=serve, daemon=True)
        server.start()
        async with bot_at(f"http://127.0.0.1:{listener.getsockname()[1]}/bot", client) as bot:
            await bot.send_message(1, "dose")
            close.set()
            closed.wait()
            await bot.send_message(1, "dose")
        server.join()

    assert len(requests) == 2


@BOTH
async def test_a_connection_closed_instead_of_an_answer_leaves_the_outcome_unknown(client: Client) -> None:
    async with serving(closes_instead_of_a_second_answer) as far_side, bot_at(far_side.url, client) as bot:
        await bot.send_message(1, "first")
        raised = await failure_of(bot.send_message(1, "second"))

    assert not certainly_not_sent(raised)
    assert len(far_side.requests) == 2


async def test_shutting_down_leaves_a_request_under_way_unknown_and_sends_no_other() -> None:
    async with serving(never_answers) as far_side, bot_at(far_side.url, AiohttpRequest) as bot:
        under_way = asyncio.create_task(bot.send_message(1, "first"))
        await far_side.heard.wait()
        await bot.request.shutdown()
        after = await failure_of(bot.send_message(1, "second"))

        assert not certainly_not_sent(await failure_of(under_way))
        assert certainly_not_sent(after)
    assert len(far_side.requests) == 1


async def test_shutting_down_turns_away_what_waits_for_a_connection() -> None:
    async with (
        serving(never_answers) as far_side,
        bot_at(far_side.url, AiohttpRequest, connection_pool_size=1) as bot,
    ):
        sending = [asyncio.create_task(bot.send_message(1, text)) for text in ("first", "second")]
        await far_side.heard.wait()
        await bot.request.shutdown()
        failures = [await failure_of(task) for task in sending]

    assert [certainly_not_sent(raised) for raised in failures] == [False, True]
    assert len(far_side.requests) == 1


async def test_a_request_can_be_opened_again_after_shutting_down() -> None:
    async with serving(answers) as far_side, bot_at(far_side.url, AiohttpRequest) as bot:
        await bot.request.shutdown()
        await bot.request.initialize()
        await bot.request.initialize()

        assert (await bot.send_message(1, "dose")).message_id == 7


@dataclass
class Certificate:
    """For 127.0.0.1, vouched for by nobody but itself."""

    file: Path

    def server(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.file)
        return context


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    key, now = ec.generate_private_key(ec.SECP256R1()), dtm.datetime.now(dtm.UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    address = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dtm.timedelta(days=1))
        .not_valid_after(now + dtm.timedelta(days=1))
        .add_extension(address, critical=False)
        .sign(key, hashes.SHA256())
    )
    pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    secret = key.private_bytes(pem, pkcs8, serialization.NoEncryption())
    file: Path = tmp_path_factory.mktemp("tls") / "server.pem"
    file.write_bytes(signed.public_bytes(pem) + secret)
    return Certificate(file)


async def test_a_server_with_an_untrusted_certificate_is_sent_nothing(certificate: Certificate) -> None:
    async with (
        serving(answers, certificate.server()) as far_side,
        bot_at(far_side.url, AiohttpRequest) as bot,
    ):
        raised = await failure_of(bot.send_message(1, "dose"))

    assert certainly_not_sent(raised)
    assert not far_side.requests


async def test_calls_over_tls_share_one_connection(certificate: Certificate) -> None:
    trusting = ssl.create_default_context(cafile=certificate.file)
    async with (
        serving(answers, certificate.server()) as far_side,
        bot_at(far_side.url, AiohttpRequest, ssl_context=trusting) as bot,
    ):
        for _ in range(3):
            await bot.send_message(1, "dose")

    assert (len(far_side.requests), len(far_side.lines)) == (3, 1)
