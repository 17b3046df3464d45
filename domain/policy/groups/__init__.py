"""The groups of the policy table, by the work they govern; their figures are the trade's (domain §10)."""
