"""What a bundle is worth at a premium, exactly: fen and fractions, rounded half-up at the end (domain §5)."""

from fractions import Fraction

from domain.bundles.errors import PremiumOutOfRange
from domain.bundles.views import Clv, ClvInputs, Offer, OurSide, OurTerms, Terms
from domain.money import BASIS_POINTS_PER_WHOLE, BasisPoints, Fen, rounded, share, yuan

LEAST_PREMIUM_YUAN = 1
MOST_PREMIUM_YUAN = 1_000_000


def checked_premium(premium_fen: int) -> Fen:
    """The premium itself, if insurance may cost that (¥1 to ¥1,000,000); else ``PremiumOutOfRange``."""
    if not yuan(LEAST_PREMIUM_YUAN) <= premium_fen <= yuan(MOST_PREMIUM_YUAN):
        raise PremiumOutOfRange(premium_fen, yuan(LEAST_PREMIUM_YUAN), yuan(MOST_PREMIUM_YUAN))
    return Fen(premium_fen)


def offer(terms: Terms, premium_fen: Fen, clv_inputs: ClvInputs) -> Offer:
    """One bundle at one premium (fen): what the customer pays and gets, and what it brings us (domain §5)."""
    return Offer(
        terms=terms,
        premium_fen=premium_fen,
        customer_pays_fen=Fen(premium_fen + terms.surcharge_fen),
        ours=our_side(terms, premium_fen, clv_inputs),
    )


def our_side(terms: Terms, premium_fen: Fen, clv_inputs: ClvInputs) -> OurSide:
    """Rebate, cost, net = rebate + surcharge - cost, break-even and CLV, all in fen (domain §5)."""
    rebate_fen = share(premium_fen, BasisPoints(terms.rebate_bp))
    net_fen = Fen(rebate_fen + terms.surcharge_fen - terms.cost_fen)
    return OurSide(
        rebate_fen=rebate_fen,
        cost_fen=terms.cost_fen,
        net_fen=net_fen,
        break_even_fen=rounded(break_even_premium(terms)),
        clv=lifetime_value(net_fen, clv_inputs),
    )


def our_terms(terms: Terms) -> OurTerms:
    """What a bundle costs and brings us whatever the premium (domain §5)."""
    return OurTerms(terms.rebate_bp, terms.cost_fen, rounded(break_even_premium(terms)))


def break_even_premium(terms: Terms) -> Fraction:
    """The premium in fen, exact, at which the net is nil: (cost - surcharge) / rate (domain §5).

    Nil when the surcharge alone covers the cost. The rate is above nil: policy allows no other.
    """
    uncovered_fen = max(terms.cost_fen - terms.surcharge_fen, 0)
    return Fraction(uncovered_fen * BASIS_POINTS_PER_WHOLE, terms.rebate_bp)


def addon_profit_a_year(inputs: ClvInputs) -> Fraction:
    """The exact fen that add-ons are expected to bring a year: penetration x ticket x margin (domain §5)."""
    return Fraction(
        inputs.addon_penetration_bp * inputs.addon_ticket_fen * inputs.addon_margin_bp,
        BASIS_POINTS_PER_WHOLE**2,
    )


def lifetime_value(net_fen: Fen, inputs: ClvInputs) -> Clv:
    """Customer lifetime value, CLV (domain §5), in fen.

    CLV = net now + expected add-on profit + expected renewals, where

    - net now = this year's rebate + surcharge - cost (``net_fen``), certain, weight 1;
    - expected add-on profit = sum over years k = 0 .. years-1 of renewal^k x a,
      with a = add-on penetration x add-on ticket x add-on margin (35 % x ¥2,000 x 60 % = ¥420 a year);
    - expected renewals = sum over years k = 1 .. years-1 of renewal^k x net now: who renews buys the same
      bundle at the same premium, and brings the same net once more.

    Year k weighs renewal^k (0.85^k), k = 0, 1, 2: the chance that the customer is still with us. With the
    defaults the add-ons weigh 1 + 0.85 + 0.7225 = 2.5725 and the renewals 1.5725, so that comfort at ¥6,800
    has -1,070 + 1,080.45 - 1,682.575 = -¥1,672.13. Nothing is discounted for time. Each part is rounded
    half-up for showing; the total is rounded once, of the exact sum.
    """
    renewal = Fraction(inputs.renewal_bp, BASIS_POINTS_PER_WHOLE)
    weights = [renewal**year for year in range(inputs.years)]
    addon_profit = addon_profit_a_year(inputs)
    addons = sum(weights, Fraction(0)) * addon_profit
    renewals = sum(weights[1:], Fraction(0)) * net_fen
    return Clv(
        inputs=inputs,
        addon_profit_a_year_fen=rounded(addon_profit),
        net_now_fen=net_fen,
        addons_fen=rounded(addons),
        renewals_fen=rounded(renewals),
        total_fen=rounded(net_fen + addons + renewals),
    )
