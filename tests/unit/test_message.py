"""What is scheduled, as a value."""

from __future__ import annotations

import pytest

from carillon.content.markup import Rich, Style, bold
from carillon.content.media import Media
from carillon.content.message import Content

PHOTO = Media("photo", "AgACAgI1")
PLAN = Media("document", "BQACAgI2", "plan.pdf", 52_000)


def test_plain_text_needs_no_extras() -> None:
    content = Content(Rich("Take your medicine"))

    assert content.extras() is None
    assert Content.load("Take your medicine", None) == content


@pytest.mark.parametrize(
    "content",
    [
        Content(Rich("Take ") + bold("два 💊")),
        Content(Rich("x", (Style("moment", 0, 1, 1_773_324_000, "r"), Style("link", 0, 1, detail="tg://user?id=7")))),
        Content(Rich(""), (PHOTO,)),
        Content(bold("Both"), (PHOTO, PLAN)),
    ],
)
def test_what_was_kept_loads_as_itself(content: Content) -> None:
    extras = content.extras()

    assert extras is not None
    assert Content.load(content.body.text, extras) == content


def test_the_weight_is_counted_in_utf16_units() -> None:
    assert Content(Rich("a💊")).weight == 3


@pytest.mark.parametrize(
    ("text", "media", "line"),
    [
        ("Take your medicine", (), "Take your medicine"),
        ("\n Milk\nEggs\nBread", (), "Milk"),
        ("Milk\r\nEggs", (), "Milk"),
        ("Take your medicine now", (), "Take your medicine…"),
        ("👩‍⚕️" * 21, (), "👩‍⚕️" * 19 + "…"),
        ("", (PHOTO,), "📷"),
        ("", (Media("voice", "x"),), "🎤"),
        ("", (PLAN,), "📎 plan.pdf"),
        ("", (Media("document", "x", "a" * 30),), "📎 " + "a" * 17 + "…"),
        ("", (Media("audio", "x", "air.mp3"),), "🎵 air.mp3"),
        ("", (PHOTO, PHOTO, Media("video", "x")), "📷×2 🎬"),
        ("Bring this", (PLAN,), "📎 Bring this"),
        ("Our holidays", (PHOTO, PHOTO), "📷×2 Our holidays"),
    ],
)
def test_a_summary_is_one_line(text: str, media: tuple[Media, ...], line: str) -> None:
    assert Content(Rich(text), media).summary(20) == line
