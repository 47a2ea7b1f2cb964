"""The envelope of every answer, and the errors in Telegram's own words."""

from __future__ import annotations

import json
from typing import Any

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class ApiError(Exception):
    """An answer with `ok: false`. `parameters` may carry `retry_after` (seconds) or `migrate_to_chat_id`; `standing`
    says that the refusal comes of how things stand on the far side, and not of the request.
    """

    def __init__(
        self, code: int, description: str, parameters: dict[str, int] | None = None, *, standing: bool = False
    ) -> None:
        super().__init__(code, description)
        self.code = code
        self.description = description
        self.parameters = parameters
        self.standing = standing

    def body(self) -> bytes:
        """The JSON of the answer."""
        envelope: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            envelope["parameters"] = self.parameters
        return encode(envelope)


def bad_request(sentence: str, *, standing: bool = False) -> ApiError:
    """400, in Telegram's words."""
    return ApiError(400, f"Bad Request: {sentence}", standing=standing)


def too_strict(sentence: str) -> ApiError:
    """400 for what Telegram would let pass or word differently."""
    return ApiError(400, f"Bad Request: [simulator] {sentence}")


def forbidden(sentence: str) -> ApiError:
    """403: somebody on the far side does not want the bot there."""
    return ApiError(403, f"Forbidden: {sentence}", standing=True)


def conflict(sentence: str) -> ApiError:
    """409: two pollers, or polling beside a webhook."""
    return ApiError(409, f"Conflict: {sentence}", standing=True)


def not_found(detail: str = "") -> ApiError:
    """404: a malformed token or an unknown method."""
    return ApiError(404, f"Not Found: {detail}" if detail else "Not Found")


def too_many_requests(retry_after: int) -> ApiError:
    """429; `retry_after` in whole seconds."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})


def encode(value: Any) -> bytes:
    """Compact JSON in UTF-8."""
    return _ENCODER.encode(value).encode()


def success(result: Any, description: str | None = None) -> bytes:
    """The JSON of an answer with `ok: true`; Telegram describes a few results, such as "Webhook was set"."""
    tail = b"}" if description is None else b',"description":' + encode(description) + b"}"
    return b'{"ok":true,"result":' + encode(result) + tail
