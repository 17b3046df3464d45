"""Insurers and the credit we give them: accounts, statements, payments, intake (domain §4)."""
