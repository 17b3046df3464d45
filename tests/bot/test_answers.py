"""From replies to calls: topics, quoting, buttons released, texts that are too long."""

from dataclasses import replace

from markupsafe import Markup, escape

from bot.answers import answers_to, pieces, push_call
from bot.incoming import Incoming
from bot.sandbox.formatting import parse_html
from handlers.declaration import CardOf, InlineButton, Reply
from handlers.paging import units

TYPED = Incoming(
    update_id=1,
    chat_id=-5,
    thread_id=7,
    is_private=False,
    title="team",
    user_id=2,
    user_name="Zhou",
    user_lang="zh",
    message_id=11,
)
PRESSED = replace(TYPED, callback_id="77", data="cases.done:C1:plan")
HELLO = Markup("<b>hello</b>")


def calls(incoming: Incoming, reply: Reply) -> list[dict[str, object]]:
    """The calls that answer."""
    return [answer.call for answer in answers_to(incoming, reply, None)]


def test_an_answer_in_a_group_hangs_on_its_question_and_keeps_the_topic() -> None:
    (call,) = calls(TYPED, Reply(HELLO))
    assert (call["chat_id"], call["message_thread_id"]) == (-5, 7)
    assert call["reply_parameters"] == {"message_id": 11, "allow_sending_without_reply": True}


def test_an_answer_in_private_hangs_on_nothing() -> None:
    (call,) = calls(replace(TYPED, is_private=True, thread_id=None), Reply(HELLO))
    assert "reply_parameters" not in call
    assert "message_thread_id" not in call


def test_a_pressed_button_is_always_released() -> None:
    assert [call["method"] for call in calls(PRESSED, Reply())] == ["answerCallbackQuery"]
    released, edited = calls(PRESSED, Reply(HELLO, edits=True, toast="done"))
    assert (released["text"], released["show_alert"]) == ("done", False)
    assert (edited["method"], edited["message_id"]) == ("editMessageText", 11)


def test_more_replies_are_sent_after_the_first() -> None:
    said = calls(TYPED, Reply(HELLO, more=(Reply(Markup("and more")),)))
    assert [call["text"] for call in said] == ["<b>hello</b>", "and more"]


def test_a_group_reads_no_whole_phone_but_in_examples() -> None:
    note = Reply(Markup("Note 13987654321, as in <code>/refer 13812345678</code>"))
    (said,) = calls(TYPED, note)
    assert said["text"] == "Note 139****4321, as in <code>/refer 13812345678</code>"
    (_, edited) = calls(PRESSED, replace(note, edits=True))
    assert edited["text"] == said["text"] == push_call(-5, None, note)["text"]
    assert push_call(2, None, note)["text"] == str(note.text)


def test_no_button_or_notice_in_a_group_shows_a_whole_phone() -> None:
    rows = ((InlineButton("Ring 13987654321", "x.y:1"),),)
    card = Reply(HELLO, rows, toast="13987654321 is unknown", card=CardOf("case", 1))
    notice, said = answers_to(PRESSED, card, 1)
    assert notice.call["text"] == "139****4321 is unknown"
    assert "13987654321" not in str(said)
    private = replace(PRESSED, chat_id=2, is_private=True)
    assert all("13987654321" in str(call) for call in calls(private, card))


def test_labels_and_toasts_show_names_as_they_are() -> None:
    name = escape("A&B <保险>")
    site, copy = InlineButton("site", url="https://example.com"), InlineButton("c", copy="k")
    row = (InlineButton(name, data="x.y:1"), site, copy)
    call = push_call(-5, None, Reply(HELLO, (row,)))
    assert call["reply_markup"] == {
        "inline_keyboard": [
            [
                {"text": "A&B <保险>", "callback_data": "x.y:1"},
                {"text": "site", "url": "https://example.com"},
                {"text": "c", "copy_text": {"text": "k"}},
            ]
        ]
    }
    assert calls(PRESSED, Reply(toast=name))[0]["text"] == "A&B <保险>"
    assert len(str(calls(PRESSED, Reply(toast="长" * 500))[0]["text"])) == 200
    assert units(str(calls(PRESSED, Reply(toast="🔴" * 150))[0]["text"])) == 199


def test_a_long_text_goes_in_several_messages_with_the_buttons_under_the_last() -> None:
    text = Markup("\n").join(Markup("<b>第 {} 行</b>🚗").format(number) for number in range(900))
    said = calls(TYPED, Reply(text, ((InlineButton("ok", data="x.y:1"),),)))
    assert len(said) > 1
    assert all(len(str(call["text"]).encode("utf-16-le")) // 2 <= 4096 for call in said)
    assert "\n".join(str(call["text"]) for call in said) == text
    assert ["reply_markup" in call for call in said] == [False] * (len(said) - 1) + [True]


def test_a_line_too_long_for_any_message_goes_in_several_and_each_is_well_formed() -> None:
    shown = [parse_html(str(piece))[0] for piece in pieces(Markup("<b>{}</b>").format("&" * 5000))]
    assert len(shown) > 1
    assert "".join(shown) == "&" * 5000


def test_what_is_open_where_a_text_is_broken_is_closed_and_opened_again() -> None:
    lines = [Markup("第 {} 行 <i>{}</i>").format(number, "<&>" * 5) for number in range(400)]
    quoted = Markup("<b>title</b>\n<blockquote expandable>{}</blockquote>\nend").format(Markup("\n").join(lines))
    parts = list(pieces(quoted))
    assert len(parts) > 3
    assert all(len(str(part).encode("utf-16-le")) // 2 <= 4096 for part in parts)
    parsed = [parse_html(str(part)) for part in parts]
    assert "\n".join(text for text, _ in parsed) == parse_html(str(quoted))[0]
    assert all("expandable_blockquote" in [entity["type"] for entity in entities] for _, entities in parsed)
    assert all(text.startswith("第") and entities[0]["offset"] == 0 for text, entities in parsed[1:])


def test_a_card_that_grew_too_long_is_edited_and_goes_on_below() -> None:
    text = Markup("\n").join(Markup("line {}").format(number) for number in range(900))
    row = (InlineButton("ok", data="x.y:1"),)
    _, edited, *more = calls(PRESSED, Reply(text, (row,), edits=True))
    assert edited["method"] == "editMessageText"
    assert [call["method"] for call in more] == ["sendMessage"] * len(more)
    assert "\n".join(str(call["text"]) for call in (edited, *more)) == text
    assert ["reply_markup" in call for call in (edited, *more)] == [False] * len(more) + [True]
