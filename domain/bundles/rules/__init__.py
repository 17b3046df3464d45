"""The arithmetic of bundles and quotes, as pure functions (domain §5)."""
