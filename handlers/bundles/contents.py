"""What a bundle gives, line by line: the same words on the quote card, to the customer and in the list."""

from markupsafe import Markup

from domain.bundles.views import BundleKind, Contents
from locales import amount, say


def bundle_name(lang: str, kind: BundleKind) -> Markup:
    """The bundle's name as it is shown."""
    return say(lang, "bundles-name", bundle=kind.value)


def insurance(lang: str, kind: BundleKind) -> Markup:
    """The insurance that belongs to the bundle."""
    return say(lang, "bundles-insurance", bundle=kind.value)


def services(lang: str, contents: Contents) -> list[Markup]:
    """What the centre gives: maintenance, inspections, loaner car and more; what there is none of is left out."""
    lines: list[Markup] = []
    if contents.maintenance_unlimited or contents.maintenance_visits:
        lines.append(_maintenance(lang, contents))
    if contents.inspections_unlimited or contents.inspections:
        lines.append(_inspections(lang, contents))
    if contents.loaner_unlimited or contents.loaner_times:
        mode = _mode(contents.loaner_unlimited)
        lines.append(say(lang, "bundles-content-loaner", mode=mode, count=contents.loaner_times))
    if contents.kind is BundleKind.PRESTIGE:
        lines.append(say(lang, "bundles-content-own-advisor"))
    return lines


def worth(lang: str, contents: Contents, key: str = "bundles-worth") -> Markup:
    """What the gifts are worth together, «at least» where expected uses are counted."""
    mode = "least" if contents.is_worth_at_least else "exact"
    return say(lang, key, mode=mode, worth=amount(contents.worth_fen))


def _maintenance(lang: str, contents: Contents) -> Markup:
    return say(
        lang,
        "bundles-content-maintenance",
        mode=_mode(contents.maintenance_unlimited),
        count=contents.maintenance_visits,
        worth=amount(contents.maintenance_worth_fen),
    )


def _inspections(lang: str, contents: Contents) -> Markup:
    return say(
        lang,
        "bundles-content-inspections",
        mode=_mode(contents.inspections_unlimited),
        count=contents.inspections,
        worth=amount(contents.inspections_worth_fen),
    )


def _mode(unlimited: bool) -> str:
    return "unlimited" if unlimited else "counted"
