"""What the deals of a month came to with each agent (domain §6)."""

from datetime import date

from domain.actor import system_use_case
from domain.agents import queries
from domain.agents.rules import label, month_bounds
from domain.agents.views import AgentFees, Direction, MonthFees
from domain.policy.service import values_at


@system_use_case
async def month_fees(centre_id: int, month: date) -> MonthFees:
    """The fees of the deals won in the month of ``month``, both directions, by agent; due on the next month's day of
    the policy. Those that came to nothing are left out. Three queries.
    """
    first, following = month_bounds(month)
    fees: dict[int, dict[str, tuple[int, int]]] = {}
    for row in await queries.month_fees(centre_id, first):
        fees.setdefault(row["agent_id"], {})[row["direction"]] = row["won"], row["fee_fen"]
    agents = {each.id: label(each) for each in await queries.agents_by_id(centre_id, fees)}
    due_day = (await values_at(centre_id, following)).settlement.agent_due_day
    lines = [_line(agent_id, name, fees[agent_id]) for agent_id, name in agents.items()]
    kept = tuple(line for line in lines if line.out_won or line.in_won or line.balance_fen)
    return MonthFees(first, following.replace(day=due_day), kept)


def _line(agent_id: int, name: str, fees: dict[str, tuple[int, int]]) -> AgentFees:
    out_won, out_fen = fees.get(Direction.OUT.value, (0, 0))
    in_won, in_fen = fees.get(Direction.IN.value, (0, 0))
    return AgentFees(agent_id, name, out_won, out_fen, in_won, -in_fen)
