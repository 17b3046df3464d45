"""A quote's terms and figures as a document, so that what is given stays as it was given (domain §5)."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from domain.bundles.views import (
    BundleKind,
    Clv,
    ClvInputs,
    Contents,
    CustomerOffer,
    Offer,
    OurSide,
    Reason,
    Recommendation,
    Terms,
)

Snapshot = Mapping[str, Any]
FORMAT = 1


def snapshot_of(offers: Sequence[Offer], recommendation: Recommendation | None) -> dict[str, object]:
    """Everything a quote says of its bundles: terms, inputs and results, in whole fen and basis points."""
    return {
        "format": FORMAT,
        "offers": [asdict(offer) for offer in offers],
        "recommendation": asdict(recommendation) if recommendation else None,
    }


def offers_in(snapshot: Snapshot) -> tuple[Offer, ...]:
    """The offers of a stored quote, exactly as they were given."""
    return tuple(_offer(facts) for facts in snapshot["offers"])


def recommendation_in(snapshot: Snapshot) -> Recommendation | None:
    """The recommendation of a stored comparison; ``None`` for a quote of one bundle."""
    facts = snapshot["recommendation"]
    return Recommendation(BundleKind(facts["kind"]), Reason(facts["reason"])) if facts else None


def for_customer(offer: Offer) -> CustomerOffer:
    """The customer's side of an offer, and nothing else (domain §5, §6 Licences)."""
    return CustomerOffer(offer.contents, offer.terms.surcharge_fen, offer.customer_pays_fen)


def _offer(facts: Snapshot) -> Offer:
    return Offer(
        terms=_terms(facts["terms"]),
        premium_fen=facts["premium_fen"],
        customer_pays_fen=facts["customer_pays_fen"],
        ours=_our_side(facts["ours"]),
    )


def _terms(facts: Snapshot) -> Terms:
    contents = facts["contents"]
    return Terms(**{**facts, "contents": Contents(**{**contents, "kind": BundleKind(contents["kind"])})})


def _our_side(facts: Snapshot) -> OurSide:
    clv = facts["clv"]
    return OurSide(**{**facts, "clv": Clv(**{**clv, "inputs": ClvInputs(**clv["inputs"])})})
