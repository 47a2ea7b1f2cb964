"""Formatted text, as Telegram's server reads it."""

import datetime as dt
from typing import Any

import pytest
from telegram import MessageEntity

from tests.simulator_fixture import Simulator

MOMENT = 1_647_531_900


def entity(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.fixture
async def chat(simulator: Simulator) -> Simulator:
    """A simulator in which person 1001 has said something."""
    await simulator.say("/start")
    return simulator


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("<b>a</b><strong>b</strong>", "ab", [entity("bold", 0, 1), entity("bold", 1, 1)]),
        ("<i>a</i> <em>b</em>", "a b", [entity("italic", 0, 1), entity("italic", 2, 1)]),
        ("<u>a</u> <ins>b</ins>", "a b", [entity("underline", 0, 1), entity("underline", 2, 1)]),
        (
            "<s>a</s> <strike>b</strike> <del>c</del>",
            "a b c",
            [entity("strikethrough", place, 1) for place in (0, 2, 4)],
        ),
        (
            "<tg-spoiler>a</tg-spoiler> <span class='tg-spoiler'>b</span>",
            "a b",
            [entity("spoiler", 0, 1), entity("spoiler", 2, 1)],
        ),
        ("<code>a</code>", "a", [entity("code", 0, 1)]),
        ("<pre>a</pre>", "a", [entity("pre", 0, 1)]),
        ('<pre><code class="language-python">a</code></pre>', "a", [entity("pre", 0, 1, language="python")]),
        ('<code class="language-python">a</code>', "a", [entity("code", 0, 1)]),
        ("<blockquote>a</blockquote>", "a", [entity("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [entity("expandable_blockquote", 0, 1)]),
        (
            '<a href="https://example.com/?a=1&amp;b=2">a</a>',
            "a",
            [entity("text_link", 0, 1, url="https://example.com/?a=1&b=2")],
        ),
        ("<a href='example.com'>a</a>", "a", [entity("text_link", 0, 1, url="http://example.com/")]),
        ("<a href='javascript:alert(1)'>a</a>", "a", []),
        ('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>', "👍", [entity("custom_emoji", 0, 2)]),
        (
            f'<tg-time unix="{MOMENT}" format="wDT">tomorrow</tg-time>',
            "tomorrow",
            [entity("date_time", 0, 8, unix_time=MOMENT, date_time_format="wDT")],
        ),
        (f'<tg-time unix="{MOMENT}">soon</tg-time>', "soon", [entity("date_time", 0, 4, unix_time=MOMENT)]),
        ("<B>a<I>b</I></B>", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
        ("😀 <b>x</b>", "😀 x", [entity("bold", 3, 1)]),
        ("&lt;b&gt; &amp; &quot;&#33;&#x21;&nbsp;", '<b> & "!!&nbsp;', []),
        ("  <b> a </b> \n", " a", [entity("bold", 0, 2)]),
        ("a\r\nb\tc", "a\nb c", []),
        ("<b></b>a", "a", []),
        ("<b>a <code>b</code> c</b>", "a b c", [entity("bold", 0, 2), entity("code", 2, 1), entity("bold", 3, 2)]),
    ],
)
async def test_html_becomes_text_and_entities(
    chat: Simulator, html: str, text: str, entities: list[dict[str, Any]]
) -> None:
    message = await chat.result("sendMessage", chat_id=1001, text=html, parse_mode="HTML")

    for found in message.get("entities", []):
        found.pop("custom_emoji_id", None)
    assert (message["text"], message.get("entities", [])) == (text, entities)


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        ("<p>a</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("été <br/>", 'Unsupported start tag "br/" at byte offset 6'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b class", 'Unclosed start tag "b" at byte offset 0'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>a</b x", "Unclosed end tag at byte offset 4"),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<i =a>b</i>", 'Empty attribute name in the tag "i" at byte offset 0'),
        ("<b class=a_b>c</b>", "Unexpected end of name token at byte offset 9"),
        ("<tg-emoji emoji-id='x'>a</tg-emoji>", "Invalid custom emoji identifier specified"),
    ],
)
async def test_html_errors_name_the_byte_offset(chat: Simulator, html: str, sentence: str) -> None:
    description = await chat.refusal("sendMessage", chat_id=1001, text=html, parse_mode="HTML")

    assert description == f"Bad Request: can't parse entities: {sentence}"


@pytest.mark.parametrize("tag", ['<tg-time unix="soon">', "<tg-time>", f'<tg-time unix="{MOMENT}" format="tw">'])
async def test_a_time_needs_a_moment_and_a_known_format(chat: Simulator, tag: str) -> None:
    description = await chat.refusal("sendMessage", chat_id=1001, text=f"{tag}a</tg-time>", parse_mode="HTML")

    assert "[simulator]" in description


async def test_python_telegram_bots_date_time_entity_comes_back_whole(chat: Simulator) -> None:
    moment = dt.datetime.fromtimestamp(MOMENT, dt.UTC)
    sent = MessageEntity(MessageEntity.DATE_TIME, 3, 8, date_time_format="wDt", unix_time=moment)

    message = await chat.bot().send_message(1001, "at tomorrow", entities=[sent])

    assert message.entities[0].unix_time == moment
    assert message.entities[0].date_time_format == "wDt"
    assert message.text_html == f'at <tg-time unix="{MOMENT}" format="wDt">tomorrow</tg-time>'


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (entity("bold", -1, 1), "receive an entity with incorrect offset -1"),
        (entity("bold", 0, -1), "receive an entity with incorrect length -1"),
        (entity("bold", 9, 1), "entity begins after the end of the text at UTF-16 offset 9"),
        (
            entity("bold", 0, 5),
            "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 5",
        ),
        (entity("bold", 1, 2), "entity begins in a middle of a UTF-16 symbol at byte offset 4"),
        (
            entity("bold", 0, 1),
            "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 4",
        ),
        (entity("sparkle", 0, 2), "can't parse MessageEntity: Unsupported type specified"),
        (entity("text_link", 0, 2), "can't parse MessageEntity: Can't find field \"url\""),
        (entity("text_link", 0, 2, url="localhost"), "entity URL 'localhost' is invalid: Wrong HTTP URL"),
        (entity("date_time", 0, 2), "can't parse MessageEntity: Can't find field \"unix_time\""),
        (
            entity("date_time", 0, 2, unix_time="1"),
            'can\'t parse MessageEntity: Field "unix_time" must be of type Number',
        ),
        (
            entity("date_time", 0, 2, unix_time=1, date_time_format="dd"),
            '[simulator] date-time format "dd" does not match r|w?[dD]?[tT]?',
        ),
        (entity("bold", 0, 2, url="x"), '[simulator] MessageEntity of type "bold" has no field "url"'),
    ],
)
async def test_entities_are_checked_in_utf16_units(chat: Simulator, given: dict[str, Any], sentence: str) -> None:
    description = await chat.refusal("sendMessage", chat_id=1001, text="😀ab", entities=[given])

    assert description == f"Bad Request: {sentence}"


async def test_entities_that_cross_are_refused(chat: Simulator) -> None:
    crossing = [entity("bold", 0, 3), entity("italic", 2, 3)]

    description = await chat.refusal("sendMessage", chat_id=1001, text="abcdef", entities=crossing)

    assert "overlaps another without nesting" in description


async def test_only_a_hundred_entities_are_kept(chat: Simulator) -> None:
    message = await chat.result("sendMessage", chat_id=1001, text="<b>a</b> " * 120, parse_mode="HTML")

    assert len(message["entities"]) == 100


async def test_mentions_by_id_need_a_known_person(chat: Simulator) -> None:
    html = '<a href="tg://user?id=1002">known</a> <a href="tg://user?id=424242">unknown</a>'

    message = await chat.result("sendMessage", chat_id=1001, text=html, parse_mode="HTML")

    assert [(each["type"], each["user"]["first_name"]) for each in message["entities"]] == [("text_mention", "Lucía")]


async def test_commands_and_addresses_are_found_in_what_people_say(chat: Simulator) -> None:
    said = await chat.say("/list@carillon_bot for @emma_clarke: #pills $USD a@b.org https://example.com/x, not 1/2")

    found = [
        (each["type"], said["message"]["text"][each["offset"] :][: each["length"]])
        for each in said["message"]["entities"]
    ]
    assert found == [
        ("bot_command", "/list@carillon_bot"),
        ("mention", "@emma_clarke"),
        ("hashtag", "#pills"),
        ("cashtag", "$USD"),
        ("email", "a@b.org"),
        ("url", "https://example.com/x"),
    ]


async def test_nothing_is_found_inside_code_or_links(chat: Simulator) -> None:
    html = "<code>/start</code> <a href='https://example.org'>/list</a> /help"

    message = await chat.result("sendMessage", chat_id=1001, text=html, parse_mode="HTML")

    assert [each["type"] for each in message["entities"]] == ["code", "text_link", "bot_command"]


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("a" * 4096, None),
        ("a" * 4097, "message is too long"),
        ("😀" * 2048, None),
        ("😀" * 2048 + "a", "message is too long"),
        ("<b>" + "a" * 4096 + "</b>", None),
        ("a" + " " * 32_767, None),
        ("a" + " " * 32_768, "text is too long"),
        ("я" * 16_385, "text is too long"),
    ],
)
async def test_a_text_has_4096_utf16_units_after_parsing_and_32_kib_before(
    chat: Simulator, text: str, refusal: str | None
) -> None:
    envelope = await chat.call("sendMessage", chat_id=1001, text=text, parse_mode="HTML")

    assert envelope.get("description") == (None if refusal is None else f"Bad Request: {refusal}")
