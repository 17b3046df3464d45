"""What is found in messages as staff paste them: nearly all of it, and no guess is sold as sure."""

import pytest

from tests.handlers.pasting.corpora import WANTED, Message, messages
from tests.handlers.pasting.scoring import picked, score

LEAST_SHARE = 0.95
MOST_NEEDLESS_DOUBTS = 0.03
LEAST_MESSAGES = {"refer": 20, "case": 25, "renewals": 15}


def test_the_corpus_is_large_enough() -> None:
    for purpose, least in LEAST_MESSAGES.items():
        assert sum(message.purpose == purpose for message in messages()) >= least
    assert len(messages("held_out")) >= 15


def test_every_message_has_a_title_of_its_own() -> None:
    titles = [(message.purpose, message.title) for message in messages()]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("file", ["refer", "case_new", "renewals", "held_out"])
def test_nearly_everything_is_found_and_no_guess_is_sold_as_sure(file: str) -> None:
    result = score(messages(file))
    print(file, result.report())  # noqa: T201 (the share is worth reading with -s, and in a failure)
    assert result.share >= LEAST_SHARE, result.report()
    assert not result.wrong_unmarked, result.report()
    assert not result.invented_unmarked, result.report()
    assert not result.guesses_sold_as_sure, result.report()
    assert len(result.needless_doubts) <= MOST_NEEDLESS_DOUBTS * result.fields, result.report()


def test_all_that_is_wanted_and_nothing_else_is_found() -> None:
    for message in messages():
        assert set(picked(message)) <= set(WANTED[message.purpose])


@pytest.mark.parametrize("message", messages(), ids=lambda message: f"{message.purpose}-{message.title[:30]}")
def test_others_are_others(message: Message) -> None:
    for found in picked(message).values():
        assert found.text not in found.others
        assert len(set(found.others)) == len(found.others)
