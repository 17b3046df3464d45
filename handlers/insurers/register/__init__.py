"""Insurers as people keep them: names, contacts, plan, ending and re-opening (domain §4)."""
