"""The migrations, written by ``python -m domain.database.generate NAME`` and run by ``domain.database.migrate``."""
