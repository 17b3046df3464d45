"""Customers, their vehicles and their policies (domain §2)."""
