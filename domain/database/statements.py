"""Taking SQL scripts apart."""

import sqlite3


def split_statements(script: str) -> list[str]:
    """The statements of ``script``. Semicolons inside strings, comments and triggers do not end one."""
    statements: list[str] = []
    pending = ""
    for piece in script.split(";"):
        pending = f"{pending};{piece}" if pending else piece
        if sqlite3.complete_statement(f"{pending};"):
            statements.append(pending.strip())
            pending = ""
    if pending.strip():
        statements.append(pending.strip())
    return [statement for statement in statements if statement]
