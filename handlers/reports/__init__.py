"""Reports in the chat: what a period's work came to (interface §2)."""
