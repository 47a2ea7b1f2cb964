"""HTML as people type it: what it becomes, and what is said about what Telegram would refuse."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carillon.content import links
from carillon.content.html import BadHtml, read_html
from carillon.content.markup import Rich, Style

MOMENT = 1_647_531_900


@pytest.mark.parametrize(
    ("source", "text", "styles"),
    [
        ("<b>a</b><strong>b</strong>", "ab", [Style("bold", 0, 1), Style("bold", 1, 2)]),
        ("<i>a</i> <em>b</em>", "a b", [Style("italic", 0, 1), Style("italic", 2, 3)]),
        ("<u>a</u> <ins>b</ins>", "a b", [Style("underline", 0, 1), Style("underline", 2, 3)]),
        ("<s>a</s><strike>b</strike><del>c</del>", "abc", [Style("strike", at, at + 1) for at in range(3)]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [Style("spoiler", 0, 1)]),
        ("<span class='tg-spoiler'>a</span>", "a", [Style("spoiler", 0, 1)]),
        ("<code>a</code>", "a", [Style("code", 0, 1)]),
        ("<pre>a</pre>", "a", [Style("pre", 0, 1)]),
        ('<pre><code class="language-python">a\n  b</code></pre>', "a\n  b", [Style("pre", 0, 5, detail="python")]),
        ("<pre><code>a</code></pre>", "a", [Style("pre", 0, 1)]),
        ('<code class="language-python">a</code>', "a", [Style("code", 0, 1)]),
        ("<blockquote>a</blockquote>", "a", [Style("quote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [Style("long_quote", 0, 1)]),
        (
            '<a href="https://example.com/?a=1&amp;b=2&copy=3">a</a>',
            "a",
            [Style("link", 0, 1, detail="https://example.com/?a=1&b=2&copy=3")],
        ),
        ("<a href='example.com'>a</a>", "a", [Style("link", 0, 1, detail="http://example.com")]),
        ("<a>example.com</a>", "example.com", [Style("link", 0, 11, detail="http://example.com")]),
        ("<a href='tg://user?id=7'>Ana</a>", "Ana", [Style("link", 0, 3, detail="tg://user?id=7")]),
        ("<a href='javascript:alert(1)'>a</a>", "a", []),
        (
            '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>',
            "👍",
            [Style("emoji", 0, 1, None, "5368324170671202286")],
        ),
        (f'<tg-time unix="{MOMENT}" format="wDT">then</tg-time>', "then", [Style("moment", 0, 4, MOMENT, "wDT")]),
        (f'<tg-time unix="{MOMENT}">then</tg-time>', "then", [Style("moment", 0, 4, MOMENT, "")]),
        ("<B>a<I>b</I></B>", "ab", [Style("bold", 0, 2), Style("italic", 1, 2)]),
        ("<b>a <i>b</i></b\n>", "a b", [Style("bold", 0, 3), Style("italic", 2, 3)]),
        ("👩‍⚕️ <b>x</b>", "👩‍⚕️ x", [Style("bold", 5, 6)]),
        ("<b></b>a", "a", []),
    ],
)
def test_each_tag_becomes_its_style(source: str, text: str, styles: list[Style]) -> None:
    assert read_html(source) == Rich(text, tuple(styles))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("&lt;b&gt; &amp; &quot;&#33;&#x21;&#X1F600;", '<b> & "!!😀'),
        ("&lt1 &amp", "<1 &"),
        ("&nbsp;&copy;&euro;&apos;", "&nbsp;&copy;&euro;&apos;"),
        ("&ltx; &amplitude; &", "&ltx; &amplitude; &"),
        ("&#0;&#xD800;&#x110000;&#;", "&#0;&#xD800;&#x110000;&#;"),
        ("&amp;lt;", "&lt;"),
        ("1 < 2, I <3 you, a<=b", "1 < 2, I <3 you, a<=b"),
        ("Tom & Jerry > all", "Tom & Jerry > all"),
        ("a\r\n\tb\n", "a\r\n\tb\n"),
    ],
)
def test_references_that_telegram_knows_are_read_and_all_else_stays_as_typed(source: str, text: str) -> None:
    assert read_html(source) == Rich(text)


@pytest.mark.parametrize(
    ("source", "tag", "line", "column", "advice"),
    [
        ("Hi<br>you", "br", 1, 3, "begin a new line"),
        ("Hi<br/>you", "br", 1, 3, "begin a new line"),
        ("a\nb <p>c</p>", "p", 2, 3, "begin a new line"),
        ("<h1>a</h1>", "h1", 1, 1, "Take it out"),
        ("💊 <marquee>a</marquee>", "marquee", 1, 3, "Take it out"),
        ("<script>a <b></script>", "script", 1, 1, "Take it out"),
        ("<b/>", "b/", 1, 1, "Take it out"),
        ("a</br>", "/br", 1, 2, "Take it out"),
        ("<!-- a --> <b>", "!--", 1, 1, "Take it out"),
        ("<![if[ a", "![if[", 1, 1, "Take it out"),
        ("<?php ?>", "?php", 1, 1, "Take it out"),
        ("</>", "/", 1, 1, "Take it out"),
        ("<b>a</b> <i>b", "i", 1, 10, "Write </i> behind"),
        ("a</b>", "b", 1, 2, "put <b> before"),
        ("<b><i>a</b></i>", "b", 1, 8, "Write </i> before it"),
        ("a <b", "b", 1, 3, "Close it with >"),
        ("x <b class='y", "b", 1, 3, "Close it with >"),
        ("<b>a</b", "/b", 1, 5, "Close it with >"),
        ("<b>a</b x>", "/b", 1, 5, "Close it with >"),
        ("<span>a</span>", "span", 1, 1, 'class="tg-spoiler"'),
        ("<tg-emoji>a</tg-emoji>", "tg-emoji", 1, 1, "emoji-id="),
        ("<tg-emoji emoji-id='0'>a</tg-emoji>", "tg-emoji", 1, 1, "emoji-id="),
        ("<tg-time>a</tg-time>", "tg-time", 1, 1, "Unix seconds"),
        ("<tg-time unix='soon'>a</tg-time>", "tg-time", 1, 1, "Unix seconds"),
        ("<tg-time unix='2147483648'>a</tg-time>", "tg-time", 1, 1, "Unix seconds"),
        (f"<tg-time unix='{MOMENT}' format='tw'>a</tg-time>", "tg-time", 1, 1, "in this order"),
    ],
)
def test_a_refusal_names_the_tag_its_place_and_what_to_do(
    source: str, tag: str, line: int, column: int, advice: str
) -> None:
    with pytest.raises(BadHtml) as refused:
        read_html(source)

    error, said = refused.value, str(refused.value)
    assert (error.tag, error.places["line"], error.places["column"]) == (tag, str(line), str(column))
    assert f"<{tag}" in said or f"</{tag}" in said
    assert f"(line {line}, column {column})" in said
    assert advice in said


def test_a_refusal_can_be_said_in_another_language() -> None:
    with pytest.raises(BadHtml) as refused:
        read_html("<b><i>x</b>")

    error = refused.value
    assert "„{tag}“ {line} {column} {expected}".format_map(error.places) == "„b“ 1 8 i"
    assert error.sentence.format_map(error.places) == str(error)


@settings(deadline=None)
@given(st.text("<>/!?&;#='\"- \nabipre123", max_size=60))
def test_any_text_is_read_or_refused(source: str) -> None:
    refused, rich = outcome(source)

    if refused:
        assert 1 <= int(refused.places["line"]) <= source.count("\n") + 1
    assert all(0 <= style.start < style.end <= len(rich.text) for style in rich.styles)


def outcome(source: str) -> tuple[BadHtml | None, Rich]:
    """What became of a source: why it was refused, and what it was read as."""
    try:
        return None, read_html(source)
    except BadHtml as refused:
        return refused, Rich("")


@settings(deadline=None)
@given(st.text("ab&<>\"' \n😀", max_size=40))
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")

    assert read_html(f"<b>{escaped}</b>").text == text


@pytest.mark.timeout(60)  # HTMLParser by itself takes the square of the length
@pytest.mark.parametrize("source", ["<b " * 13_000, "</b" * 13_000 + ">", "<a href='" * 4_000 + ">", "<!" * 20_000])
def test_nonsense_is_refused_without_trouble(source: str) -> None:
    with pytest.raises(BadHtml):
        read_html(source)


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://example.org", "https://example.org"),
        (" http://example.org/a?b=c#d ", "http://example.org/a?b=c#d"),
        ("example.org/x", "http://example.org/x"),
        ("ftp://example.org/x", "ftp://example.org/x"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080/"),
        ("http://[::1]/", "http://[::1]/"),
        ("http://[::1/", None),
        ("http://example.org:port/", None),
        ("tg://user?id=7", "tg://user?id=7"),
        ("tg://", None),
        ("mailto:a@example.org", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("http://localhost/", None),
        ("http://example.o/", None),
        ("http://a b.org", None),
        ("", None),
    ],
)
def test_a_link_leads_where_telegram_would_let_it_lead(url: str, target: str | None) -> None:
    assert links.target(url) == target
