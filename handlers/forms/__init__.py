"""Forms: a command told one prompt at a time, by buttons first and typing last (interface §1)."""
