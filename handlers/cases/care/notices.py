"""What managers are told in private of customers who are not content (domain §3)."""

from markupsafe import Markup

from domain.cases import service
from domain.cases.views import ComplaintNotice
from handlers.cases.phrases import case_name, label
from handlers.declaration import InlineButton, Recipient, Reply, Template
from locales import say


async def poor_score(recipient: Recipient) -> Reply | None:
    """A low score with the customer's words; nothing once it is none any more."""
    found = await service.poor_score(recipient.centre_id, _number(recipient.params.get("case")))
    if found is None:
        return None
    title = say(recipient.lang, "cases-notice-score", case=case_name(found.case), score=found.score or 0)
    return _notice(recipient.lang, title, found)


async def complaint_late(recipient: Recipient) -> Reply | None:
    """A complaint that nobody has answered in time; nothing once somebody has."""
    found = await service.late_complaint(recipient.centre_id, _number(recipient.params.get("complaint")))
    if found is None:
        return None
    title = say(recipient.lang, "cases-notice-late", case=case_name(found.case), hours=found.hours)
    return _notice(recipient.lang, title, found)


def _notice(lang: str, title: Markup, found: ComplaintNotice) -> Reply:
    case = case_name(found.case)
    lines = [
        title,
        say(lang, "cases-notice-car", plate=found.plate, insurer=found.insurer, advisor=found.advisor),
        say(lang, "cases-words", words=found.words) if found.words else say(lang, "cases-notice-no-words"),
        say(lang, "cases-notice-by", by=found.by),
    ]
    answer = InlineButton(label(say(lang, "cases-button-complaint", way="answer", case="")), f"cases.answer:{case}")
    card = InlineButton(label(say(lang, "cases-button-card", case=case)), f"cases.card:{case}")
    return Reply(Markup("\n").join(lines), ((answer, card),))


def _number(fact: object) -> int:
    return fact if isinstance(fact, int) else 0


NOTICES = (Template("cases.poor_score", poor_score), Template("cases.complaint_late", complaint_late))
