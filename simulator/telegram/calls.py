"""The record of every Bot API request: what came, and what it was answered."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Any

from simulator.telegram.arguments import Arguments, Upload


@dataclass(slots=True)
class Call:
    """One request. `at` is when it came, in Unix seconds; `status` is 0 while it is under way and when the
    caller got no answer.
    """

    method: str
    bot_id: int
    at: float
    parameters: dict[str, Any]
    files: dict[str, dict[str, Any]]
    status: int = 0
    description: str | None = None
    fault: str | None = None
    ended: bool = False

    def view(self) -> dict[str, Any]:
        """As `GET /sim/telegram/calls` shows it."""
        return {
            "method": self.method,
            "bot_id": self.bot_id,
            "at": round(self.at, 3),
            "parameters": self.parameters,
            "files": self.files,
            "status": self.status,
            "description": self.description,
            "fault": self.fault,
        }


def describe_uploads(arguments: Arguments) -> dict[str, dict[str, Any]]:
    """Name, type and size of each upload; the bytes themselves are not kept."""
    return {name: _describe(upload) for name, upload in arguments.uploads.items()}


def _describe(upload: Upload) -> dict[str, Any]:
    return {"file_name": upload.file_name, "mime_type": upload.mime_type, "size": len(upload.content)}


@dataclass(slots=True)
class CallLog:
    """The latest calls, and counts of all of them by method and status."""

    most: int
    kept: deque[Call] = field(default_factory=deque)
    counts: Counter[tuple[str, int]] = field(default_factory=Counter)

    def begin(self, call: Call) -> None:
        """A request came in."""
        self.kept.append(call)
        while len(self.kept) > self.most:
            self.kept.popleft()

    def end(self, call: Call, status: int, description: str | None) -> None:
        """It was answered, or (status 0) left without an answer."""
        call.status, call.description, call.ended = status, description, True
        self.counts[call.method, status] += 1

    def clear(self) -> None:
        """Forget all."""
        self.kept.clear()
        self.counts.clear()

    def totals(self) -> dict[str, dict[str, int]]:
        """How often each method was answered with each status, since the start or the last reset."""
        totals: dict[str, dict[str, int]] = {}
        for (method, status), count in sorted(self.counts.items()):
            totals.setdefault(method, {})[str(status)] = count
        return totals
