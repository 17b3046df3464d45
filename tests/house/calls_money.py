"""How the services about a case's money are called: costs, verified amounts, supplements, disputes, risk."""

from operator import attrgetter

from domain.cases import service as cases
from domain.money import yuan
from domain.policy import service as policy
from tests.factories.world import World
from tests.house.calls import Called, undoing


async def _one_too_many(world: World) -> object:
    """C1's dispute reaches a third party, where one is one too many."""
    await policy.set_policy(world.manager, "case.dispute_count", "1")
    return await cases.take_to_third_party(world.advisor, 1)


async def _kept(world: World) -> object:
    await _one_too_many(world)
    return await cases.keep_insurer(world.manager, world.insurer_id, reason="已谈好新价格")


MONEY = {
    "cases.enter_costs": Called(
        lambda w: cases.enter_costs(w.advisor, 2, parts_fen=yuan(3_900), labour_fen=yuan(1_200)),
        refused=(lambda w, t: cases.enter_costs(w.advisor, t.last_case, parts_fen=yuan(3_900)),),
    ),
    "cases.undo_costed": undoing(
        cases.undo_costed, lambda w: cases.enter_costs(w.advisor, 2, parts_fen=yuan(3_900)), what="costed"
    ),
    "cases.verify": Called(
        lambda w: cases.verify(w.advisor, 2, verified_fen=yuan(11_000)),
        refused=(lambda w, t: cases.verify(w.advisor, t.last_case, verified_fen=yuan(11_000)),),
    ),
    "cases.undo_verified": undoing(
        cases.undo_verified, lambda w: cases.verify(w.advisor, 2, verified_fen=yuan(11_000)), what="verified"
    ),
    "cases.show_amounts": Called(
        lambda w: cases.show_amounts(w.advisor, number=2, offset=0, limit=5),
        refused=(lambda w, t: cases.show_amounts(w.advisor, number=t.last_case, offset=0, limit=5),),
    ),
    "cases.risk": Called(
        lambda w: cases.risk(w.advisor, w.insurer_id, estimate_fen=yuan(8_500)),
        refused=(lambda w, t: cases.risk(w.advisor, t.insurer_id),),
    ),
    "cases.open_supplement": Called(
        lambda w: cases.open_supplement(w.advisor, 2, asked_fen=yuan(900), found="轮眉"),
        refused=(lambda w, t: cases.open_supplement(w.advisor, t.last_case, asked_fen=yuan(900), found="轮眉"),),
    ),
    "cases.undo_supplement_opened": undoing(
        cases.undo_supplement_opened,
        lambda w: cases.open_supplement(w.advisor, 2, asked_fen=yuan(900), found="轮眉"),
        what="supplement opened",
    ),
    "cases.tell_supplement": Called(
        lambda w: cases.tell_supplement(w.advisor, 2),
        refused=(lambda w, t: cases.tell_supplement(w.advisor, t.last_case),),
    ),
    "cases.undo_supplement_told": undoing(
        cases.undo_supplement_told, lambda w: cases.tell_supplement(w.advisor, 2), what="supplement told"
    ),
    "cases.agree_supplement": Called(
        lambda w: cases.agree_supplement(w.advisor, 2, agreed_fen=yuan(1_500)),
        refused=(lambda w, t: cases.agree_supplement(w.advisor, t.last_case, agreed_fen=yuan(1_500)),),
    ),
    "cases.undo_supplement_agreed": undoing(
        cases.undo_supplement_agreed,
        lambda w: cases.agree_supplement(w.advisor, 2, agreed_fen=yuan(1_500)),
        what="supplement agreed",
    ),
    "cases.refuse_supplement": Called(
        lambda w: cases.refuse_supplement(w.advisor, 2),
        refused=(lambda w, t: cases.refuse_supplement(w.advisor, t.last_case),),
    ),
    "cases.undo_supplement_refused": undoing(
        cases.undo_supplement_refused, lambda w: cases.refuse_supplement(w.advisor, 2), what="supplement refused"
    ),
    "cases.show_supplements": Called(
        lambda w: cases.show_supplements(w.advisor, 2),
        refused=(lambda w, t: cases.show_supplements(w.advisor, t.last_case),),
    ),
    "cases.open_dispute": Called(
        lambda w: cases.open_dispute(w.advisor, 2, asked_fen=yuan(1_500)),
        refused=(lambda w, t: cases.open_dispute(w.advisor, t.last_case, asked_fen=yuan(1_500)),),
    ),
    "cases.undo_dispute_opened": undoing(
        cases.undo_dispute_opened,
        lambda w: cases.open_dispute(w.advisor, 2, asked_fen=yuan(1_500)),
        what="dispute opened",
    ),
    "cases.take_to_third_party": Called(
        _one_too_many, refused=(lambda w, t: cases.take_to_third_party(w.advisor, t.last_case),)
    ),
    "cases.undo_dispute_third": undoing(cases.undo_dispute_third, _one_too_many, what="dispute third"),
    "cases.settle_dispute": Called(
        lambda w: cases.settle_dispute(w.advisor, 1, figure_fen=yuan(9_200)),
        refused=(lambda w, t: cases.settle_dispute(w.advisor, t.last_case, figure_fen=yuan(9_200)),),
    ),
    "cases.undo_dispute_settled": undoing(
        cases.undo_dispute_settled,
        lambda w: cases.settle_dispute(w.advisor, 1, figure_fen=yuan(9_200)),
        what="dispute settled",
    ),
    "cases.withdraw_dispute": Called(
        lambda w: cases.withdraw_dispute(w.advisor, 1, reason="客户不再坚持"),
        refused=(lambda w, t: cases.withdraw_dispute(w.advisor, t.last_case, reason="客户不再坚持"),),
    ),
    "cases.undo_dispute_withdrawn": undoing(
        cases.undo_dispute_withdrawn,
        lambda w: cases.withdraw_dispute(w.advisor, 1, reason="客户不再坚持"),
        what="dispute withdrawn",
    ),
    "cases.show_dispute": Called(
        lambda w: cases.show_dispute(w.advisor, 1),
        refused=(lambda w, t: cases.show_dispute(w.advisor, t.last_case),),
    ),
    "cases.dispute_board": Called(
        lambda w: cases.dispute_board(w.advisor, insurer_id=w.insurer_id, offset=0, limit=5),
        refused=(lambda w, t: cases.dispute_board(w.advisor, insurer_id=t.insurer_id, offset=0, limit=5),),
    ),
    "cases.proposal": Called(
        lambda w: cases.proposal(w.centre_id, w.insurer_id),
        empty=(lambda w, t: cases.proposal(w.centre_id, t.insurer_id),),
    ),
    "cases.keep_insurer": Called(
        _kept, refused=(lambda w, t: cases.keep_insurer(w.manager, t.insurer_id, reason="已谈好新价格"),)
    ),
    "cases.undo_kept_on": undoing(cases.undo_kept_on, _kept, by=attrgetter("manager"), what="kept on"),
}
