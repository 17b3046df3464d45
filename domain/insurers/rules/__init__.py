"""The arithmetic of credit, as pure functions (domain §4)."""
