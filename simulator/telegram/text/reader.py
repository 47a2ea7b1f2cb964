"""A cursor over HTML: names, attributes and character references, read as Telegram's server reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from simulator.telegram.envelope import ApiError, bad_request

_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]*)|#([0-9]*)|([A-Za-z]*));?")
_TAG_NAME = re.compile(r"[^\s>]*")
_SPACE = re.compile(r"\s*")
_ATTRIBUTE_NAME = re.compile(r"[^\s=>/\"']*")
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_LONGEST_REFERENCE = 9  # characters, the semicolon not counted


@dataclass(slots=True)
class Reader:
    """Where the parser stands in the source."""

    source: str
    position: int = 0

    def peek(self) -> str:
        """The next character; empty at the end."""
        return self.source[self.position : self.position + 1]

    def skip_space(self) -> None:
        """Move over white space."""
        self._take(_SPACE)

    def tag_name(self, begin: int) -> str:
        """The name that starts at `begin`, in lower case."""
        self.position = begin
        return self._take(_TAG_NAME).lower()

    def failure(self, sentence: str, position: int, tail: str = "") -> ApiError:
        """A parse error; Telegram counts its place in bytes of UTF-8."""
        before = len(self.source[:position].encode("utf-8", "surrogatepass"))
        return bad_request(f"can't parse entities: {sentence} at byte offset {before}{tail}")

    def attributes(self, tag: str, begin: int) -> dict[str, str]:
        """The attributes up to and including ">"."""
        found: dict[str, str] = {}
        while True:
            self.skip_space()
            if self.peek() == ">":
                self.position += 1
                return found
            name = self._attribute_name(tag, begin)
            self.skip_space()
            if not self.peek():
                raise self.failure(f'Unclosed start tag "{tag}"', begin)
            found[name] = self._attribute_value(tag, begin) if self.peek() == "=" else ""

    def reference(self) -> str:
        """The character that the reference here stands for; the "&" itself when it stands for none."""
        found = _REFERENCE.match(self.source, self.position)
        character = None if found is None else _character(found)
        self.position = self.position + 1 if found is None or character is None else found.end()
        return character or "&"

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.source, self.position)
        if found is None:
            return ""
        self.position = found.end()
        return found.group()

    def _attribute_name(self, tag: str, begin: int) -> str:
        name = self._take(_ATTRIBUTE_NAME)
        if not name:
            raise self.failure(f'Empty attribute name in the tag "{tag}"', begin)
        return name

    def _attribute_value(self, tag: str, begin: int) -> str:
        self.position += 1
        self.skip_space()
        quote = self.peek()
        if not quote:
            raise self.failure(f'Unclosed start tag "{tag}"', begin)
        value = self._quoted(quote) if quote in "\"'" else self._name_token()
        if not self.peek():
            raise self.failure("Unclosed start tag", begin)
        return value

    def _name_token(self) -> str:
        start = self.position
        token = self._take(_NAME_TOKEN)
        following = self.peek()
        if not following.isspace() and following != ">":
            raise self.failure("Unexpected end of name token", start)
        return token.lower()

    def _quoted(self, quote: str) -> str:
        self.position += 1
        pieces = []
        while (character := self.peek()) and character != quote:
            if character == "&":
                pieces.append(self.reference())
            else:
                pieces.append(character)
                self.position += 1
        self.position += bool(character)
        return "".join(pieces)


def _character(found: re.Match[str]) -> str | None:
    hexadecimal, decimal, name = found.groups()
    if name is not None:
        return _NAMED.get(name)
    code = int(hexadecimal, 16) if hexadecimal else int(decimal or "0")
    if code == 0 or code >= 0x10FFFF or len(found.group().rstrip(";")) > _LONGEST_REFERENCE:
        return None
    if 0xD800 <= code <= 0xDFFF:
        raise bad_request(
            "can't parse entities: Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        )
    return chr(code)
