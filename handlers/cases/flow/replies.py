"""What is said of a case on its way, and what its new advisor reads in private."""

from markupsafe import Markup

from domain.cases.views import CaseView, HandedOver, MovedDelivery, Reworked, Waited
from handlers.cases.flow import lines
from handlers.cases.phrases import card_button, case_name, noted, when
from handlers.declaration import Reply
from locales import say


def promised(lang: str, moved: MovedDelivery) -> Reply:
    """The promised day before and after, and the steps that hang on it."""
    case = moved.case
    way = "same" if case.promised_day == moved.former else "later" if case.promised_day > moved.former else "earlier"
    said = [
        say(
            lang,
            "cases-promised-moved",
            case=case_name(case.number),
            way=way,
            former=moved.former,
            day=case.promised_day,
            reason=noted(case, moved.reason),
        )
    ]
    hanging = [
        say(lang, "cases-step-due", step=step.called, when=when(lang, step.due_at, case.zone, case.now))
        for step in case.steps
        if step.is_open and step.due_at is not None and step.name in {"eta", "quality", "delivered"}
    ]
    return _reply(lang, case, [*said, *hanging])


def waiting(lang: str, waited: Waited) -> Reply:
    """What a case waits for from now on, or that it goes on, and its waiting days so far."""
    case, now = waited.case, waited.case.flow.waiting
    number = case_name(case.number)
    if waited.ended or now is None:
        said = say(lang, "cases-wait-ended", case=number, cause=waited.former.cause.value if waited.former else "")
    else:
        said = say(lang, "cases-wait-begun", case=number, cause=now.cause.value, same="yes" if waited.same else "no")
    return _reply(lang, case, [said, *lines.waiting_lines(lang, case)])


def handed_over(lang: str, handed: HandedOver) -> Reply:
    """Whose the case was and is."""
    case = handed.case
    facts = {"case": case_name(case.number), "former": handed.former, "advisor": case.advisor}
    said = [say(lang, "cases-handed-over", same="yes" if handed.same else "no", **facts)]
    said += [say(lang, "cases-why", reason=noted(case, handed.reason))] if handed.reason else []
    return _reply(lang, case, said)


def handed_to_you(lang: str, case: CaseView, by: str, reason: str) -> Reply:
    """What the new advisor is told: which case, by whom and why, how it stands and what comes next."""
    said = [
        say(lang, "cases-handed-to-you", case=case_name(case.number), plate=case.plate, by=by),
        *([say(lang, "cases-why", reason=noted(case, reason))] if reason else []),
        say(lang, "cases-handed-stage", day=case.day_number, stage=case.stage.value, promised=case.promised_day),
    ]
    said += [
        say(lang, "cases-step-due", step=step.called, when=when(lang, step.due_at, case.zone, case.now))
        for step in case.next_steps[:1]
        if step.due_at is not None
    ]
    return _reply(lang, case, said)


def cancelled(lang: str, case: CaseView) -> Reply:
    """That a case is cancelled, and what that means."""
    number = case_name(case.number)
    said = [
        say(lang, "cases-cancelled", case=number, plate=case.plate),
        say(lang, "cases-why", reason=noted(case, case.flow.cancel_reason)),
        say(lang, "cases-cancelled-means", share_fen=case.share_fen, insurer=case.insurer),
    ]
    return _reply(lang, case, said)


def rework(lang: str, done: Reworked) -> Reply:
    """That a car is back, or mended, and whether it counts against first-time fixes."""
    case, rework = done.case, done.rework
    state = "open" if rework.done_on is None else "done"
    said = [say(lang, "cases-rework-said", state=state, case=case_name(case.number), plate=case.plate)]
    said += [say(lang, "cases-why", reason=noted(case, rework.reason))]
    said += [say(lang, "cases-rework-counts", counts="yes" if rework.counts else "no")] if state == "open" else []
    return _reply(lang, case, said)


def _reply(lang: str, case: CaseView, said: list[Markup]) -> Reply:
    return Reply(Markup("\n").join(said), ((card_button(lang, case.number),),))
