"""One's own day on one screen, made of what every room has to say about it (interface §2)."""
