"""Tortoise's own backends made safe: nothing a cancelled task does may leave a lock or a connection behind.

Tortoise picks the migration dialect by the *name* of the client's module, so these must go on containing
"sqlite" and "asyncpg".
"""
