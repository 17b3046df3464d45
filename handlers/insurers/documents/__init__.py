"""Files about insurers: a statement and the ageing as spreadsheets, the evidence of a debt as a letter (domain §4)."""
