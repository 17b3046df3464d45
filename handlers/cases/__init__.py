"""Accident cases in the chat: taking a car, its living card, the board and the morning digest (interface §2, §3)."""
