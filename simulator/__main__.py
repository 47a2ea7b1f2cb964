"""`python -m simulator --port 8090`: one line when ready, then serves until SIGINT or SIGTERM."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys

import uvloop

from simulator.app import create_app
from simulator.serving import start


def main() -> int:
    """Serve until a signal comes; 1 when the port is taken."""
    parser = argparse.ArgumentParser(prog="python -m simulator", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=_port, default=8090, help="port to listen on; 0 takes any free one")
    options = parser.parse_args()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(_serve(options.host, options.port))


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65536):
        raise argparse.ArgumentTypeError(f"{text} is not a port")
    return int(text)


async def _serve(host: str, port: int) -> int:
    stopping = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    try:
        server = await start(create_app(), host, port)
    except OSError as error:
        sys.stderr.write(f"simulator: cannot listen on {host}:{port}: {error.strerror or error}\n")
        return 1
    sys.stdout.write(f"simulator ready on {server.url}\n")
    sys.stdout.flush()
    await stopping.wait()
    await server.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
