"""The reason that a manager's decision needs."""

from domain.insurers.errors import CreditReasonMissing
from domain.insurers.rules.intake import as_kept


def reason_told(reason: str) -> str:
    """The reason in one line; ``CreditReasonMissing`` without one."""
    told = as_kept(reason)
    if not told:
        raise CreditReasonMissing
    return told
