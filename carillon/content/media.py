"""Files that go with a message: what they are and what they are called where they lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Media:
    """One file. `kind` is photo, video, voice, audio, animation or document.

    `reference` is the platform's own name for it; Telegram's file_id "can be treated as persistent" by the same bot
    (Bots FAQ), so every repeat sends the file without fetching it again. `size` is in bytes, where it is known.
    """

    kind: str
    reference: str
    name: str | None = None
    size: int | None = None

    def dump(self) -> list[Any]:
        """Return a value JSON can hold."""
        return [self.kind, self.reference, self.name, self.size]

    @classmethod
    def load(cls, value: list[Any]) -> Media:
        """Return what `dump` was made from."""
        return cls(*value)
