"""HTML as Telegram's bots write it, for people who switch it on: https://core.telegram.org/bots/api#html-style."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from carillon.content.html_errors import CROSSED, STRAY, UNCLOSED, UNFINISHED, UNKNOWN, BadHtml
from carillon.content.html_tags import TAGS, objection, settled, style_of
from carillon.content.markup import Rich, Style

__all__ = ["BadHtml", "read_html"]

# HTMLParser would decode all of HTML's references, in addresses too ("?a=1&copy=2"), and stumbles over malformed
# declarations, so it sees neither. These two characters are a program's own (Unicode, 23.7) and stand in for them.
_AMPERSAND, _LESS = "\ufdd0", "\ufdd1"
_HIDDEN = re.compile(r"&|<(?=[!?])")
_SHOWN = str.maketrans({_AMPERSAND: "&", _LESS: "<"})

_END_TAG = re.compile(r"</[A-Za-z][^\s>]*\s*>")
_UNREAD = re.compile(r"<([/!?A-Za-z][^\s<>]*)(>?)")
_REFERENCE = re.compile(r"&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot)(?![A-Za-z]));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_SURROGATES = range(0xD800, 0xE000)
_BEYOND = 0x110000


def read_html(source: str) -> Rich:
    """Return what the source shows. Raises BadHtml for a tag that Telegram would refuse.

    A `<` that begins no tag stays as typed, and so does a reference that Telegram does not know (`&nbsp;`). A link
    that leads nowhere is left as text.
    """
    reader = _Reader(source)
    closed = source[: source.rfind(">") + 1]  # HTMLParser's time grows with the square of the tags left open behind
    reader.feed(_HIDDEN.sub(lambda found: _AMPERSAND if found.group() == "&" else _LESS, closed))
    reader.close()
    return reader.result()


@dataclass(frozen=True, slots=True)
class _Open:
    """A tag whose end has not come yet: its place in the source, and where its content begins in the text."""

    tag: str
    attributes: dict[str, str]
    place: int
    start: int


class _Reader(HTMLParser):
    """Takes the tags from HTMLParser, and everything between them from the source as it stands."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self._source = source
        self._lines = [0, *(found.end() for found in re.finditer("\n", source))]
        self._done = 0  # how much of the source has been read
        self._text = ""
        self._open: list[_Open] = []
        self._styles: list[Style] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag."""
        place = self._place()
        self._take_text(place, place + len(self.get_starttag_text() or ""))
        tag = tag.translate(_SHOWN)
        attributes = {name: _decoded((value or "").translate(_SHOWN)) for name, value in attrs}
        objected = objection(tag, attributes)
        if objected:
            raise self._bad(objected, tag, place)
        self._open.append(_Open(tag, attributes, place, len(self._text)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Refuse a tag such as `<b/>`: none is empty."""
        self.handle_starttag(f"{tag}/" if tag in TAGS else tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last."""
        place = self._place()
        written = _END_TAG.match(self._source, place)
        self._take_text(place, written.end() if written else place)
        if written is None:
            raise self._bad(UNFINISHED, f"/{tag}", place)
        if tag not in TAGS:
            raise self._bad(UNKNOWN, f"/{tag}", place)
        if not self._open:
            raise self._bad(STRAY, tag, place)
        opened = self._open.pop()
        if tag != opened.tag:
            raise self._bad(CROSSED, tag, place, expected=opened.tag)
        if len(self._text) > opened.start:
            style = style_of(tag, opened.attributes, opened.start, self._text)
            self._styles += [style] if style else []

    def result(self) -> Rich:
        """Return everything that was read."""
        self._take_text(len(self._source), len(self._source))
        if self._open:
            raise self._bad(UNCLOSED, self._open[-1].tag, self._open[-1].place)
        return Rich(self._text, settled(self._styles))

    def _take_text(self, until: int, resume: int) -> None:
        """Read on to a tag. What looks like one and was not handed over as one is a comment or unfinished."""
        between = self._source[self._done : until]
        unread = _UNREAD.search(between)
        if unread:
            foreign = unread[2] or unread[1][0] in "!?"
            raise self._bad(UNKNOWN if foreign else UNFINISHED, unread[1], self._done + unread.start())
        self._text += _decoded(between)
        self._done = resume

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _bad(self, sentence: str, tag: str, place: int, **more: str) -> BadHtml:
        line = self._source.count("\n", 0, place)
        return BadHtml(sentence, tag=tag, line=line + 1, column=place - self._lines[line] + 1, **more)


def _decoded(text: str) -> str:
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(reference: re.Match[str]) -> str:
    hexadecimal, decimal, name = reference.groups()
    if name:
        return _NAMED[name]
    number = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return reference.group() if number in _SURROGATES or not 0 < number < _BEYOND else chr(number)
