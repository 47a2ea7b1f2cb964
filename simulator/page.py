"""The web page: a phone to type on, served as plain files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from aiohttp import web

from simulator.jsonbody import Handler

_FOLDER = Path(__file__).parent / "static"
_HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
        "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".svg": "image/svg+xml"}


def add_page(app: web.Application) -> None:
    """Put the page and its files into the application."""
    for name, (body, content_type) in _files().items():
        address = "/" if name == "index.html" else f"/page/{name}"
        app.router.add_get(address, _handler(body, content_type))


@cache
def _files() -> dict[str, tuple[bytes, str]]:
    """The content and type of each file, read once in a process."""
    paths = [path for path in sorted(_FOLDER.iterdir()) if path.suffix in _TYPES]
    return {path.name: (path.read_bytes(), _TYPES[path.suffix]) for path in paths}


def _handler(body: bytes, content_type: str) -> Handler:
    async def serve(_request: web.Request) -> web.Response:
        return web.Response(body=body, content_type=content_type, charset="utf-8", headers=_HEADERS)

    return serve
