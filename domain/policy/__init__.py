"""The figures a centre may want otherwise: one typed table of defaults, and dated overrides per centre."""
