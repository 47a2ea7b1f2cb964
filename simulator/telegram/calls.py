"""The record of every Bot API request: what came, and what it was answered."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Any

from simulator.faults import Kind as FaultKind
from simulator.telegram.arguments import Arguments, Upload

_MOST_REFUSED = 1_000
_TOO_MANY = 429  # a matter of pace, not a refusal


@dataclass(slots=True)
class Call:
    """One request. `at` is when it came, in Unix seconds; `status` is 0 while it is under way and when the
    caller got no answer. `standing` says that a refusal comes of how things stand, see `ApiError`.
    """

    method: str
    bot_id: int
    at: float
    parameters: dict[str, Any]
    files: dict[str, dict[str, Any]]
    status: int = 0
    description: str | None = None
    fault: str | None = None
    standing: bool = False
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

    @property
    def refusal_kind(self) -> str:
        """A "mistake" is the bot's own; "standing" is how things stood for it, such as a person who blocked it."""
        return "standing" if self.standing else "mistake"

    def refusal(self) -> dict[str, Any]:
        """As `refused` of `GET /sim/telegram/calls` shows it: of the parameters only their names."""
        return {
            "method": self.method,
            "bot_id": self.bot_id,
            "at": round(self.at, 3),
            "kind": self.refusal_kind,
            "status": self.status,
            "description": self.description,
            "parameters": sorted({*self.parameters, *self.files}),
        }


def describe_uploads(arguments: Arguments) -> dict[str, dict[str, Any]]:
    """Name, type and size of each upload; the bytes themselves are not kept."""
    return {name: _describe(upload) for name, upload in arguments.uploads.items()}


def _describe(upload: Upload) -> dict[str, Any]:
    return {"file_name": upload.file_name, "mime_type": upload.mime_type, "size": len(upload.content)}


@dataclass(slots=True)
class CallLog:
    """The latest calls, the latest that were refused, and counts: of all by method and status, of refusals by kind."""

    most: int
    kept: deque[Call] = field(default_factory=deque)
    refused: deque[Call] = field(default_factory=lambda: deque(maxlen=_MOST_REFUSED))
    refusals: Counter[str] = field(default_factory=Counter)
    counts: Counter[tuple[str, int]] = field(default_factory=Counter)

    def begin(self, call: Call) -> None:
        """A request came in."""
        self.kept.append(call)
        while len(self.kept) > self.most:
            self.kept.popleft()

    def end(self, call: Call, status: int, description: str | None, *, standing: bool = False) -> None:
        """It was answered, or (status 0) left without an answer."""
        call.status, call.description, call.standing, call.ended = status, description, standing, True
        self.counts[call.method, status] += 1
        if 400 <= status < 500 and status != _TOO_MANY and call.fault != FaultKind.STATUS:
            self.refused.append(call)
            self.refusals[call.refusal_kind] += 1

    def clear(self) -> None:
        """Forget all."""
        self.kept.clear()
        self.refused.clear()
        self.refusals.clear()
        self.counts.clear()

    def totals(self) -> dict[str, dict[str, int]]:
        """How often each method was answered with each status, since the start or the last reset."""
        totals: dict[str, dict[str, int]] = {}
        for (method, status), count in sorted(self.counts.items()):
            totals.setdefault(method, {})[str(status)] = count
        return totals
