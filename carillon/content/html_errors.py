"""What can be wrong with a person's HTML: sentences with places, so that they can be said in any language."""

from __future__ import annotations

from typing import Final

from carillon.errors import CarillonError

UNKNOWN: Final = (
    "I do not know the tag <{tag}> (line {line}, column {column}). Take it out, or write &lt; for a < that is text."
)
NEW_LINE: Final = "<{tag}> (line {line}, column {column}) is not needed: just begin a new line in the message."
UNFINISHED: Final = (
    "The tag that begins with <{tag} (line {line}, column {column}) is not finished. "
    "Close it with >, or write &lt; for a < that is text."
)
STRAY: Final = "</{tag}> (line {line}, column {column}) closes nothing. Take it out, or put <{tag}> before the words."
CROSSED: Final = (
    "</{tag}> (line {line}, column {column}) comes while <{expected}> is still open. Write </{expected}> before it."
)
UNCLOSED: Final = "<{tag}> (line {line}, column {column}) is never closed. Write </{tag}> behind the words it is for."
SPAN: Final = '<{tag}> (line {line}, column {column}) works only as <span class="tg-spoiler">.'
EMOJI: Final = '<{tag}> (line {line}, column {column}) needs the number of an emoji: <tg-emoji emoji-id="…">.'
TIME: Final = (
    '<{tag}> (line {line}, column {column}) needs a moment in Unix seconds, as in <tg-time unix="1800000000">; '
    "its format, if any, is r, or w, d or D, t or T in this order."
)


class BadHtml(CarillonError):
    """The HTML cannot be read.

    `sentence` is the English msgid, `places` its values: `tag` as typed but for its case, `line` and `column` (both
    from one, in characters of what was read), and `expected`, the open tag, where two are crossed.
    """

    def __init__(self, sentence: str, *, tag: str, line: int, column: int, **more: str) -> None:
        self.sentence = sentence
        self.tag = tag
        self.places: dict[str, str] = {"tag": tag, "line": str(line), "column": str(column), **more}
        super().__init__(sentence.format_map(self.places))
