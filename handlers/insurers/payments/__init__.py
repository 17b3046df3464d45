"""Payments listed and reversed, and late penalty as an account of its own (domain §4)."""
