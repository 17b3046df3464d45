"""The buttons of a message, as tests and people look at them."""

from dataclasses import dataclass

from bot.sandbox.refusals import Json, NotPossible


@dataclass(frozen=True)
class Button:
    """A button under a message; ``data`` is empty when it is a link or copies text."""

    text: str
    data: str = ""
    url: str = ""
    copy_text: str = ""


def buttons_of(message: Json) -> list[Button]:
    """All buttons, row by row."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [_button(raw) for row in rows for raw in row]


def button_reading(message: Json, text: str) -> Button:
    """The one button that reads ``text``, or else the one that has it as a part; refuses none and several."""
    buttons = buttons_of(message)
    fitting = [b for b in buttons if b.text == text] or [b for b in buttons if text in b.text]
    if len(fitting) != 1 or not fitting[0].data:
        raise NotPossible(f"no one button {text!r} among {[button.text for button in buttons]}")
    return fitting[0]


def _button(raw: Json) -> Button:
    copied = raw.get("copy_text", {}).get("text", "")
    return Button(raw["text"], raw.get("callback_data", ""), raw.get("url", ""), copied)
