"""Taking back what was done, as people touch it (interface §1)."""
