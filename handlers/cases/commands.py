"""``/case``, ``/cases``, ``/step``, ``/assess`` (interface §2)."""

from dataclasses import dataclass

from domain.actor import Role
from domain.cases import service
from domain.cases.views import BoardFilter, CaseView
from domain.insurers import service as insurers
from handlers.arguments import Words
from handlers.arguments.errors import Missing
from handlers.cases import board as boards
from handlers.cases import replies
from handlers.cases.words import DONE, LATE, MINE, NEW, STAGES, WAIVE, step_words, without_claim, without_override
from handlers.declaration import Call, Command, Reply

LONGEST_NOTE = 200


@dataclass(frozen=True)
class _Shapes:
    """What ``/case`` tells by its shape alone."""

    is_new: bool
    plate: str | None
    phone: str | None
    claim: str | None


async def case(call: Call) -> Reply:
    """Take a car (``new``, or a message with plate and phone), or show a case by number, plate or claim."""
    text, reason = without_override(call.text)
    text, claim = without_claim(text)
    words = Words(text, today=call.today)
    is_new = words.take_choice(NEW, beginnings=False) or False
    if not is_new and (number := words.take_number("case")):
        words.expect_nothing_left()
        return replies.card(call.lang, await service.show_case(call.actor, number=number))
    shapes = _Shapes(is_new, words.take_plate(), words.take_phone(), claim or words.take_claim())
    if shapes.is_new or (shapes.plate and shapes.phone):
        return await _open(call, words, shapes, reason)
    return replies.card(call.lang, await _shown(call, words, shapes))


async def _shown(call: Call, words: Words, shapes: _Shapes) -> CaseView:
    number = None if shapes.plate or shapes.claim else words.take_number("case", bare=True)
    words.refuse_other_numbers("case")
    words.expect_nothing_left()
    if shapes.plate is None and shapes.claim is None and number is None:
        raise Missing("case_or_new")
    return await service.show_case(call.actor, number=number, plate=shapes.plate, claim=shapes.claim)


async def _open(call: Call, words: Words, shapes: _Shapes, reason: str | None) -> Reply:
    plate = shapes.plate or words.need_plate()
    estimate_fen = words.need_amount("estimate")
    insurer = words.need_named(await insurers.names(call.actor), "insurer")
    name = words.take_name(beside_note=True) if shapes.phone else None
    damage = words.rest_text(LONGEST_NOTE)
    overrides = None if reason is None else Words(reason, today=call.today).need_text("reason", LONGEST_NOTE)
    taken = await service.open_case(
        call.actor,
        insurer_id=insurer.id,
        plate=plate,
        name=name,
        phone=shapes.phone,
        estimate_fen=estimate_fen,
        damage=damage,
        claim=shapes.claim,
        override_reason=overrides,
    )
    return replies.opened(call.lang, taken)


async def cases(call: Call) -> Reply:
    """The board, or the part of it that is asked for."""
    words = call.words
    late = words.take_choice(LATE, beginnings=False) or False
    mine = words.take_choice(MINE, beginnings=False)
    stage = words.take_choice(STAGES, beginnings=False)
    insurer = words.take_named(await insurers.names(call.actor), "insurer") if words.left else None
    words.expect_nothing_left()
    wanted = BoardFilter(
        late=late,
        advisor_id=call.actor.staff_id if mine else None,
        insurer_id=insurer.id if insurer else None,
        stage=stage,
    )
    return boards.board(call.lang, await service.board(call.actor, wanted))


async def step(call: Call) -> Reply:
    """Mark a step done, or waived with a reason; without a step, the card with its buttons."""
    words = call.words
    number = words.need_number("case", bare=True)
    waived = words.take_choice(WAIVE, beginnings=False)
    words.take_choice(DONE, beginnings=False)
    if not words.left and not waived:
        return replies.card(call.lang, await service.show_case(call.actor, number=number))
    name = words.need_choice(step_words(call.lang), "step")
    reason = words.need_text("reason", LONGEST_NOTE) if waived else None
    words.expect_nothing_left()
    return replies.marked(call.lang, await service.mark_step(call.actor, number, name, waive_reason=reason))


async def assess(call: Call) -> Reply:
    """Enter the assessed amount and the customer's deductible."""
    words = call.words
    number = words.need_number("case")
    amounts = words.take_amounts(2) or (words.need_amount("assessment"),)
    words.expect_nothing_left()
    done = await service.assess(
        call.actor, number, assessed_fen=amounts[0], deductible_fen=amounts[1] if len(amounts) > 1 else None
    )
    return replies.assessed(call.lang, done)


COMMANDS = (
    Command(
        "case",
        ("事故车",),
        Role.ADVISOR,
        case,
        examples=("new 平安 京AD12345 王先生 13812345678 8500 前杠", "C12", "京AD12345"),
    ),
    Command("cases", ("在修",), Role.ADVISOR, cases, examples=("", "late", "mine", "平安")),
    Command("step", ("完成",), Role.ADVISOR, step, examples=("C12 inspection", "C12 初检", "C12 照片 免 客户不需要")),
    Command("assess", ("定损",), Role.ADVISOR, assess, examples=("C12 8200 500",)),
)
