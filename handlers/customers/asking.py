"""The next steps about a policy, which are other commands: their forms, begun with what is known of the car."""

from collections.abc import Mapping

from domain.customers.views import VehiclePolicy
from domain.forms.views import Draft
from handlers.arguments.errors import Missing
from handlers.customers.forms import EXPIRES, NAME, PHONE, PLATE, PREMIUM


def refer(known: VehiclePolicy) -> Missing:
    """What is missing for ``/refer``: the agent that the owner is referred to."""
    car, policy = known.vehicle, known.policy
    answers = {"direction": "out", PLATE.name: car.plate, NAME.name: car.customer_name, PHONE.name: car.phone}
    if policy is not None:
        answers[EXPIRES.name] = EXPIRES.write(policy.facts.expires_on)
    return _missing("agent", "refer", answers)


def quote(known: VehiclePolicy) -> Missing:
    """What is missing for ``/quote``: the bundle, and where nobody has told it the premium."""
    policy = known.policy
    premium = policy.facts.premium_fen if policy else None
    return _missing("bundle", "quote", {} if premium is None else {PREMIUM.name: PREMIUM.write(premium)})


def add(known: VehiclePolicy | None = None) -> Missing:
    """What is missing for ``/renewals add``: the new policy's expiry, and without a car the car."""
    if known is None:
        return _missing(PLATE.name, "renewals", {}, action="add")
    return _missing(EXPIRES.name, "renewals", {PLATE.name: known.vehicle.plate}, action="add")


def _missing(field: str, command: str, answers: Mapping[str, str], *, action: str = "") -> Missing:
    told = tuple((name, text) for name, text in answers.items() if text)
    refusal = Missing(field)
    refusal.draft = Draft(command, action, told, asked=field)
    return refusal
