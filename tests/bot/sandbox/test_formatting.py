"""Text with tags to text with entities, as Telegram does it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox import utf16
from bot.sandbox.detection import with_detected
from bot.sandbox.formatting import parse_html
from bot.sandbox.refusals import Refusal


def entities(source: str) -> list[tuple[object, ...]]:
    """The entities of ``source`` as (type, covered text, and what else it says)."""
    text, found = parse_html(source)
    return [
        (
            e["type"],
            utf16.part(text, e["offset"], e["length"]),
            *(e[k] for k in ("url", "language") if k in e),
        )
        for e in found
    ]


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("b", "bold"),
        ("strong", "bold"),
        ("i", "italic"),
        ("em", "italic"),
        ("u", "underline"),
        ("ins", "underline"),
        ("s", "strikethrough"),
        ("strike", "strikethrough"),
        ("del", "strikethrough"),
        ("tg-spoiler", "spoiler"),
        ("code", "code"),
        ("pre", "pre"),
        ("blockquote", "blockquote"),
        ("B", "bold"),
    ],
)
def test_every_simple_tag_is_an_entity(tag: str, kind: str) -> None:
    assert entities(f"a <{tag}>车</{tag}> z") == [(kind, "车")]


def test_offsets_count_utf16_code_units() -> None:
    text, found = parse_html("🚗🚗<b>保合🚗</b>")
    assert text == "🚗🚗保合🚗"
    assert found == [{"type": "bold", "offset": 4, "length": 4}]


def test_tags_with_attributes() -> None:
    assert entities('<a href="https://e.cn/?a=1&amp;b=2">看</a>') == [("text_link", "看", "https://e.cn/?a=1&b=2")]
    assert entities("<a href='http://127.0.0.1:8080/t/x'>页</a>")[0][2] == "http://127.0.0.1:8080/t/x"
    assert entities('<span class="tg-spoiler">x</span>') == [("spoiler", "x")]
    assert entities('<pre><code class="language-sql">x</code></pre>') == [("pre", "x", "sql")]
    assert entities("<blockquote expandable>x</blockquote>") == [("expandable_blockquote", "x")]
    assert entities("<blockquote expandable='1'>x</blockquote>") == [("expandable_blockquote", "x")]


def test_a_link_to_nowhere_leaves_its_text() -> None:
    assert parse_html('<a href="no address">看</a>') == ("看", [])


def test_a_person_can_be_linked() -> None:
    _text, found = parse_html('<a href="tg://user?id=7">x</a>')
    assert found == [{"type": "text_mention", "offset": 0, "length": 1, "user": {"id": 7}}]


def test_nested_and_adjacent_tags() -> None:
    assert entities("<b>a<i>b</i></b><u>c</u>") == [("bold", "ab"), ("italic", "b"), ("underline", "c")]
    assert entities("<code>a<b>b</b></code>") == [("code", "ab")]
    assert entities("<b></b>x") == []


def test_character_references() -> None:
    assert parse_html("&lt;b&gt; &amp;amp; &quot;&#36710;&#x8f66;&#x1F697;")[0] == '<b> &amp; "车车🚗'
    # Telegram leaves names it does not know as they stand.
    assert parse_html("a&nbsp;b &copy; AT&T")[0] == "a&nbsp;b &copy; AT&T"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<br>", 'Unsupported start tag "br" at byte offset 0'),
        ("车<br/>", 'Unsupported start tag "br/" at byte offset 3'),
        ("1 < 2 apples", 'Unsupported start tag "" at byte offset 2'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a href="x>y</a>', 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
        ('<a "x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
    ],
)
def test_what_telegram_cannot_read(source: str, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"


@given(st.text())
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert parse_html(f"<b>{escaped}</b>")[0] == text


@given(st.text(alphabet='<>/&b"= aipre;#x1') | st.text())
def test_any_text_is_read_or_refused(source: str) -> None:
    try:
        text, found = parse_html(source)
    except Refusal:
        return
    assert all(0 <= e["offset"] < e["offset"] + e["length"] <= utf16.length(text) for e in found)


def test_trimming_moves_and_cuts_entities() -> None:
    text, found = parse_html("\n <b> 车 </b> <i> </i> ")
    assert utf16.trimmed(text, found) == ("车", [{"type": "bold", "offset": 0, "length": 1}])


def detected(text: str) -> list[tuple[str, str]]:
    """What Telegram finds by itself."""
    return [(e["type"], utf16.part(text, e["offset"], e["length"])) for e in with_detected(text, [])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/case new 平安", [("bot_command", "/case")]),
        ("/case@helper_bot C1", [("bot_command", "/case@helper_bot")]),
        ("🚗 see /help.", [("bot_command", "/help")]),
        ("/报价 舒适", []),
        ("/quote报价", []),
        ("12/31 a/b //x", []),
        ("@helper_bot 报价", [("mention", "@helper_bot")]),
        ("mail a@b.cn", []),
        ("看 https://e.cn/t/abc, 好", [("url", "https://e.cn/t/abc")]),
        ("t.me/helper_bot?start=x。", [("url", "t.me/helper_bot?start=x")]),
        ("https://t.me/helper_bot?start=a-b_C", [("url", "https://t.me/helper_bot?start=a-b_C")]),
        ("#事故车 #12", [("hashtag", "#事故车")]),
        ("30.5 12.31", []),
    ],
)
def test_what_is_found_in_plain_text(text: str, found: list[tuple[str, str]]) -> None:
    assert detected(text) == found


def test_nothing_is_found_in_code_and_links() -> None:
    text, found = parse_html('<code>/help</code> <a href="e.cn">@helper_bot</a>')
    assert [e["type"] for e in with_detected(text, found)] == ["code", "text_link"]
