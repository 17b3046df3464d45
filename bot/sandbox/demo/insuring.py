"""What the demo's partner desk does with insurers: adds them with their people, and receives what they pay."""

from bot.sandbox.demo.facts import DemoInsurer
from domain.actor import Actor
from domain.insurers import service as insurers
from domain.insurers.views import ContactRole, Plan


async def add(partner: Actor, fact: DemoInsurer) -> int:
    """Add an insurer and whom we talk to there; its id."""
    added = await insurers.add_insurer(partner, name=fact.name, plan=Plan(fact.plan))
    for name, role, phone in fact.contacts:
        await insurers.set_contact(partner, insurer_id=added.id, name=name, role=ContactRole(role), phone=phone)
    return added.id


async def receive_what_is_asked(partner: Actor, insurer_id: int) -> None:
    """The insurer pays all that its statements ask for; nothing if they ask for nothing."""
    credit = (await insurers.credit_one(partner, insurer_id)).credit
    due_fen = sum(statement.unpaid_fen for statement in credit.open_statements)
    if due_fen > 0:
        await insurers.receive_payment(partner, insurer_id=insurer_id, amount_fen=due_fen)
