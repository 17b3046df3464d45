"""Every figure a centre may want otherwise, with the trade's defaults: one typed table (domain §10).

The key that people type is the attribute the code reads: ``/policy margin.warn`` is ``values.margin.warn``
(and ``quiet.from`` is ``values.quiet.from_``, since Python keeps the word for itself).
Amounts are ``Fen``, rates ``BasisPoints``, times of day ``time``, switches ``bool``; everything else a whole
number of what its name ends in.
"""

# ruff: noqa: RUF009 - every group is frozen, so one instance serves as the default

from dataclasses import dataclass

from domain.policy.groups.insurers import Credit, Insurers, Margin, Settlement
from domain.policy.groups.offers import Bundles, Clv, Entitlements, Quotes
from domain.policy.groups.partners import Acquisition, Duty, Fleets, Plans, Referrals
from domain.policy.groups.rhythm import Digests, Quiet
from domain.policy.groups.workshop import Cases, Complaints, Privacy, Renewals


@dataclass(frozen=True)
class PolicyValues:
    """The policy of one centre on one day, every value in force (domain §10)."""

    case: Cases = Cases()
    complaint: Complaints = Complaints()
    credit: Credit = Credit()
    settlement: Settlement = Settlement()
    margin: Margin = Margin()
    insurer: Insurers = Insurers()
    bundle: Bundles = Bundles()
    entitlement: Entitlements = Entitlements()
    quote: Quotes = Quotes()
    clv: Clv = Clv()
    referral: Referrals = Referrals()
    duty: Duty = Duty()
    renewal: Renewals = Renewals()
    privacy: Privacy = Privacy()
    fleet: Fleets = Fleets()
    plan: Plans = Plans()
    acquisition: Acquisition = Acquisition()
    digest: Digests = Digests()
    quiet: Quiet = Quiet()


DEFAULTS = PolicyValues()
