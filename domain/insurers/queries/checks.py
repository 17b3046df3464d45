"""What the kept figures must equal: for checks only (domain §4)."""

from collections import defaultdict
from typing import Any

from domain.database.connection import fetch_rows
from domain.insurers.rules.account import EFFECTS, EntryKind


async def sums_by_kind(centre_id: int, insurer_id: int) -> list[tuple[EntryKind, int]]:
    """All the insurer's entries, added up by kind. Reads the whole account: for checks only."""
    rows = await fetch_rows(
        "SELECT kind, CAST(SUM(amount_fen) AS BIGINT) AS fen FROM insurer_entry"
        " WHERE centre_id = $1 AND insurer_id = $2 GROUP BY kind",
        centre_id,
        insurer_id,
    )
    return [(EntryKind(row["kind"]), row["fen"]) for row in rows]


async def sums_of_all(centre_id: int) -> dict[int, list[tuple[EntryKind, int]]]:
    """The same for every insurer of the centre that has entries, by its id. For checks only."""
    rows = await fetch_rows(
        "SELECT insurer_id, kind, CAST(SUM(amount_fen) AS BIGINT) AS fen FROM insurer_entry"
        " WHERE centre_id = $1 GROUP BY insurer_id, kind",
        centre_id,
    )
    found: dict[int, list[tuple[EntryKind, int]]] = defaultdict(list)
    for row in rows:
        found[row["insurer_id"]].append((EntryKind(row["kind"]), row["fen"]))
    return found


async def statements_that_differ(centre_id: int) -> list[dict[str, Any]]:
    """Statements whose amount, payments or penalty are not what their entries come to. For checks only."""
    return await fetch_rows(_STATEMENT_DIFFERENCES, centre_id)


async def cases_that_differ(centre_id: int) -> list[dict[str, Any]]:
    """Cases whose share, billed part or days are not what their entries come to. For checks only."""
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


_SHARE_KINDS = ", ".join(f"'{kind.value}'" for kind, step in EFFECTS.items() if step.unbilled_fen == 1)

# A case is read once: its entries are added up before they meet it. Days are compared as text, which is how either
# engine tells "none" from a day. A correction is billable since the day it was made, which only its case knows.
_CASE_DIFFERENCES = f"""
WITH told AS (
    SELECT insurer_id, case_number,
        CAST(SUM(CASE WHEN kind IN ({_SHARE_KINDS}) THEN amount_fen ELSE 0 END) AS BIGINT) AS share_fen,
        CAST(SUM(CASE WHEN kind = 'billed' THEN amount_fen ELSE 0 END) AS BIGINT) AS billed_fen,
        MAX(CASE WHEN kind = 'billed' THEN 1 ELSE 0 END) AS is_billed,
        MAX(CASE WHEN kind IN ({_SHARE_KINDS}) THEN day END) AS changed_on,
        SUM(CASE kind WHEN 'delivered' THEN 1 WHEN 'undelivered' THEN -1 ELSE 0 END) AS deliveries,
        MAX(CASE WHEN kind = 'delivered' THEN id END) AS last_delivery,
        SUM(CASE kind WHEN 'accepted' THEN 1 WHEN 'released' THEN -1 ELSE 0 END) AS stays
    FROM insurer_entry e WHERE e.centre_id = $1 AND case_number IS NOT NULL
    GROUP BY insurer_id, case_number
)
SELECT * FROM (
    SELECT c.insurer_id, c.case_number, c.share_fen, c.billed_fen,
        CAST(c.delivered_on AS TEXT) AS delivered_on, CAST(c.billable_on AS TEXT) AS billable_on,
        CASE WHEN c.is_released THEN 1 ELSE 0 END AS is_released,
        COALESCE(t.share_fen, 0) AS share_counted,
        COALESCE(t.billed_fen, 0) AS billed_counted,
        CAST(d.day AS TEXT) AS delivered_counted,
        CAST(CASE WHEN d.day IS NULL THEN NULL
            WHEN t.is_billed = 0 THEN d.day
            WHEN t.share_fen <> t.billed_fen THEN COALESCE(c.billable_on, t.changed_on)
            WHEN t.billed_fen <> 0 THEN NULL
            ELSE c.billable_on END AS TEXT) AS billable_counted,
        CASE WHEN COALESCE(t.stays, 0) = 0 THEN 1 ELSE 0 END AS released_counted
    FROM insurer_case c
        LEFT JOIN told t ON t.insurer_id = c.insurer_id AND t.case_number = c.case_number
        LEFT JOIN insurer_entry d ON d.centre_id = $1 AND d.id = t.last_delivery AND t.deliveries > 0
    WHERE c.centre_id = $1
) AS counted
WHERE share_fen <> share_counted OR billed_fen <> billed_counted OR is_released <> released_counted
    OR COALESCE(delivered_on, '') <> COALESCE(delivered_counted, '')
    OR COALESCE(billable_on, '') <> COALESCE(billable_counted, '')
ORDER BY case_number
"""
