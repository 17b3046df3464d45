"""A case's money in the chat: costs and margin, verified amounts, supplements, disputes, risk (domain §3)."""
