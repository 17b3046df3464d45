"""What callers learn of bundles and quotes (domain §5). The customer's side has types of its own, so that
nothing of ours can slip into it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.money import Fen


class BundleKind(StrEnum):
    """The three bundles, from the smallest to the largest."""

    ECONOMY = "economy"
    COMFORT = "comfort"
    PRESTIGE = "prestige"


class QuoteState(StrEnum):
    """What has become of one version of a quote; that it expired is told by its last day."""

    GIVEN = "given"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    """Taken back, as a slip: the version before is in force again, or the whole quote is withdrawn."""


class Reason(StrEnum):
    """Why one of the three bundles is recommended."""

    EARNS = "earns"
    """The premium is at or above its break-even: it earns on the day it is sold."""
    PAYS_BACK = "pays-back"
    """It loses on the day it is sold, and what is expected of the customer makes up for it."""
    LOSES_LEAST = "loses-least"
    """None of the three pays back at this premium; this one loses least."""


@dataclass(frozen=True)
class Contents:
    """What a bundle gives the customer. Of what is unlimited, the number is how many a year are expected."""

    kind: BundleKind
    maintenance_visits: int
    maintenance_unlimited: bool
    maintenance_worth_fen: Fen
    """What all visits are worth together."""
    inspections: int
    inspections_unlimited: bool
    inspections_worth_fen: Fen
    """What all inspections are worth together."""
    loaner_times: int
    loaner_unlimited: bool

    @property
    def worth_fen(self) -> Fen:
        """What the gifts are worth together, at the centre's own prices."""
        return Fen(self.maintenance_worth_fen + self.inspections_worth_fen)

    @property
    def is_worth_at_least(self) -> bool:
        """Whether the worth counts expected uses of something unlimited, and so is no upper bound."""
        return self.maintenance_unlimited or self.inspections_unlimited


@dataclass(frozen=True)
class Terms:
    """A bundle's terms on one day: amounts in fen, the rebate in basis points of the premium."""

    contents: Contents
    surcharge_fen: Fen
    rebate_bp: int
    maintenance_cost_fen: Fen
    """What one visit costs us."""
    fixed_cost_fen: Fen

    @property
    def kind(self) -> BundleKind:
        """Which of the three it is."""
        return self.contents.kind

    @property
    def cost_fen(self) -> Fen:
        """What the bundle costs us: the visits, counted or expected, and the rest."""
        return Fen(self.contents.maintenance_visits * self.maintenance_cost_fen + self.fixed_cost_fen)


@dataclass(frozen=True)
class ClvInputs:
    """The inputs of lifetime value: rates in basis points, the ticket in fen, years counted from now."""

    addon_penetration_bp: int
    addon_ticket_fen: Fen
    addon_margin_bp: int
    renewal_bp: int
    years: int


@dataclass(frozen=True)
class Clv:
    """Customer lifetime value in fen, in its three parts; each is rounded, the total once for all."""

    inputs: ClvInputs
    addon_profit_a_year_fen: Fen
    net_now_fen: Fen
    addons_fen: Fen
    renewals_fen: Fen
    total_fen: Fen


@dataclass(frozen=True)
class OurSide:
    """What a bundle brings us at one premium. Never part of what a customer is sent."""

    rebate_fen: Fen
    cost_fen: Fen
    net_fen: Fen
    break_even_fen: Fen
    """The premium at which the net is nil."""
    clv: Clv


@dataclass(frozen=True)
class Offer:
    """One bundle at one premium: the customer's side, and ours."""

    terms: Terms
    premium_fen: Fen
    customer_pays_fen: Fen
    ours: OurSide

    @property
    def contents(self) -> Contents:
        """What the customer gets."""
        return self.terms.contents

    @property
    def kind(self) -> BundleKind:
        """Which of the three it is."""
        return self.contents.kind


@dataclass(frozen=True)
class Recommendation:
    """The bundle recommended for a premium, and why."""

    kind: BundleKind
    reason: Reason


@dataclass(frozen=True)
class Comparison:
    """All three bundles at one premium, the smallest first, and the one recommended."""

    offers: tuple[Offer, ...]
    recommendation: Recommendation


@dataclass(frozen=True)
class QuoteView:
    """One version of a quote as it was given, with the terms of its day."""

    number: int
    version: int
    version_in_force: int
    version_before: int | None
    """The version it took the place of; ``None`` for the first."""
    centre_name: str
    premium_fen: Fen
    offers: tuple[Offer, ...]
    chosen: BundleKind | None
    """The bundle it is for; ``None`` while all three are compared."""
    recommendation: Recommendation | None
    state: QuoteState
    valid_until: date
    """The last day on which it holds."""
    is_expired: bool
    given_on: date
    given_by: str

    @property
    def label(self) -> str:
        """Its number as people type it, ``Q7``."""
        return quote_label(self.number)

    @property
    def is_comparison(self) -> bool:
        """Whether it holds more than one bundle."""
        return len(self.offers) > 1

    def offer(self, kind: BundleKind) -> Offer:
        """Its offer of ``kind``; ``KeyError`` if it has none."""
        return {offer.kind: offer for offer in self.offers}[kind]


@dataclass(frozen=True)
class CustomerOffer:
    """One bundle as the customer sees it."""

    contents: Contents
    service_price_fen: Fen
    """What the centre asks for its own services, beside the premium."""
    pays_fen: Fen

    @property
    def kind(self) -> BundleKind:
        """Which of the three it is."""
        return self.contents.kind


@dataclass(frozen=True)
class CustomerQuote:
    """The customer's side of a quote, alone: no field is for anything of ours (domain §5, §6 Licences)."""

    number: int
    version: int
    centre_name: str
    premium_fen: Fen
    offers: tuple[CustomerOffer, ...]
    valid_until: date

    @property
    def label(self) -> str:
        """Its number as people type it, ``Q7``."""
        return quote_label(self.number)


@dataclass(frozen=True)
class OurTerms:
    """What a bundle costs and brings us whatever the premium: for partner and up."""

    rebate_bp: int
    cost_fen: Fen
    break_even_fen: Fen


@dataclass(frozen=True)
class BundleView:
    """One bundle's terms today; ``ours`` is ``None`` for whom it is not meant."""

    contents: Contents
    surcharge_fen: Fen
    ours: OurTerms | None

    @property
    def kind(self) -> BundleKind:
        """Which of the three it is."""
        return self.contents.kind


@dataclass(frozen=True)
class BundlesView:
    """The three bundles today, and from which lifetime value on a customer counts as VIP."""

    bundles: tuple[BundleView, ...]
    vip_fen: Fen


def quote_label(number: int) -> str:
    """A quote's number as people type it, ``Q7``."""
    return f"Q{number}"
