"""From replies to calls: topics, quoting, buttons released, texts that are too long."""

from dataclasses import replace

from markupsafe import Markup, escape

from bot.answers import answers_to, pieces, push_call
from bot.incoming import Incoming
from handlers.declaration import InlineButton, Reply

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


def test_a_long_text_goes_in_several_messages_with_the_buttons_under_the_last() -> None:
    text = Markup("\n").join(Markup("<b>第 {} 行</b>🚗").format(number) for number in range(900))
    said = calls(TYPED, Reply(text, ((InlineButton("ok", data="x.y:1"),),)))
    assert len(said) > 1
    assert all(len(str(call["text"]).encode("utf-16-le")) // 2 <= 4096 for call in said)
    assert "\n".join(str(call["text"]) for call in said) == text
    assert ["reply_markup" in call for call in said] == [False] * (len(said) - 1) + [True]


def test_a_line_too_long_for_any_message_is_cut_and_stays_well_formed() -> None:
    (piece,) = pieces(Markup("<b>{}</b>").format("&" * 5000))
    assert len(piece) < 4096
    assert piece.count("<") == piece.count(">")
