"""Bundles: maintenance sold with insurance, and their quotes, with our own figures apart (domain §5)."""
