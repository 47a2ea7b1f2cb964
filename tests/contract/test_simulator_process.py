"""`python -m simulator`: one line when ready, gone at once when told."""

import asyncio
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest

from tests.simulator_fixture import TOKEN


@asynccontextmanager
async def process(*options: str) -> AsyncIterator[Process]:
    """The simulator in a process of its own, killed at the end if it still runs."""
    started = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "simulator", *options, stdout=PIPE, stderr=PIPE
    )
    try:
        yield started
    finally:
        if started.returncode is None:
            started.kill()
        await started.communicate()


async def url_of(running: Process) -> str:
    """Its address, from the line it prints."""
    assert running.stdout is not None
    async with asyncio.timeout(20):
        line = (await running.stdout.readline()).decode()
    assert line.startswith("simulator ready on http://127.0.0.1:"), line
    return line.removeprefix("simulator ready on ").strip()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_it_at_once_with_polls_streams_and_faults_open(number: signal.Signals) -> None:
    async with process("--port", "0") as running, aiohttp.ClientSession() as session:
        url = await url_of(running)
        async with session.get(f"{url}/sim/events") as stream:
            await stream.content.readline()
            await session.post(f"{url}/sim/faults", json={"kind": "timeout_after", "method": "getMe"})
            waiting = [
                asyncio.create_task(session.get(f"{url}/bot{TOKEN}/{method}"))
                for method in ("getUpdates?timeout=50", "getMe")
            ]
            while (await (await session.get(f"{url}/sim/health")).json())["telegram"]["bots"][0]["connected"] is False:
                await asyncio.sleep(0)
            running.send_signal(number)
            begun = asyncio.get_running_loop().time()

            async with asyncio.timeout(5):
                code = await running.wait()

            assert code == 0
            assert asyncio.get_running_loop().time() - begun < 2
            await asyncio.wait(waiting)
            for task in waiting:
                task.exception()
        assert running.stderr is not None
        assert await running.stderr.read() == b""


async def test_a_taken_port_is_said_in_one_sentence() -> None:
    async with process("--port", "0") as first:
        port = (await url_of(first)).rpartition(":")[2]
        async with process("--port", port) as second:
            _, problem = await second.communicate()

            assert second.returncode == 1
            assert problem.decode().startswith(f"simulator: cannot listen on 127.0.0.1:{port}: ")
            assert b"Traceback" not in problem
