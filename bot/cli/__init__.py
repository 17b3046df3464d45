"""The command line: one module per command, each declares its own words. It speaks English, as logs do."""
