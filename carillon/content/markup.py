"""Text with formatting, as one value: plain text and spans over it. Platforms turn it into their own form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

BLOCKS = frozenset({"quote", "long_quote", "pre"})


@dataclass(frozen=True, slots=True)
class Style:
    """A span in code points, end exclusive.

    `kind` is bold, italic, underline, strike, spoiler, code, pre, link, quote, long_quote (folded until opened),
    emoji (a custom one; the text is its stand-in) or moment. `unix` is a moment's seconds. `detail` is the address
    of a link, the language of a pre, the id of an emoji, or how a moment is shown where that was said
    (https://core.telegram.org/bots/api#date-time-entity-formatting; empty: as its text stands).
    """

    kind: str
    start: int
    end: int
    unix: int | None = None
    detail: str | None = None

    def at(self, start: int, end: int) -> Style:
        """Return the same style over other characters."""
        return Style(self.kind, start, end, self.unix, self.detail)


@dataclass(frozen=True, slots=True)
class Rich:
    """Plain text with styles. Concatenation shifts the spans of the right side."""

    text: str
    styles: tuple[Style, ...] = ()

    def __add__(self, other: Rich | str) -> Rich:
        """Join two pieces; a plain string has no styles."""
        right = other if isinstance(other, Rich) else Rich(other)
        shift = len(self.text)
        moved = tuple(style.at(style.start + shift, style.end + shift) for style in right.styles)
        return Rich(self.text + right.text, self.styles + moved)

    def slice(self, start: int, end: int) -> Rich:
        """Return the characters from `start` to before `end` with what of each style lies over them."""
        start, end = max(start, 0), min(end, len(self.text))
        clipped = (
            style.at(max(style.start, start) - start, min(style.end, end) - start)
            for style in self.styles
            if max(style.start, start) < min(style.end, end)
        )
        return Rich(self.text[start:end], tuple(clipped))

    def strip(self) -> Rich:
        """Return the text without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        return self.slice(start, len(self.text.rstrip()))

    def dump(self) -> dict[str, Any]:
        """Return a value JSON can hold."""
        return {"text": self.text, "styles": dump_styles(self.styles)}

    @classmethod
    def load(cls, value: dict[str, Any]) -> Rich:
        """Return what `dump` was made from, by this release or an earlier one."""
        return cls(value["text"], load_styles(value["styles"]))


def dump_styles(styles: tuple[Style, ...]) -> list[list[Any]]:
    """Return a value JSON can hold."""
    return [[style.kind, style.start, style.end, style.unix, style.detail] for style in styles]


def load_styles(value: list[list[Any]]) -> tuple[Style, ...]:
    """Return what `dump_styles` was given. A list of four is of a release whose styles had no detail."""
    return tuple(Style(*style) for style in value)


def bold(text: str) -> Rich:
    """Return the text in bold."""
    return _styled("bold", text)


def code(text: str) -> Rich:
    """Return the text in a fixed-width face, for what a person may type."""
    return _styled("code", text)


def link(text: str, url: str) -> Rich:
    """Return the text as a link to `url`, which must be one that `links.target` takes."""
    return Rich(text, (Style("link", 0, len(text), detail=url),))


def quote(body: Rich) -> Rich:
    """Return what somebody else wrote, set apart; as it is where it has blocks of its own, for they do not nest."""
    if not body.text or any(style.kind in BLOCKS for style in body.styles):
        return body
    return Rich(body.text, (Style("quote", 0, len(body.text)), *body.styles))


def moment(at: datetime, fallback: str, shown: str | None = None) -> Rich:
    """Return a point in time that each reader sees on their own clock where the platform can show that.

    It is `shown` as a date_time_format of Telegram's says, "r" being how far away it is at the moment of reading.
    """
    return Rich(fallback, (Style("moment", 0, len(fallback), int(at.timestamp()), shown),))


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
