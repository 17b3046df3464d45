"""Quotes and bundles as people type, press and read them (domain §5)."""
