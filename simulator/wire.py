"""What a broken connection looks like to the caller: silence, or a reset."""

from __future__ import annotations

import socket
import struct

from aiohttp import web

from simulator.clock import Clock

_HOLD_SECONDS = 3_600.0  # longer than any caller's patience
_RESET_AT_CLOSE = struct.pack("ii", 1, 0)  # SO_LINGER on, zero seconds: close sends RST instead of FIN


def reset(request: web.Request) -> web.Response:
    """Tear the TCP connection down; the answer returned here reaches nobody."""
    transport = request.transport
    if transport is not None:
        peer = transport.get_extra_info("socket")
        if peer is not None:
            peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_AT_CLOSE)
        transport.abort()
    return web.Response(status=500)


async def silence(request: web.Request, clock: Clock, seconds: float | None) -> web.Response:
    """Keep the caller waiting for `seconds` (an hour when not said), then hang up without a word.

    Ends sooner when the caller goes away, because the server cancels the handler.
    """
    await clock.sleep(_HOLD_SECONDS if seconds is None else seconds)
    return reset(request)
