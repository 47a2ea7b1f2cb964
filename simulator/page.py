"""The web page: a phone to type on, served as plain files."""

from __future__ import annotations

import mimetypes
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
    """Put the page and its files into the application, read once."""
    for path in sorted(_FOLDER.iterdir()):
        if path.is_file():
            address = "/" if path.name == "index.html" else f"/page/{path.name}"
            app.router.add_get(address, _file_handler(path))


def _file_handler(path: Path) -> Handler:
    body = path.read_bytes()
    content_type = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"

    async def serve(_request: web.Request) -> web.Response:
        return web.Response(body=body, content_type=content_type, charset="utf-8", headers=_HEADERS)

    return serve
