"""Customers' policies as people type, read and press them (domain §2)."""
