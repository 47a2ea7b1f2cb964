"""What must never be read in a log: secrets, and what people wrote.

A value that stands under a private name is hidden whole. Any other string loses what looks like a secret,
because libraries put tokens into URLs, rows into errors and request bodies into messages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

HIDDEN = "[hidden]"

_NAMES = r"(?:\w+[_-])?(?:api_?key|body|caption|cookie|input|passwd|password|secret|text|token)s?"
_PRIVATE = re.compile(rf"{_NAMES}|authorization|(?:\w+_)?keys", re.IGNORECASE)
_STRING = r"""b?(?:'(?:\\.|[^'\\])*(?:'|\Z)|"(?:\\.|[^"\\])*(?:"|\Z))"""

_SHAPES = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        # Telegram takes its token in the path, where a mistyped one is still nearly a token.
        (r"(/bot)[0-9]+(?::|%3A)[^/\s\"'?]+", rf"\1{HIDDEN}"),
        (r"(?<![0-9])[0-9]{6,12}(?::|%3A)[a-z0-9_-]{35,}", HIDDEN),
        (r"(://[^:/\s@'\"]*):[^\s'\"]*@", rf"\1:{HIDDEN}@"),
        (
            r"\b(authorization[\"']?\s*[:=,]\s*(?:b(?=[\"']))?[\"']?)(?:(?:basic|bearer|token)\s+)?[^\s\"',})]+",
            rf"\1{HIDDEN}",
        ),
        (r"\b(bearer)\s+[^\s\"',})]+", rf"\1 {HIDDEN}"),
        # A name and its value, as Python, JSON, a query or libpq write them.
        (rf"(\b{_NAMES}['\"]?\s*[:=]\s*){_STRING}", rf"\1{HIDDEN}"),
        (rf"(\b{_NAMES}=)(?!\[hidden)[^\s&,;)}}\]'\"]+", rf"\1{HIDDEN}"),
        (r"(\[parameters: )(?s:.*?)\](?=\n|\Z)", rf"\1{HIDDEN}]"),  # SQLAlchemy
        (r"(\b(?-i:CONTEXT|DETAIL):).*", rf"\1 {HIDDEN}"),  # PostgreSQL
        (r"(\binput_value=)(?s:.*?)(, input_type=)", rf"\1{HIDDEN}\2"),  # pydantic
    )
)
_SUSPICIOUS = re.compile(r"[:=]|%3A|bearer ", re.IGNORECASE)


def scrub(text: str) -> str:
    """Return `text` with everything hidden that has the shape of a secret."""
    if _SUSPICIOUS.search(text):
        for shape, replacement in _SHAPES:
            text = shape.sub(replacement, text)
    return text


def redact(value: Any) -> Any:
    """Return `value` as plain data without secrets; an object becomes its scrubbed representation."""
    if isinstance(value, str):
        return scrub(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Mapping):
        return {str(name): redact_item(str(name), inner) for name, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [redact(inner) for inner in value]
    return scrub(repr(value))


def redact_item(name: str, value: Any) -> Any:
    """Return the `value` that stands under `name`, hidden whole when the name is a private one."""
    return HIDDEN if _is_private(name) else redact(value)


@lru_cache(maxsize=1024)
def _is_private(name: str) -> bool:
    return _PRIVATE.fullmatch(name) is not None
