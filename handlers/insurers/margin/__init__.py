"""The monthly margin review, and what is settled on its days, as people touch them (domain §4)."""
