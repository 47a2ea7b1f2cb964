"""What is scheduled: a formatted text, files, or both."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass

import regex

from carillon.content.markup import Rich, dump_styles, load_styles
from carillon.content.media import Media
from carillon.content.split import units

MARKS = {"photo": "📷", "video": "🎬", "animation": "🎬", "voice": "🎤", "audio": "🎵", "document": "📎"}
_SIGN = regex.compile(r"\X")


@dataclass(frozen=True, slots=True)
class Content:
    """A message as a person made it. With files, the text goes with them."""

    body: Rich
    media: tuple[Media, ...] = ()

    def extras(self) -> str | None:
        """Return what the plain text does not say, as JSON; None when it says everything."""
        if not self.body.styles and not self.media:
            return None
        said = {"styles": dump_styles(self.body.styles), "media": [media.dump() for media in self.media]}
        return json.dumps(said, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def load(cls, text: str, extras: str | None) -> Content:
        """Return the content whose plain text and `extras` these are."""
        if extras is None:
            return cls(Rich(text))
        said = json.loads(extras)
        return cls(Rich(text, load_styles(said["styles"])), tuple(Media.load(value) for value in said["media"]))

    @property
    def weight(self) -> int:
        """The length of the text in UTF-16 units, in which platforms state their limits."""
        return units(self.body.text)

    def marks(self) -> str:
        """Return one mark a kind of file, with their number where there are several; "" without files."""
        return _marks(self.media)

    def summary(self, width: int) -> str:
        """Return one line of at most `width` signs for a list: marks for the files, then the text or a file's name."""
        text = self.body.text.strip()
        line = text.partition("\n")[0].rstrip()
        named = self.media[0].name if len(self.media) == 1 and not text else None
        return _shortened(" ".join(filter(None, [_marks(self.media), named, line])), width)


def _marks(media: tuple[Media, ...]) -> str:
    """Return one mark a kind of file, with their number where there are several."""
    counted = Counter(MARKS[each.kind] for each in media)
    return " ".join(mark if count == 1 else f"{mark}×{count}" for mark, count in counted.items())


def _shortened(line: str, width: int) -> str:
    signs = [sign.group() for sign in _SIGN.finditer(line)]
    return line if len(signs) <= width else "".join(signs[: width - 1]).rstrip() + "…"
