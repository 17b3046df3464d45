"""What becomes of a case on its way: promised delivery, waiting days, hand-over, cancellation, rework (domain §3)."""
