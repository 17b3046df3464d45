"""Quotes and bundle terms: the door of the bundles room (domain §5). Every coroutine is one transaction."""

from domain.bundles.service.quoting import (
    choose_bundle,
    compare_bundles,
    customer_side,
    quote_bundle,
    requote,
    show_quote,
)
from domain.bundles.service.terms import bundle_terms
from domain.bundles.service.undoing import undo_chosen, undo_quoted, undo_requoted

__all__ = [
    "bundle_terms",
    "choose_bundle",
    "compare_bundles",
    "customer_side",
    "quote_bundle",
    "requote",
    "show_quote",
    "undo_chosen",
    "undo_quoted",
    "undo_requoted",
]
