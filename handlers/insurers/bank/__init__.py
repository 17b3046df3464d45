"""Bank lists as people touch them: sent as a file, looked through, confirmed by buttons (domain §4)."""
