# Policy: what each value is, how it is shown and changed
command-policy = See or change the centre's policy

policy-title = <b>Policy of the centre</b>
policy-title-group = <b>{ $title }</b> ({ $name })
policy-title-one = <b>Policy</b>
policy-group-line = · { $title } ({ $name }): { $count ->
    [one] { $count } value
   *[other] { $count } values
}{ $changed ->
    [0] {""}
   *[other] , { $changed } changed
}
policy-value-head = { $what }: <b>{ $now }</b>
policy-value-default = <code>{ $name }</code> · the default, { $range }
policy-value-set = <code>{ $name }</code> · since { $since }, set by { $by }; default { $normal }, { $range }
policy-value-coming = ⏳ from { $day }: <b>{ $value }</b>, set by { $by }
policy-range = { $least } to { $most }
policy-range-switch = on or off
policy-how = To change it: <code>/policy { $name } { $example }</code>
    To begin later, add a date such as 2027-01-01
    To go back: <code>/policy { $name } default</code>
policy-how-groups = Press a button to see a group, or send for example <code>/policy margin</code>.
policy-back = ‹ Back
policy-set = ✅ { $what }: { $old } → <b>{ $new }</b>
    { $when ->
        [today] In force from today; past months keep the policy of their time.
       *[later] In force from { $day }; nothing changes before then.
    }
    <code>{ $name }</code>
policy-set-same = { $what } was { $new } already and stays { $old } from { $when ->
    [today] today
   *[later] { $day }
} on.
    <code>{ $name }</code>
policy-set-coming = ⏳ Note: { $by } had already decided that from { $day } it is { $value }.

policy-unit-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
policy-unit-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
policy-unit-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
policy-unit-case-day = day { $count }
policy-unit-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
policy-unit-count = { $count }
policy-unit-month-day = day { $count }
policy-unit-weekday = { $count ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
policy-unit-switch = { $count ->
    [0] off
   *[1] on
}

policy-unknown = { $nearest ->
    [none] There is no policy value “{ $typed }”. Send /policy to see them all.
   *[other] There is no policy value “{ $typed }”. Did you mean <code>{ $nearest }</code>? Send /policy to see them all.
}
policy-not-one-value = “{ $group }” is a group of values. Please name one of them, such as margin.warn; /policy { $group } shows the group.
policy-unreadable = “{ $typed }” can't be { $policy }. { $kind ->
    [amount] It is an amount, for example { $example }.
    [rate] It is a rate, for example 20% or 0.2 (the default is { $example }).
    [minutes] It is a whole number of minutes, for example { $example } min.
    [hours] It is a whole number of hours, for example { $example } h.
    [case-day] It is a day counted from arrival, which is day 0, for example day { $example }.
    [days] It is a whole number of days, for example { $example } days.
    [months] It is a whole number of months, for example { $example } months.
    [month-day] It is a day of the month, for example { $example }.
    [weekday] It is a day of the week, for example Saturday or sat (the default is { $example }).
    [time] It is a time of day, for example { $example }.
    [switch] It is on or off (the default is { $example }).
   *[count] It is a whole number, for example { $example }.
}
policy-out-of-range = { $policy } can't be { $given }{ $kind ->
    [minutes] {" "}minutes
    [hours] {" "}hours
    [days] {" "}days
    [months] {" "}months
    [month-day] {" "}(day of the month)
   *[other] {""}
}. It may be from { $least } to { $most }.
policy-out-of-order = That would be a contradiction: { $lower } would be { $lower_value }, above { $upper } at { $upper_value }. Please change the other one first.
policy-in-the-past = { $day } is over, and past days keep the policy of their time. Please give today or a later date.

policy-group-case = Accident cases
policy-group-case-step = Case steps
policy-group-complaint = Complaints
policy-group-credit = Credit and penalty
policy-group-settlement = Settlement days
policy-group-margin = Margin
policy-group-insurer = Insurer mix
policy-group-bundle = Bundles
policy-group-bundle-economy = Economy bundle
policy-group-bundle-comfort = Comfort bundle
policy-group-bundle-prestige = Prestige bundle
policy-group-entitlement = Entitlements
policy-group-quote = Quotes
policy-group-clv = Lifetime value
policy-group-referral = Referrals
policy-group-duty = On-site duty
policy-group-renewal = Renewal radar
policy-group-privacy = Privacy
policy-group-fleet = Fleets
policy-group-plan = Plan commitments
policy-group-plan-basic = Plan A (basic)
policy-group-plan-deep = Plan B (deep)
policy-group-acquisition = Acquisition cost
policy-group-digest = Push times
policy-group-quiet = Quiet hours

policy-case-step-inspection-hours = First inspection (hours after arrival)
policy-case-step-plan-hours = Repair plan (hours after arrival)
policy-case-step-submitted-days = Submitted to the insurer (by the end of which day, arrival being day 0)
policy-case-step-assessed-hours = Assessment (hours after arrival)
policy-case-step-informed-days = Customer informed (by the end of which day)
policy-case-step-photo-days = Progress photo (every day from which day on)
policy-case-step-eta-days = Delivery announced (days before the promised delivery)
policy-case-step-quality-days = Quality check (on which day)
policy-case-step-delivered-days = Delivery (on which day)
policy-case-step-callback-days = Call-back (days after delivery)
policy-case-express-hours = Express (delivery this many hours after assessment)
policy-case-repair-days = Last day of an ordinary repair
policy-case-promise-days = Farthest day a delivery may be promised for (days from today)
policy-case-warn-minutes = Minutes of warning before a step is late
policy-case-escalate-hours = Hours late before the manager is told
policy-case-dispute-count = Disputes reaching a third party before ending is proposed
policy-case-dispute-days = Days over which disputes are counted
policy-case-conversion-months = Conversion (months after delivery in which a visit counts)
policy-case-rework-days = Rework (days after delivery in which a repair counts as rework)
policy-case-page-days = Days the customer's page lives on after delivery
policy-complaint-escalate-hours = Hours a complaint may stay open before the manager is told
policy-complaint-nps-at-most = Highest score that opens a complaint by itself
policy-credit-limit-start = Credit limit of a new insurer
policy-credit-watch-share = Share of the limit from which it warns
policy-credit-penalty-daily = Late penalty a day, of the unpaid balance
policy-credit-late-watch = Late statements that put an insurer on watch
policy-credit-late-stop = Consecutive late statements that stop intake
policy-credit-legal-days = Days late after which the legal stage begins
policy-credit-letter-days = Days that a letter of demand gives to pay
policy-credit-raise-after = Statements paid in time before a raise is proposed
policy-credit-raise-share = Size of a proposed raise
policy-credit-ceiling-share = Highest limit, as a share of the centre's last month's revenue
policy-settlement-monthly-due-day = Monthly statements are due on this day of the next month
policy-settlement-half-close-day = The first half-month closes on this day (a period that has begun keeps its own)
policy-settlement-half-due-days = Half-monthly statements are due this many days after closing
policy-settlement-alike-days = Within how many days a bank line and a payment of one amount may be the same
policy-settlement-agent-due-day = Agents' statements are due on this day of the next month
policy-margin-target = Target margin
policy-margin-warn = Margin below which it warns
policy-margin-stop = Margin below which intake stops and prices are renegotiated
policy-insurer-active-least = Fewest active insurers
policy-insurer-active-most = Most active insurers
policy-insurer-active-months = Insurers with a delivery within so many months count as active
policy-insurer-concentration = Share of revenue from one insurer above which it warns
policy-insurer-concentration-months = Months over which that share is counted
policy-bundle-name = { $variant ->
    [economy] Economy
    [comfort] Comfort
   *[prestige] Prestige
}
policy-bundle-surcharge = { policy-bundle-name } · what the customer pays on top
policy-bundle-rebate = { policy-bundle-name } · rebate from the insurer
policy-bundle-maintenance-visits = { policy-bundle-name } · maintenance visits (expected ones if unlimited)
policy-bundle-maintenance-unlimited = { policy-bundle-name } · unlimited maintenance
policy-bundle-maintenance-worth = { policy-bundle-name } · worth of one maintenance visit
policy-bundle-maintenance-cost = { policy-bundle-name } · cost of one maintenance visit
policy-bundle-inspections = { policy-bundle-name } · inspections (expected ones if unlimited)
policy-bundle-inspections-unlimited = { policy-bundle-name } · unlimited inspections
policy-bundle-inspection-worth = { policy-bundle-name } · worth of one inspection
policy-bundle-loaner-times = { policy-bundle-name } · loaner car, times
policy-bundle-loaner-unlimited = { policy-bundle-name } · loaner car all year
policy-bundle-fixed-cost = { policy-bundle-name } · fixed cost of a sale
policy-bundle-cancel-refund = Share of the unused worth given back on cancelling
policy-bundle-churn-months = Months without a visit that count as churn
policy-entitlement-valid-months = How long entitlements are valid
policy-entitlement-notice-days = Days before their end that entitlements are announced
policy-quote-valid-days = How long a quote is valid
policy-clv-addon-penetration = Add-on penetration
policy-clv-addon-ticket = Add-on ticket
policy-clv-addon-margin = Add-on margin
policy-clv-renewal = Renewal rate
policy-clv-years = Years counted
policy-clv-history-count = Bundles from which the centre's own rates are used
policy-clv-vip = Lifetime value above which a customer is a VIP
policy-referral-fee-out = Referral to an agent (fee they owe us)
policy-referral-fee-out-least = Referral to an agent (lowest fee)
policy-referral-fee-out-most = Referral to an agent (highest fee)
policy-referral-fee-in = Referral from an agent (fee we owe)
policy-referral-fee-in-least = Referral from an agent (lowest fee)
policy-referral-fee-in-most = Referral from an agent (highest fee)
policy-referral-open-days = Days after which an open referral expires
policy-referral-protect-days = Days a plate stays with the agent who was first
policy-duty-weekday = Usual day on site
policy-duty-from = On site from
policy-duty-until = On site until
policy-renewal-first-days = First renewal notice (days before expiry)
policy-renewal-second-days = Second renewal notice (days before expiry)
policy-renewal-third-days = Third renewal notice (days before expiry)
policy-renewal-fourth-days = Fourth renewal notice (days before expiry)
policy-renewal-fifth-days = Fifth renewal notice (days before expiry)
policy-renewal-last-days = Last renewal notice (days before expiry)
policy-privacy-tidy = Delete group messages with a whole phone number once their card stands
policy-fleet-vehicles-least = Vehicles that make a fleet
policy-plan-name = { $variant ->
    [deep] Plan B
   *[basic] Plan A
}
policy-plan-cases = { policy-plan-name } · cases a year
policy-plan-first-fix = { policy-plan-name } · first-time fix rate
policy-plan-original-parts = { policy-plan-name } · share of original parts
policy-plan-satisfaction = { policy-plan-name } · customer satisfaction
policy-plan-assessed-hours = { policy-plan-name } · hours to assessment
policy-plan-uplift-least = Plan B (lowest rise in assessment asked for)
policy-plan-uplift-most = Plan B (highest rise in assessment asked for)
policy-acquisition-traditional = Cost of winning a customer by traditional channels
policy-digest-cases = Cases digest
policy-digest-photos = Missing photos
policy-digest-renewals = Renewal radar
policy-digest-credit = Credit that is not open
policy-digest-settlement = Settlement
policy-digest-duty-evening = On-site duty, the evening before
policy-digest-duty-morning = On-site duty, that morning
policy-digest-plan = The week's plan
policy-digest-week = The week's report
policy-digest-month = The month's report
policy-quiet-from = Quiet hours begin (urgent messages excepted)
policy-quiet-until = Quiet hours end
