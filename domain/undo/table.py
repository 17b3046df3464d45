"""Every kind of change that can be taken back, and the room's use case that does it (interface §1)."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial

from domain.actor import Actor
from domain.agents import service as agents
from domain.bundles import service as bundles
from domain.cases import service as cases
from domain.customers import service as customers
from domain.insurers import service as insurers
from domain.outbox import service as outbox
from domain.people import service as people
from domain.people.views import ChangeView
from domain.policy import service as policy
from domain.undo.mentions import customer_mentioned, vehicle_mentioned

Kind = tuple[str, str]
Undo = Callable[[Actor, ChangeView], Awaitable[object]]


@dataclass(frozen=True)
class Undoable:
    """How one kind of change is taken back; what only comes along with another is no undo of its own."""

    run: Undo
    is_main: bool = True


def _of_customer(run: Callable[..., Awaitable[object]]) -> Undoable:
    return Undoable(partial(run, is_mentioned=customer_mentioned), is_main=False)


def _of_vehicle(run: Callable[..., Awaitable[object]]) -> Undoable:
    return Undoable(partial(run, is_mentioned=vehicle_mentioned), is_main=False)


def _digests() -> list[str]:
    """The name of every digest: each has a policy value that says when it comes. Deadlines come as they do."""
    timed = [key.removeprefix("digest.") for key in policy.every_key() if key.startswith("digest.")]
    return [*timed, cases.DEADLINES]


UNDOABLE: Mapping[Kind, Undoable] = {
    ("agent", "added"): Undoable(agents.undo_added),
    ("agent", "terms"): Undoable(agents.undo_terms),
    ("bank", "assigned"): Undoable(insurers.undo_bank_assigned),
    ("bank", "confirmed"): Undoable(insurers.undo_bank_confirmed),
    ("bank", "left out"): Undoable(insurers.undo_bank_left_out),
    ("bank", "sent"): Undoable(insurers.undo_bank_sent),
    ("case", "assessed"): Undoable(cases.undo_assessed),
    ("case", "booked"): Undoable(cases.undo_booked),
    ("case", "cancelled"): Undoable(cases.undo_cancelled),
    ("case", "complaint"): Undoable(cases.undo_complaint),
    ("case", "complaint answered"): Undoable(cases.undo_complaint_answered),
    ("case", "complaint closed"): Undoable(cases.undo_complaint_closed),
    ("case", "costed"): Undoable(cases.undo_costed),
    ("case", "dispute opened"): Undoable(cases.undo_dispute_opened),
    ("case", "dispute settled"): Undoable(cases.undo_dispute_settled),
    ("case", "dispute third"): Undoable(cases.undo_dispute_third),
    ("case", "dispute withdrawn"): Undoable(cases.undo_dispute_withdrawn),
    ("case", "handed over"): Undoable(cases.undo_handed_over),
    ("case", "loaner back"): Undoable(cases.undo_loaner_back),
    ("case", "loaner lent"): Undoable(cases.undo_loaner_lent),
    ("case", "opened"): Undoable(cases.undo_opened),
    ("case", "photo"): Undoable(cases.undo_photo),
    ("case", "photo withdrawn"): Undoable(cases.undo_photo_withdrawn),
    ("case", "promised"): Undoable(cases.undo_promised),
    ("case", "rework"): Undoable(cases.undo_rework),
    ("case", "scored"): Undoable(cases.undo_scored),
    ("case", "step"): Undoable(cases.undo_step),
    ("case", "supplement agreed"): Undoable(cases.undo_supplement_agreed),
    ("case", "supplement opened"): Undoable(cases.undo_supplement_opened),
    ("case", "supplement refused"): Undoable(cases.undo_supplement_refused),
    ("case", "supplement told"): Undoable(cases.undo_supplement_told),
    ("case", "told"): Undoable(cases.undo_told),
    ("case", "verified"): Undoable(cases.undo_verified),
    ("case", "waiting"): Undoable(cases.undo_waiting),
    ("cover", "added"): Undoable(customers.undo_policy_added),
    ("insurer", "added"): Undoable(insurers.undo_added),
    ("insurer", "contact added"): Undoable(insurers.undo_contact_added),
    ("insurer", "contact changed"): Undoable(insurers.undo_contact_changed),
    ("insurer", "contact removed"): Undoable(insurers.undo_contact_removed),
    ("insurer", "ended"): Undoable(insurers.undo_ended),
    ("insurer", "intake resumed"): Undoable(insurers.undo_intake_resumed),
    ("insurer", "intake stopped"): Undoable(insurers.undo_intake_stopped),
    ("insurer", "kept on"): Undoable(cases.undo_kept_on),
    ("insurer", "limit changed"): Undoable(insurers.undo_limit_changed),
    ("insurer", "name added"): Undoable(insurers.undo_name_added),
    ("insurer", "name removed"): Undoable(insurers.undo_name_removed),
    ("insurer", "paid"): Undoable(insurers.undo_paid),
    ("insurer", "plan changed"): Undoable(insurers.undo_plan_changed),
    ("insurer", "renamed"): Undoable(insurers.undo_renamed),
    ("insurer", "reopened"): Undoable(insurers.undo_reopened),
    ("insurer", "payment reversed"): Undoable(insurers.undo_payment_reversed),
    ("insurer", "penalty paid"): Undoable(insurers.undo_penalty_paid),
    ("insurer", "penalty waived"): Undoable(insurers.undo_penalty_waived),
    ("insurer", "raise accepted"): Undoable(insurers.undo_raise_accepted),
    ("insurer", "raise declined"): Undoable(insurers.undo_raise_declined),
    ("insurer", "renegotiated"): Undoable(insurers.undo_renegotiated),
    ("insurer", "surplus used"): Undoable(insurers.undo_surplus_used),
    ("loaner", "added"): Undoable(cases.undo_loaner_added),
    ("loaner", "removed"): Undoable(cases.undo_loaner_removed),
    ("chat", "bound"): Undoable(people.undo_bound),
    ("chat", "language"): Undoable(people.undo_language),
    ("chat", "unbound"): Undoable(people.undo_unbound),
    ("customer", "created"): _of_customer(customers.undo_customer_created),
    ("customer", "phone"): _of_customer(customers.undo_phone),
    ("customer", "renamed"): _of_customer(customers.undo_renamed),
    ("invite", "made"): Undoable(people.undo_invited),
    ("quote", "chosen"): Undoable(bundles.undo_chosen),
    ("quote", "quoted"): Undoable(bundles.undo_quoted),
    ("quote", "requoted"): Undoable(bundles.undo_requoted),
    ("referral", "logged"): Undoable(agents.undo_logged),
    ("referral", "lost"): Undoable(agents.undo_lost),
    ("referral", "reassigned"): Undoable(agents.undo_reassigned),
    ("referral", "won"): Undoable(agents.undo_won),
    **{("sop", what): Undoable(cases.undo_sop) for what in ("added", "dropped", "moved", "reset")},
    ("revenue", "noted"): Undoable(insurers.undo_revenue),
    ("staff", "removed"): Undoable(people.undo_removed),
    ("staff", "role"): Undoable(people.undo_role),
    ("vehicle", "created"): _of_vehicle(customers.undo_vehicle_created),
    ("vehicle", "owner"): _of_vehicle(customers.undo_owner),
    ("visit", "added"): Undoable(cases.undo_visit),
    ("wording", "reset"): Undoable(cases.undo_wording),
    ("wording", "set"): Undoable(cases.undo_wording),
    **{("policy", key): Undoable(policy.undo_set) for key in policy.every_key()},
    **{("digest", name): Undoable(outbox.undo_switched) for name in _digests()},
}
"""By subject and what happened to it, as the audit has them."""


def is_main(subject: str, what: str) -> bool:
    """Whether a change of this kind is what an undo is offered for."""
    found = UNDOABLE.get((subject, what))
    return found is not None and found.is_main
