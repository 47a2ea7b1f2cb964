"""Text with formatting, as one value: plain text and spans over it. Platforms turn it into their own form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Style:
    """A span in code points, end exclusive. `kind` is bold, italic, code or moment; a moment carries unix seconds."""

    kind: str
    start: int
    end: int
    unix: int | None = None


@dataclass(frozen=True, slots=True)
class Rich:
    """Plain text with styles. Concatenation shifts the spans of the right side."""

    text: str
    styles: tuple[Style, ...] = ()

    def __add__(self, other: Rich | str) -> Rich:
        """Join two pieces; a plain string has no styles."""
        right = other if isinstance(other, Rich) else Rich(other)
        shift = len(self.text)
        moved = tuple(Style(s.kind, s.start + shift, s.end + shift, s.unix) for s in right.styles)
        return Rich(self.text + right.text, self.styles + moved)

    def dump(self) -> dict[str, Any]:
        """Return a value JSON can hold."""
        return {"text": self.text, "styles": [[s.kind, s.start, s.end, s.unix] for s in self.styles]}

    @classmethod
    def load(cls, value: dict[str, Any]) -> Rich:
        """Return what `dump` was made from."""
        return cls(value["text"], tuple(Style(*style) for style in value["styles"]))


def bold(text: str) -> Rich:
    """Return the text in bold."""
    return _styled("bold", text)


def code(text: str) -> Rich:
    """Return the text in a fixed-width face, for what a person may type."""
    return _styled("code", text)


def moment(at: datetime, fallback: str) -> Rich:
    """Return a point in time that each reader sees on their own clock where the platform can show that."""
    return Rich(fallback, (Style("moment", 0, len(fallback), int(at.timestamp())),))


def fill(template: str, **pieces: Rich | str) -> Rich:
    """Put pieces into a translated sentence with {named} places, keeping their styles.

    The sentence is split at its places before anything is inserted, so braces in a piece stay as typed.
    """
    filled, rest = Rich(""), template
    while rest:
        before, brace, after = rest.partition("{")
        filled = filled + before
        if not brace:
            break
        name, _, rest = after.partition("}")
        filled = filled + pieces[name]
    return filled


def _styled(kind: str, text: str) -> Rich:
    return Rich(text, (Style(kind, 0, len(text)),))
