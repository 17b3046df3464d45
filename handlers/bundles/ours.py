"""The team's section of a quote: what it brings us, and why. It never goes to a customer (domain §5)."""

from decimal import Decimal

from markupsafe import Markup

from domain.bundles.views import Clv, Offer, QuoteView
from handlers.bundles.contents import bundle_name
from locales import amount, percent, say


def team_section(lang: str, view: QuoteView, offer: Offer) -> list[Markup]:
    """Rebate, cost, net, break-even and CLV of one offer; the way to the CLV folds away."""
    ours = offer.ours
    figures = say(
        lang,
        "bundles-team-figures",
        rebate=amount(ours.rebate_fen),
        rate=rate(offer.terms.rebate_bp),
        cost=amount(ours.cost_fen),
        net=amount(ours.net_fen),
        surcharge=amount(offer.terms.surcharge_fen),
        break_even=amount(ours.break_even_fen),
        years=ours.clv.inputs.years,
        clv=amount(ours.clv.total_fen),
        by=view.given_by,
        on=view.given_on,
    )
    return [say(lang, "bundles-team-title"), _quoted(figures), _folded(_clv_parts(lang, ours.clv))]


def team_comparison(lang: str, view: QuoteView) -> list[Markup]:
    """The recommendation with its reason, the figures of all three, and the way to the CLV, folded away."""
    lines = [say(lang, "bundles-team-title")]
    if view.recommendation is not None:
        lines.append(_recommended(lang, view.offer(view.recommendation.kind), view.recommendation.reason.value))
    options = [line for offer in view.offers for line in _option(lang, offer)]
    by = say(lang, "bundles-team-by", by=view.given_by, on=view.given_on)
    lines.append(_quoted(Markup("\n").join([*options, by])))
    return [*lines, _folded(_clv_inputs(lang, view.offers[0].ours.clv))]


def rate(basis_points: int) -> str:
    """``10%`` of 1,000 basis points."""
    return percent(Decimal(basis_points).scaleb(-4), places=2)


def _recommended(lang: str, offer: Offer, reason: str) -> Markup:
    ours = offer.ours
    because = say(
        lang,
        f"bundles-recommended-{reason}",
        bundle=bundle_name(lang, offer.kind),
        net=amount(ours.net_fen),
        clv=amount(ours.clv.total_fen),
        break_even=amount(ours.break_even_fen),
    )
    return _quoted(because)


def _option(lang: str, offer: Offer) -> list[Markup]:
    figures = say(
        lang,
        "bundles-team-option",
        bundle=bundle_name(lang, offer.kind),
        net=amount(offer.ours.net_fen),
        rebate=amount(offer.ours.rebate_fen),
        rate=rate(offer.terms.rebate_bp),
        cost=amount(offer.ours.cost_fen),
        break_even=amount(offer.ours.break_even_fen),
        clv=amount(offer.ours.clv.total_fen),
    )
    return [figures, say(lang, "bundles-fits", bundle=offer.kind.value)]


def _clv_parts(lang: str, clv: Clv) -> Markup:
    parts = {"clv": clv.total_fen, "net": clv.net_now_fen, "renewals": clv.renewals_fen}
    shown = {name: amount(fen) for name, fen in parts.items()}
    return say(lang, "bundles-clv-parts", **shown, **_inputs(clv))


def _clv_inputs(lang: str, clv: Clv) -> Markup:
    return say(lang, "bundles-clv-inputs", **_inputs(clv))


def _inputs(clv: Clv) -> dict[str, object]:
    return {
        "addons": amount(clv.addons_fen),
        "addon_profit": amount(clv.addon_profit_a_year_fen),
        "penetration": rate(clv.inputs.addon_penetration_bp),
        "ticket": amount(clv.inputs.addon_ticket_fen),
        "margin": rate(clv.inputs.addon_margin_bp),
        "renewal": rate(clv.inputs.renewal_bp),
        "years": clv.inputs.years,
    }


def _quoted(text: Markup) -> Markup:
    return Markup("<blockquote>{}</blockquote>").format(text)


def _folded(text: Markup) -> Markup:
    return Markup("<blockquote expandable>{}</blockquote>").format(text)
