"""How the services of intake states, limits and revenue are called."""

from datetime import date

from domain.actor import ChatKind
from domain.insurers import service as insurers
from domain.money import yuan
from domain.outbox import service as outbox
from tests.factories.world import TODAY, World
from tests.house.calls import Called, undoing

SEPTEMBER = date(2026, 9, 1)


async def _accept(world: World) -> object:
    return await insurers.accept_raise(world.manager, proposal_id=world.raise_id)


async def _decline(world: World) -> object:
    return await insurers.decline_raise(world.manager, proposal_id=world.raise_id)


async def _revenue(world: World) -> object:
    return await insurers.note_revenue(world.manager, month=SEPTEMBER, amount_fen=yuan(1_800_000))


FACTS = {"change": 1}
STATES = {
    "insurers.accept_raise": Called(
        _accept, refused=(lambda w, t: insurers.accept_raise(w.manager, proposal_id=t.raise_id),)
    ),
    "insurers.credit_digest": Called(lambda w: insurers.credit_digest(w.centre_id)),
    "insurers.decline_raise": Called(
        _decline, refused=(lambda w, t: insurers.decline_raise(w.manager, proposal_id=t.raise_id),)
    ),
    "insurers.limit_history": Called(
        lambda w: insurers.limit_history(w.manager, w.insurer_id),
        refused=(lambda w, t: insurers.limit_history(w.manager, t.insurer_id),),
    ),
    "insurers.list_revenues": Called(lambda w: insurers.list_revenues(w.manager)),
    "insurers.note_revenue": Called(_revenue),
    "insurers.raise_proposed": Called(
        lambda w: insurers.raise_proposed(w.centre_id, w.raise_id),
        refused=(lambda w, t: insurers.raise_proposed(w.centre_id, t.raise_id),),
    ),
    "insurers.legal_news": Called(
        lambda w: insurers.legal_news(w.centre_id, w.insurer_id),
        empty=(lambda w, t: insurers.legal_news(w.centre_id, t.insurer_id),),
    ),
    "insurers.state_news": Called(
        lambda w: insurers.state_news(w.centre_id, w.state_change_id),
        empty=(lambda w, t: insurers.state_news(w.centre_id, t.state_change_id),),
    ),
    "insurers.tell_states": Called(
        lambda w: insurers.tell_states(w.centre_id, TODAY),
        empty=(lambda w, t: insurers.tell_states(w.centre_id, TODAY, insurer_ids=[t.insurer_id]),),
    ),
    "insurers.undo_raise_accepted": undoing(
        insurers.undo_raise_accepted, _accept, by=lambda w: w.manager, what="raise accepted"
    ),
    "insurers.undo_raise_declined": undoing(
        insurers.undo_raise_declined, _decline, by=lambda w: w.manager, what="raise declined"
    ),
    "insurers.undo_revenue": undoing(insurers.undo_revenue, _revenue, by=lambda w: w.manager, what="noted"),
    "insurers.withdraw_raises_overtaken": Called(
        lambda w: insurers.withdraw_raises_overtaken(w.centre_id, TODAY),
    ),
    "outbox.tell_groups": Called(
        lambda w: outbox.tell_groups(w.centre_id, ChatKind.PARTNER, "insurers.state", FACTS, "test"),
    ),
    "outbox.tell_managers": Called(lambda w: outbox.tell_managers(w.centre_id, "insurers.legal", FACTS, "test")),
}
