"""Which links Telegram takes, and how it writes them."""

from __future__ import annotations

import ipaddress
from urllib.parse import parse_qs, urlsplit, urlunsplit

_OWN = frozenset({"tg", "ton", "tonsite"})
_WEB = frozenset({"http", "https", "ftp"})


def whole_url(url: str) -> str | None:
    """The link as Telegram keeps it: with scheme and path. `None` when it is none."""
    stripped = url.strip()
    if not stripped or any(letter.isspace() for letter in stripped):
        return None
    with_scheme = stripped if "://" in stripped else f"http://{stripped}"
    try:
        parts = urlsplit(with_scheme)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme in _OWN:
        return stripped if parts.netloc or parts.path else None
    if parts.scheme not in _WEB or not host or not _is_public_name(host):
        return None
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path or "/", parts.query, parts.fragment))


def mentioned_user(url: str) -> int | None:
    """The user id of a `tg://user?id=…` link."""
    if not url.lower().startswith("tg://user?"):
        return None
    identifiers = parse_qs(urlsplit(url).query).get("id", [""])
    return int(identifiers[0]) if identifiers[0].isascii() and identifiers[0].isdigit() else None


def _is_public_name(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        labels = host.rstrip(".").split(".")
        return len(labels) >= 2 and all(labels) and len(labels[-1]) >= 2
    return True
