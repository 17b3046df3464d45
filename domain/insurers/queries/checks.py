"""What the kept figures must equal: for checks only (domain §4)."""

from typing import Any

from domain.database.connection import fetch_rows
from domain.insurers.rules.account import EntryKind


async def sums_by_kind(centre_id: int, insurer_id: int) -> list[tuple[EntryKind, int]]:
    """All the insurer's entries, added up by kind. Reads the whole account: for checks only."""
    rows = await fetch_rows(
        "SELECT kind, CAST(SUM(amount_fen) AS BIGINT) AS fen FROM insurer_entry"
        " WHERE centre_id = $1 AND insurer_id = $2 GROUP BY kind",
        centre_id,
        insurer_id,
    )
    return [(EntryKind(row["kind"]), row["fen"]) for row in rows]


async def statements_that_differ(centre_id: int) -> list[dict[str, Any]]:
    """Statements whose amount, payments or penalty are not what their entries come to. For checks only."""
    return await fetch_rows(_STATEMENT_DIFFERENCES, centre_id)


async def cases_that_differ(centre_id: int) -> list[dict[str, Any]]:
    """Cases whose share or billed part is not what their entries come to. For checks only."""
    return await fetch_rows(_CASE_DIFFERENCES, centre_id)


_STATEMENT_DIFFERENCES = """
SELECT * FROM (
    SELECT s.insurer_id, s.number, s.amount_fen, s.paid_fen, s.penalty_fen,
        CAST(COALESCE(SUM(CASE WHEN e.kind = 'billed' THEN e.amount_fen END), 0) AS BIGINT) AS billed_counted,
        CAST(COALESCE(SUM(CASE WHEN e.kind IN ('paid', 'credited') THEN -e.amount_fen END), 0) AS BIGINT)
            AS paid_counted,
        CAST(COALESCE(SUM(CASE WHEN e.kind IN ('penalty', 'penalty_redone') THEN e.amount_fen END), 0) AS BIGINT)
            AS penalty_counted
    FROM insurer_statement s LEFT JOIN insurer_entry e ON e.statement_id = s.id
    WHERE s.centre_id = $1
    GROUP BY s.id, s.insurer_id, s.number, s.amount_fen, s.paid_fen, s.penalty_fen
) AS counted
WHERE amount_fen <> billed_counted OR paid_fen <> paid_counted OR penalty_fen <> penalty_counted
ORDER BY number
"""


_CASE_DIFFERENCES = """
SELECT * FROM (
    SELECT c.insurer_id, c.case_number, c.share_fen, c.billed_fen,
        CAST(COALESCE(SUM(CASE WHEN e.kind IN ('accepted', 'reassessed', 'corrected', 'supplement', 'released')
            THEN e.amount_fen END), 0) AS BIGINT) AS share_counted,
        CAST(COALESCE(SUM(CASE WHEN e.kind = 'billed' THEN e.amount_fen END), 0) AS BIGINT) AS billed_counted
    FROM insurer_case c LEFT JOIN insurer_entry e
        ON e.centre_id = c.centre_id AND e.case_number = c.case_number AND e.insurer_id = c.insurer_id
    WHERE c.centre_id = $1
    GROUP BY c.id, c.insurer_id, c.case_number, c.share_fen, c.billed_fen
) AS counted
WHERE share_fen <> share_counted OR billed_fen <> billed_counted
ORDER BY case_number
"""
