"""What cards and answers say of a case's money, line by line."""

from markupsafe import Markup

from domain.cases.views import CaseView, InsurerRecord, Margin, SupplementView
from handlers.cases.phrases import noted
from handlers.paging import cut
from locales import amount, say

SUPPLEMENTS_ON_A_CARD = 3
LONGEST_FOUND = 24
"""Of what was found, on a card."""


def money_lines(lang: str, case: CaseView) -> list[Markup]:
    """What the card says besides the assessment: costs and margin, open supplements, an open dispute."""
    return [*cost_lines(lang, case), *_supplements(lang, case), *_dispute(lang, case)]


def verified_line(lang: str, case: CaseView) -> list[Markup]:
    """What the insurer verified, where it did."""
    verified = case.money.verified_fen
    return [] if verified is None else [say(lang, "cases-verified", verified_fen=verified)]


def cost_lines(lang: str, case: CaseView) -> list[Markup]:
    """Costs and what is left; no line while none is known."""
    money = case.money
    if money.parts_fen is None and money.labour_fen is None:
        return []
    costs = say(lang, "cases-costs", parts=_known(lang, money.parts_fen), labour=_known(lang, money.labour_fen))
    return [costs, *margin_lines(lang, case)]


def margin_lines(lang: str, case: CaseView) -> list[Markup]:
    """A loss at once, and how far the margin is below the target; nothing while nothing is certain."""
    margin = case.money.margin
    if margin is None or not (margin.is_whole or margin.is_loss):
        return []
    if margin.is_loss:
        rate = percents(margin.tenths)
        return [say(lang, "cases-margin-loss", rate=rate or "none", loss_fen=-margin.profit_fen)]
    if not margin.is_below_target:
        return [say(lang, "cases-margin", rate=percents(margin.tenths) or "none", target=_target(margin))]
    return [
        say(
            lang,
            "cases-margin-below",
            rate=percents(margin.tenths) or "none",
            target=_target(margin),
            points=tenths(margin.short_tenths),
            missing_fen=margin.missing_fen,
        )
    ]


def supplement_line(lang: str, case: CaseView, supplement: SupplementView, *, whole: bool = False) -> Markup:
    """A supplement in a line: what for, how much, and how far it is."""
    found = noted(case, supplement.found)
    return say(
        lang,
        "cases-supplement-line",
        supplement=f"#{supplement.number}",
        asked_fen=supplement.asked_fen,
        found=found if whole else cut(found, LONGEST_FOUND),
        state=supplement.state.value,
        agreed=amount(supplement.agreed_fen or 0),
        told="no" if supplement.told_at is None else "yes",
    )


def record_lines(lang: str, record: InsurerRecord) -> list[Markup]:
    """What an insurer was like: last month's margin, or that there is no data, and the open disputes."""
    figures, month, margin = record.figures, f"{record.month:%Y-%m}", record.margin
    if margin is None:
        known = "uncosted" if figures.delivered else "none"
        told = say(lang, "cases-risk-no-margin", known=known, month=month, delivered=figures.delivered)
    else:
        told = say(
            lang,
            "cases-risk-margin",
            standing="loss" if margin.is_loss else "below" if margin.is_below_target else "met",
            rate=percents(margin.tenths) or "none",
            month=month,
            delivered=figures.delivered,
            costed=figures.costed,
        )
    return [told, say(lang, "cases-risk-disputes", count=record.open_disputes)]


def percents(tenths_of_a_percent: int | None) -> str:
    """``37.8%``; nothing for a rate there is none of."""
    return "" if tenths_of_a_percent is None else f"{tenths(tenths_of_a_percent)}%"


def tenths(number: int) -> str:
    """``37.8`` of 378."""
    whole, rest = divmod(abs(number), 10)
    return f"{'−' if number < 0 else ''}{whole}.{rest}"


def _target(margin: Margin) -> str:
    whole, rest = divmod(margin.target_bp, 100)
    return f"{whole}.{rest:02}".rstrip("0").rstrip(".") + "%"


def _known(lang: str, fen: int | None) -> str:
    return str(say(lang, "cases-cost-unknown")) if fen is None else amount(fen)


def _supplements(lang: str, case: CaseView) -> list[Markup]:
    found = case.money.supplements
    lines = [supplement_line(lang, case, each) for each in found[:SUPPLEMENTS_ON_A_CARD]]
    more = len(found) - SUPPLEMENTS_ON_A_CARD
    return [*lines, say(lang, "cases-supplements-more", count=more)] if more > 0 else lines


def _dispute(lang: str, case: CaseView) -> list[Markup]:
    dispute = case.money.dispute
    if dispute is None:
        return []
    return [say(lang, "cases-dispute-line", state=dispute.state.value, asked_fen=dispute.asked_fen)]
