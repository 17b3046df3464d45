"""What can be wrong with the database itself. These stop the program; they are not refusals to a person."""


class DatabaseError(Exception):
    """The database cannot be used as it is."""


class DatabaseAddressWrong(DatabaseError):
    """``DATABASE_URL`` cannot be understood."""


class DatabaseBusy(DatabaseError):
    """Another process runs the bot on this SQLite file, or migrates it."""


class DatabaseRefused(DatabaseError):
    """The server is there and does not let us in: a wrong password, no such role, too many clients."""


class DatabaseMissing(DatabaseError):
    """There is no file where the database should be."""


class DatabaseNotConnected(DatabaseError):
    """``connect`` has not been called, or ``close`` has."""


class DatabaseNewer(DatabaseError):
    """The database was migrated by a newer version of this program."""


class MigrationFailed(DatabaseError):
    """A migration was refused or undone; the database is as it was before."""


class InexactNumber(DatabaseError, TypeError):
    """A float or a Decimal was on its way into a statement: money is whole fen, rates are basis points."""


class TransactionMisused(DatabaseError):
    """A task started inside a transaction tried to open one of its own in it."""


class ArchiveRefused(DatabaseError):
    """A backup cannot be made or used; nothing was changed."""
