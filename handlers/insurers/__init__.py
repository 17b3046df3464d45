"""Insurers and credit as people touch them (interface §2)."""
