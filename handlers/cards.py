"""What all living cards have in common."""

from handlers.declaration import Card, InlineButton, Reply
from locales import say


def moved(lang: str, card: Card, number: int, address: str) -> Reply:
    """What an old card says: that there is a newer one, and the way to it.

    Where messages have no address the button makes the old card the newest instead.
    """
    thing = f"{card.letter}{number}"
    text = say(lang, "cards-moved", kind=card.kind, thing=thing)
    if not card.verb:
        return Reply(text)
    label = say(lang, "cards-button-newest").unescape()
    button = InlineButton(label, url=address) if address else InlineButton(label, data=f"{card.verb}:{thing}")
    return Reply(text, ((button,),))
