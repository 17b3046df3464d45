"""Insurance agents, what is agreed with them, and the customers we refer to each other (domain §6)."""
