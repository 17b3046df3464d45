"""A whole database in one file that either engine can be restored from.

One format for both, and not each engine's own: a centre moves from SQLite to PostgreSQL by backup and restore, any
version of either reads it, and what an older program wrote is led forward by the same migrations as its database.
The file is a zip of one text per table, a row per line, with a manifest that counts and fingerprints them.
"""
