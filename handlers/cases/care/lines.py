"""What a case's card says of its customer: only what matters now, a line each."""

from markupsafe import Markup

from domain.cases.views import CareView, CaseView, ComplaintState, LoanView
from handlers.cases.phrases import done_when, noted
from locales import say


def care_lines(lang: str, case: CaseView) -> list[Markup]:
    """What is not settled first: the complaint, the loaner car; then what the customer was told and said."""
    care = case.care
    lines = [*_complaint(lang, case), *([loan_line(lang, care.loan)] if care.loan else [])]
    lines += [told_line(lang, care)] if care.told else []
    if care.score is not None:
        is_told = care.complaint is not None and care.complaint.words == care.score.words
        words = "" if is_told else noted(case, care.score.words)
        lines.append(say(lang, "cases-care-score", score=care.score.score, has="yes" if words else "no", words=words))
    if care.complaints_closed:
        lines.append(say(lang, "cases-care-complaints-closed", count=care.complaints_closed))
    if care.booked_on is not None:
        lines.append(say(lang, "cases-care-booked", day=care.booked_on))
    if care.converted_on is not None:
        lines.append(say(lang, "cases-care-converted", day=care.converted_on))
    return lines


def loan_line(lang: str, loan: LoanView) -> Markup:
    """Which car the customer drives, and until when."""
    late = "yes" if loan.is_late else "no"
    return say(lang, "cases-care-loaner", plate=loan.plate, model=loan.model, day=loan.due_on, late=late)


def told_line(lang: str, care: CareView) -> Markup:
    """Which moments the customer was told of."""
    moments = [say(lang, "cases-moment", moment=told.moment.value) for told in care.told]
    return say(lang, "cases-care-told", moments=Markup(" · ").join(moments))


def _complaint(lang: str, case: CaseView) -> list[Markup]:
    complaint = case.care.complaint
    if complaint is None:
        return []
    opened = done_when(lang, complaint.opened_at, case.zone, case.now)
    state = complaint.state.value
    words = noted(case, complaint.words)
    has = "yes" if words else "no"
    lines = [
        say(lang, "cases-care-complaint", state=state, at=opened, source=complaint.source.value, has=has, words=words)
    ]
    if complaint.state is ComplaintState.ANSWERED:
        answer = noted(case, complaint.answer)
        lines.append(say(lang, "cases-care-answer", by=complaint.answered_by, answer=answer))
    return lines
