"""What one scheduled message becomes on Telegram, and that Telegram takes every piece of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import error
from telegram.request import HTTPXRequest

from carillon.content.html import read_html
from carillon.content.markup import Rich, Style, bold, link
from carillon.content.media import Media
from carillon.content.message import Content
from carillon.content.split import units
from carillon.platforms.base import Button, Outgoing, TooMuch
from carillon.platforms.telegram_media import cut, send_piece, text_arguments, too_much
from tests.contract.telegram_far_side import answers, bot_at, serving
from tests.contract.test_simulator_media import png
from tests.simulator_fixture import Simulator

BUTTONS = ((Button("Done", "done:1"), Button("Open", url="https://example.org/")),)
KINDS = ("photo", "video", "animation", "audio", "voice", "document")


def outgoing(body: Rich | str, *kinds: str, **more: Any) -> Outgoing:
    """A message to person 1001 with files of these kinds."""
    media = tuple(Media(kind, f"{kind}{place}") for place, kind in enumerate(kinds))
    return Outgoing(1, 1, "1001", body if isinstance(body, Rich) else Rich(body), media, **more)


def shape(message: Outgoing) -> list[tuple[str, int, bool]]:
    """Of each piece: its files, how much text, whether it has the buttons."""
    pieces = cut(message)
    return [
        (" ".join(each.kind for each in piece.media), units(piece.body.text), bool(piece.buttons)) for piece in pieces
    ]


def test_a_short_text_is_its_own_piece() -> None:
    message = outgoing("Take your medicine", buttons=BUTTONS)

    assert cut(message)[0] is message


@pytest.mark.parametrize(
    ("message", "pieces"),
    [
        (outgoing("a" * 4000, buttons=BUTTONS), [("", 4000, True)]),
        (outgoing("💊" * 2001, buttons=BUTTONS), [("", 4000, False), ("", 2, True)]),
        (outgoing(" " * 5000 + "x"), [("", 1, False)]),
        (outgoing("", "photo", buttons=BUTTONS), [("photo", 0, True)]),
        (outgoing("a" * 1024, "voice", buttons=BUTTONS), [("voice", 1024, True)]),
        (outgoing("💊" * 513, "photo", buttons=BUTTONS), [("photo", 0, False), ("", 1026, True)]),
        (outgoing("a" * 4001, "document"), [("document", 0, False), ("", 4000, False), ("", 1, False)]),
        (outgoing("a", "photo", "video", "photo"), [("photo video photo", 1, False)]),
        (outgoing("a", "photo", "photo", buttons=BUTTONS), [("photo photo", 0, False), ("", 1, True)]),
        (outgoing(" \n", "photo", "photo", buttons=BUTTONS), [("photo photo", 0, False), ("", 2, True)]),
        (outgoing("a" * 1025, "audio", "audio", buttons=BUTTONS), [("audio audio", 0, False), ("", 1025, True)]),
        (
            outgoing("a", "photo", "document", "video", "document"),
            [("photo video", 1, False), ("document document", 0, False)],
        ),
        (outgoing("a", "voice", "voice"), [("voice", 1, False), ("voice", 0, False)]),
        (
            outgoing("a", "photo", "photo", "animation", buttons=BUTTONS),
            [("photo photo", 1, False), ("animation", 0, True)],
        ),
        (outgoing("a", *["photo"] * 11), [(" ".join(["photo"] * 10), 1, False), ("photo", 0, False)]),
    ],
)
def test_a_message_is_cut_into_calls(message: Outgoing, pieces: list[tuple[str, int, bool]]) -> None:
    assert shape(message) == pieces


def test_every_piece_goes_where_and_how_the_message_goes() -> None:
    message = outgoing("a" * 9000, "photo", thread="7", silent=True, protected=True, author="1001", buttons=BUTTONS)

    pieces = cut(message)

    assert len(pieces) == 4
    assert {replace(piece, body=Rich(""), media=(), buttons=()) for piece in pieces} == {
        replace(message, body=Rich(""), media=(), buttons=())
    }


@settings(deadline=None)
@given(st.lists(st.sampled_from(KINDS), max_size=12), st.booleans(), st.sampled_from(["", " \n", "Hi", "word " * 300]))
def test_nothing_of_a_message_is_lost(kinds: list[str], buttons: bool, text: str) -> None:
    message = outgoing(text, *kinds, buttons=BUTTONS if buttons else ())

    pieces = cut(message)

    sent = [each for piece in pieces for each in piece.media]
    assert sorted(sent, key=str) == sorted(message.media, key=str)
    assert " ".join(piece.body.text for piece in pieces if piece.body.text != "⬆️").split() == text.split()
    assert [piece.buttons for piece in pieces if piece.buttons] == ([BUTTONS] if buttons else [])
    assert all(len(piece.media) < 2 or not piece.buttons for piece in pieces)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (Content(Rich("a" * 40_000)), None),
        (Content(Rich("💊" * 20_001)), TooMuch("text", 40_002, 40_000)),
        (Content(Rich(""), (Media("photo", "x"),) * 10), None),
        (Content(Rich(""), (Media("photo", "x"),) * 11), TooMuch("album", 11, 10)),
        (Content(Rich(" \n\N{ZERO WIDTH SPACE}")), TooMuch("nothing", 0, 1)),
        (Content(Rich("\N{BRAILLE PATTERN BLANK}")), None),
    ],
)
def test_what_can_never_be_sent_is_told_with_its_numbers(content: Content, why: TooMuch | None) -> None:
    assert too_much(content) == why


def test_arguments_that_are_not_set_are_left_out() -> None:
    assert text_arguments(outgoing("x")) == {"chat_id": 1001, "text": "x"}
    assert text_arguments(
        outgoing(bold("x"), buttons=BUTTONS, thread="7", silent=True, protected=True, author="1001")
    ) == {
        "chat_id": 1001,
        "text": "x",
        "entities": [{"type": "bold", "offset": 0, "length": 1}],
        "reply_markup": '{"inline_keyboard":[[{"text":"Done","callback_data":"done:1"},'
        '{"text":"Open","url":"https://example.org/"}]]}',
        "message_thread_id": 7,
        "disable_notification": True,
        "protect_content": True,
    }


@pytest.fixture
async def chat(simulator: Simulator) -> Simulator:
    """A simulator in which person 1001 has said something."""
    await simulator.say("/start")
    return simulator


async def upload(chat: Simulator, *kinds: str) -> tuple[Media, ...]:
    """Files that Telegram knows, one of each of these kinds."""
    bot = chat.bot()
    media = []
    for kind in kinds:
        send = {
            "photo": bot.send_photo,
            "video": bot.send_video,
            "audio": bot.send_audio,
            "voice": bot.send_voice,
            "document": bot.send_document,
        }[kind]
        sent = await send(1001, png())
        file = sent.effective_attachment
        media.append(Media(kind, (file[-1] if isinstance(file, tuple) else file).file_id))
    return tuple(media)


async def send(chat: Simulator, message: Outgoing) -> list[dict[str, Any]]:
    """Send every piece; return the messages that stand in the chat for it."""
    bot = chat.bot()
    ids = [await send_piece(bot, piece) for piece in cut(message)]
    names = [int(name) for each in ids for name in each.split(",")]
    shown = {each["message_id"]: each for each in await chat.messages(int(message.address))}
    return [shown[name] for name in names]


@pytest.mark.parametrize("kind", ["photo", "video", "audio", "voice", "document"])
async def test_a_file_of_each_kind_arrives_with_its_caption(chat: Simulator, kind: str) -> None:
    (media,) = await upload(chat, kind)
    body = Rich("💊 ") + bold("two") + " " + link("pills", "https://example.org/")

    (shown,) = await send(chat, Outgoing(1, 1, "1001", body, (media,), BUTTONS, silent=True, protected=True))

    (file,) = shown["media"].values()
    assert (file[0] if isinstance(file, list) else file)["file_id"] == media.reference
    assert shown["caption"] == "💊 two pills"
    assert shown["entities"] == [
        {"type": "bold", "offset": 3, "length": 3},
        {"type": "text_link", "offset": 7, "length": 5, "url": "https://example.org/"},
    ]
    assert [button["text"] for button in shown["buttons"][0]] == ["Done", "Open"]
    assert shown["silent"]
    assert shown["extra"]["has_protected_content"]


async def test_an_animation_is_sent_as_one() -> None:
    async with serving(answers) as server, bot_at(server.url, HTTPXRequest) as bot:
        assert await send_piece(bot, outgoing("Hi", "animation")) == "7"

    ((head, body),) = server.requests
    assert "/sendAnimation " in head
    assert parse_qs(body.decode()) == {
        "chat_id": ["1001"],
        "animation": ["animation0"],
        "caption": ["Hi"],
    }


async def test_an_album_arrives_as_one_with_its_caption_first(chat: Simulator) -> None:
    media = await upload(chat, "photo", "video", "photo")

    shown = await send(chat, Outgoing(1, 1, "1001", bold("Home"), media, silent=True, protected=True))

    assert len({each["media_group_id"] for each in shown}) == 1
    assert [(each["caption"], each["entities"]) for each in shown] == [
        ("Home", [{"type": "bold", "offset": 0, "length": 4}]),
        ("", []),
        ("", []),
    ]
    assert all(each["silent"] and each["extra"]["has_protected_content"] for each in shown)


@pytest.mark.parametrize(("text", "bearer"), [("Home", "Home"), ("", "⬆️")])
async def test_the_buttons_of_an_album_follow_it(chat: Simulator, text: str, bearer: str) -> None:
    media = await upload(chat, "document", "document")

    *album, last = await send(chat, Outgoing(1, 1, "1001", Rich(text), media, BUTTONS))

    assert [each["buttons"] for each in album] == [[], []]
    assert (last["text"], len(last["buttons"][0])) == (bearer, 2)


async def test_a_mixed_bag_arrives_whole(chat: Simulator) -> None:
    media = await upload(chat, "document", "photo", "voice", "audio", "document", "video", "voice", "audio")

    shown = await send(chat, Outgoing(1, 1, "1001", Rich("All"), media, BUTTONS))

    arrived = [kind for each in shown for kind in each["media"]]
    assert arrived == ["document", "document", "photo", "video", "voice", "audio", "audio", "voice"]
    assert [each["caption"] for each in shown] == ["All"] + [""] * 7
    assert [bool(each["buttons"]) for each in shown] == [False] * 7 + [True]


async def test_a_long_text_follows_its_photo_in_order(chat: Simulator) -> None:
    media = await upload(chat, "photo")
    line = "Bonne année 🎆 à toute la <b>famille 👨‍👩‍👧‍👦</b> 🇫🇷🇩🇪! שנה טובה, سنة سعيدة.\n"
    body = read_html(line * 300)

    photo, *texts = await send(chat, Outgoing(1, 1, "1001", body, media, BUTTONS))

    assert len(body.text) > 15_000
    assert photo["caption"] == ""
    assert "\n".join(each["text"] for each in texts) == body.text.strip()
    assert sum(len(each["entities"]) for each in texts) == 300
    assert [bool(each["buttons"]) for each in texts] == [False] * (len(texts) - 1) + [True]


async def test_every_style_survives_the_journey(chat: Simulator) -> None:
    body = read_html(
        "<b>b</b> <i>i</i> <u>u</u> <s>s</s> <tg-spoiler>t</tg-spoiler> <code>c</code> "
        "<a href='https://example.org/'>a</a> <a href='tg://user?id=1002'>Lucía</a> "
        "<tg-emoji emoji-id='5368324170671202286'>👍</tg-emoji> <tg-time unix='1773324000' format='r'>then</tg-time>"
        "\n<pre><code class='language-python'>p</code></pre>\n<blockquote>q</blockquote>"
        "\n<blockquote expandable>e</blockquote>"
    )

    (shown,) = await send(chat, Outgoing(1, 1, "1001", body))

    assert shown["text"] == body.text
    assert {each["type"] for each in shown["entities"]} == {
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
        "date_time",
        "blockquote",
        "expandable_blockquote",
    }


async def test_a_topic_is_reached_by_every_kind_of_piece(chat: Simulator) -> None:
    await chat.say("hello", -1001, chat={"title": "Club", "is_forum": True}, thread_id=7)
    media = await upload(chat, "photo", "photo", "voice")

    message = Outgoing(1, 1, "-1001", Rich("word " * 300), media, BUTTONS, thread="7")

    assert [each["thread_id"] for each in await send(chat, message)] == [7] * 4


async def test_a_refusal_passes_through(chat: Simulator) -> None:
    with pytest.raises(error.BadRequest):
        await send_piece(chat.bot(), outgoing("x", "photo"))


async def test_a_reference_is_never_read_as_a_path_of_this_machine(chat: Simulator) -> None:
    piece = Outgoing(1, 1, "1001", Rich(""), (Media("document", __file__),))

    with pytest.raises(error.BadRequest):
        await send_piece(chat.bot(), piece)

    assert [call["files"] for call in (await chat.get("telegram/calls?method=sendDocument"))["calls"]] == [{}]


async def test_two_styles_that_cross_are_taken(chat: Simulator) -> None:
    body = Rich("abcdef", (Style("bold", 0, 4), Style("italic", 2, 6)))

    (shown,) = await send(chat, Outgoing(1, 1, "1001", body))

    assert [(each["type"], each["offset"], each["length"]) for each in shown["entities"]] == [
        ("bold", 0, 4),
        ("italic", 2, 2),
        ("italic", 4, 2),
    ]
