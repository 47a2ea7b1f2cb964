"""Which addresses a link may lead to: what Telegram would refuse must not be stored for some later day."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

OWN = frozenset({"tg", "ton", "tonsite"})  # Telegram's schemes, among them tg://user?id=… for people without a username
WEB = frozenset({"http", "https", "ftp"})


def target(url: str) -> str | None:
    """Return where a link leads, None when nowhere. An address without a scheme is one of the web.

    As td/telegram/MessageEntity.cpp: a known scheme, and a host that is an IP address or has a dot.
    """
    url = url.strip()
    if not url or any(char.isspace() for char in url):
        return None
    whole = url if "://" in url else f"http://{url}"
    try:
        parts = urlsplit(whole)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return None
    if "@" in parts.netloc and whole != url:
        return None  # an e-mail address
    if parts.scheme in OWN:
        return whole if parts.netloc or parts.path else None
    return whole if parts.scheme in WEB and host and _is_public(host) else None


def _is_public(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        labels = host.rstrip(".").split(".")
        return len(labels) > 1 and all(labels) and len(labels[-1]) > 1
    return True
