"""The database: fields, connection, transactions and migrations, the same on SQLite and on PostgreSQL."""
