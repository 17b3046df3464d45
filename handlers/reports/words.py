"""The words that only reports know."""

CASES = dict.fromkeys(("cases", "case", "事故车", "accidents"), True)
"""Reports of accident cases."""
