"""The terms of a day, of the policy values in force on it (domain §5, §10)."""

from domain.bundles.views import BundleKind, ClvInputs, Contents, Terms
from domain.money import Fen
from domain.policy.values import PolicyValues


def terms_of(values: PolicyValues, kind: BundleKind) -> Terms:
    """One bundle's terms under ``values``."""
    bundle = values.bundle.of(kind.value)
    return Terms(
        contents=_contents(values, kind),
        surcharge_fen=bundle.surcharge,
        rebate_bp=bundle.rebate,
        maintenance_cost_fen=bundle.maintenance_cost,
        fixed_cost_fen=bundle.fixed_cost,
    )


def all_terms(values: PolicyValues) -> tuple[Terms, ...]:
    """The three bundles' terms under ``values``, the smallest bundle first."""
    return tuple(terms_of(values, kind) for kind in BundleKind)


def clv_inputs(values: PolicyValues) -> ClvInputs:
    """The inputs of lifetime value under ``values``."""
    return ClvInputs(
        addon_penetration_bp=values.clv.addon_penetration,
        addon_ticket_fen=values.clv.addon_ticket,
        addon_margin_bp=values.clv.addon_margin,
        renewal_bp=values.clv.renewal,
        years=values.clv.years,
    )


def _contents(values: PolicyValues, kind: BundleKind) -> Contents:
    bundle = values.bundle.of(kind.value)
    return Contents(
        kind=kind,
        maintenance_visits=bundle.maintenance_visits,
        maintenance_unlimited=bundle.maintenance_unlimited,
        maintenance_worth_fen=Fen(bundle.maintenance_visits * bundle.maintenance_worth),
        inspections=bundle.inspections,
        inspections_unlimited=bundle.inspections_unlimited,
        inspections_worth_fen=Fen(bundle.inspections * bundle.inspection_worth),
        loaner_times=bundle.loaner_times,
        loaner_unlimited=bundle.loaner_unlimited,
    )
