"""The SOP's templates as people look at and change them (domain §3)."""
