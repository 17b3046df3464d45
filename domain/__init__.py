"""What is true in the business: rooms of rules, records and use cases. Knows nothing of Telegram or HTTP."""
