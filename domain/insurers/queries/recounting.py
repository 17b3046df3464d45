"""What an account's other kept figures must be, counted in whole sets: for checks only (domain §4)."""

from typing import Any

from domain.database.connection import fetch_rows


async def insurers_counted(centre_id: int) -> list[dict[str, Any]]:
    """Every insurer there ever was, with its last limit and how many of its statements ask for money."""
    return await fetch_rows(_INSURERS, centre_id)


async def statements_counted(centre_id: int) -> list[dict[str, Any]]:
    """Every statement as it is kept, and its place among those of its insurer that ask for money."""
    return await fetch_rows(_STATEMENTS, centre_id)


async def received_by_day(centre_id: int) -> list[dict[str, Any]]:
    """What came in for each statement and day, as positive amounts; what came in and was reversed leaves no trace."""
    return await fetch_rows(_RECEIVED, centre_id)


async def payments_that_differ(centre_id: int) -> list[dict[str, Any]]:
    """Payments whose entries come neither to their amount nor, when they were taken back, to nothing."""
    return await fetch_rows(_PAYMENTS, centre_id)


async def entries_astray(centre_id: int) -> list[dict[str, Any]]:
    """Entries that name another insurer's statement or payment, or a case that is not in their insurer's account."""
    return await fetch_rows(_ASTRAY, centre_id)


_INSURERS = """
SELECT i.id, i.name, i.limit_fen, i.overpaid_fen, i.billed_fen, i.penalty_fen, i.statements_asking,
    (SELECT l.after_fen FROM insurer_limit l WHERE l.insurer_id = i.id ORDER BY l.id DESC LIMIT 1) AS limit_counted,
    (SELECT COUNT(*) FROM insurer_statement s WHERE s.insurer_id = i.id AND s.amount_fen > 0) AS asking_counted
FROM insurer i WHERE i.centre_id = $1 ORDER BY i.id
"""

_STATEMENTS = """
SELECT id, insurer_id, number, ordinal, closes_on, due_on, amount_fen, penalty_daily_bp, late_fen_days, late_through,
    penalty_fen, settled_on,
    CAST(SUM(CASE WHEN amount_fen > 0 THEN 1 ELSE 0 END)
        OVER (PARTITION BY insurer_id ORDER BY closes_on) AS BIGINT) AS ordinal_counted
FROM insurer_statement WHERE centre_id = $1 ORDER BY number
"""

_RECEIVED = """
SELECT statement_id, day, CAST(SUM(-amount_fen) AS BIGINT) AS fen FROM insurer_entry
WHERE centre_id = $1 AND statement_id IS NOT NULL AND kind IN ('paid', 'credited')
GROUP BY statement_id, day HAVING SUM(amount_fen) <> 0 ORDER BY statement_id, day
"""

_PAYMENTS = """
SELECT * FROM (
    SELECT p.id, p.insurer_id, p.day, p.amount_fen, CAST(COALESCE(SUM(
        CASE e.kind WHEN 'overpaid' THEN e.amount_fen WHEN 'paid' THEN -e.amount_fen END), 0) AS BIGINT)
        AS amount_counted, COUNT(e.id) AS entries
    FROM insurer_payment p LEFT JOIN insurer_entry e ON e.payment_id = p.id
    WHERE p.centre_id = $1
    GROUP BY p.id, p.insurer_id, p.day, p.amount_fen
) AS counted
WHERE amount_fen <> amount_counted AND (amount_counted <> 0 OR entries = 0)
ORDER BY id
"""

_ASTRAY = """
SELECT e.id, e.insurer_id, e.kind, e.case_number, s.number AS statement, s.insurer_id AS insurer_of_statement,
    e.payment_id, p.insurer_id AS insurer_of_payment, c.insurer_id AS insurer_of_case
FROM insurer_entry e
    LEFT JOIN insurer_statement s ON s.id = e.statement_id
    LEFT JOIN insurer_payment p ON p.id = e.payment_id
    LEFT JOIN insurer_case c ON c.centre_id = e.centre_id AND c.case_number = e.case_number
WHERE e.centre_id = $1 AND (s.insurer_id <> e.insurer_id OR p.insurer_id <> e.insurer_id
    OR c.insurer_id <> e.insurer_id OR (e.case_number IS NOT NULL AND c.id IS NULL))
ORDER BY e.id
"""
