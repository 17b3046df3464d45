"""The business of accident cases as pure functions (domain §3)."""
