"""Centres, joining, staff, groups, languages and the audit, as people touch them."""
