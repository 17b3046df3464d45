# Bundles and quotes (maintenance + insurance)

command-quote = Quote one bundle, or compare all three
command-bundles = The three bundles: contents and prices

# The three bundles
bundles-name = { $bundle ->
    [economy] Economy
    [comfort] Comfort
   *[prestige] Prestige
}
bundles-insurance = { $bundle ->
    [economy] compulsory + commercial
    [comfort] full cover
   *[prestige] full cover + high third-party
}
bundles-fits = { $bundle ->
    [economy] Fits: new, rarely serviced, price-minded
    [comfort] Fits: mid to high end, loyal, often serviced
   *[prestige] Fits: VIPs, high-value customers, fleets
}
bundles-fits-with-value = { $bundle ->
    [economy] Fits: new, rarely serviced, price-minded
    [comfort] Fits: mid to high end, loyal, often serviced
   *[prestige] Fits: VIPs, customers with a CLV over { $vip }, fleets
}

# Contents, one line each
bundles-content-insurance = · Insurance: { $insurance }
bundles-content-maintenance = { $mode ->
    [unlimited] · Basic services: unlimited, by appointment (at { $count } a year worth { $worth })
   *[counted] · Basic services: { $count } (worth { $worth })
}
bundles-content-inspections = { $mode ->
    [unlimited] · Inspections: unlimited (at { $count } a year worth { $worth })
   *[counted] · Inspections: { $count } (worth { $worth })
}
bundles-content-loaner = { $mode ->
    [unlimited] · Loaner car: all year
   *[counted] · Loaner car: { $count ->
        [one] once
       *[other] { $count } times
    }
}
bundles-content-own-advisor = · Own advisor, priority booking
bundles-worth = { $mode ->
    [least] Gifts worth at least <b>{ $worth }</b>
   *[exact] Gifts worth <b>{ $worth }</b>
}

# Quote card: the customer's side
bundles-quote-title = { $version ->
    [1] 🧾 <b>Quote { $quote } · { $bundle }</b>
   *[other] 🧾 <b>Quote { $quote } v{ $version } · { $bundle }</b>
}
bundles-quote-title-compared = { $version ->
    [1] 🧾 <b>Quote { $quote } · three compared</b>
   *[other] 🧾 <b>Quote { $quote } v{ $version } · three compared</b>
}
bundles-quote-valid = Premium { $premium } · valid until { $until }
bundles-quote-expired-line = Premium { $premium }
    ⌛ <b>Expired</b>: was valid until { $until }
bundles-quote-replaced-line = ♻️ An older version, replaced by v{ $latest }
bundles-withdrawn = 🧾 <b>Quote { $quote }</b>
    ↩️ <b>Withdrawn</b>: it was given by mistake (premium { $premium }) and no longer holds.
    To quote anew: /quote comfort 6800
bundles-customer-pays = Customer pays <b>{ $pays }</b>
    premium { $premium } + service package { $surcharge }
bundles-option = <b>{ $bundle }</b>: customer pays <b>{ $pays }</b>
bundles-chosen-mark = ✅ { $bundle } chosen

# Quote card: the team's side
bundles-team-title = 🔒 <b>Team only · not for the customer</b>
bundles-team-figures = Rebate from the insurer <b>{ $rebate }</b> ({ $rate })
    Cost { $cost }
    Net <b>{ $net }</b> = rebate + surcharge { $surcharge } − cost
    Break-even premium <b>{ $break_even }</b>
    CLV ({ $years ->
        [one] 1 year
       *[other] { $years } years
    }) <b>{ $clv }</b>
    Quoted by { $by } · { $on }
bundles-team-option = <b>{ $bundle }</b>: net <b>{ $net }</b>
    Rebate { $rebate } ({ $rate }) · cost { $cost }
    Break-even premium { $break_even } · CLV { $clv }
bundles-team-by = Quoted by { $by } · { $on }
bundles-clv-parts = <b>How customer lifetime value (CLV) is worked out</b>
    { $clv } = net now { $net } + add-on profit { $addons } + renewals { $renewals }
    · Add-ons: { $addon_profit } a year = penetration { $penetration } × ticket { $ticket } × margin { $margin }
    · Renewals: rate { $renewal }; each renewal brings the same net again
    · The first year counts in full, each later one is times { $renewal } again: { $years ->
        [one] 1 year
       *[other] { $years } years
    } in all
bundles-clv-inputs = <b>How customer lifetime value (CLV) is worked out</b>
    CLV = net now + add-on profit { $addons } + renewals
    · Add-ons: { $addon_profit } a year = penetration { $penetration } × ticket { $ticket } × margin { $margin }
    · Renewals: rate { $renewal }; each renewal brings the same net again
    · The first year counts in full, each later one is times { $renewal } again: { $years ->
        [one] 1 year
       *[other] { $years } years
    } in all
bundles-recommended-earns = ⭐ Recommended: <b>{ $bundle }</b>. The premium is past its break-even of { $break_even }, it nets { $net } now, and its CLV of { $clv } is the highest of the three.
bundles-recommended-pays-back = ⭐ Recommended: <b>{ $bundle }</b>. It nets { $net } now, below its break-even premium of { $break_even }, but its CLV of { $clv } is the highest of the three and earns that back.
bundles-recommended-loses-least = ⭐ Recommended: <b>{ $bundle }</b>. None of the three pays back at this premium; its CLV of { $clv } is the highest, so it loses least. It breaks even now from { $break_even }.

# The customer's version: the centre's offer alone, nothing internal
bundles-customer-title = <b>{ $centre } · { $bundle } package</b>
bundles-customer-title-compared = <b>{ $centre } · package offers</b>
bundles-customer-number = { $version ->
    [1] Quote { $quote } · valid until { $until }
   *[other] Quote { $quote } v{ $version } · valid until { $until }
}
bundles-customer-insurance = 🛡 Car insurance premium { $premium }
    Cover: { $insurance }, as set out in the policy
bundles-customer-premium = 🛡 Car insurance premium { $premium }, cover as set out in the policy
bundles-customer-service = 🔧 Our service package { $price }
bundles-customer-service-free = 🔧 Our service package: free of charge
bundles-customer-worth = { $mode ->
    [least] List price from { $worth }, with:
   *[exact] List price { $worth }, with:
}
bundles-customer-total = Total <b>{ $pays }</b>
bundles-customer-note = <i>We provide and price the service package ourselves; it is no part of the insurance contract.</i>

# The list of bundles
bundles-list-title = 📦 <b>Maintenance + insurance bundles</b>
bundles-list-price = { $extra ->
    [none] <b>{ $bundle }</b>: the premium, no surcharge
   *[some] <b>{ $bundle }</b>: premium + { $surcharge }
}
bundles-list-ours = <b>{ $bundle }</b>: rebate { $rate } · cost { $cost }
    Break-even premium { $break_even }
bundles-list-hint = To quote: /quote comfort 6800, or all three: /quote 6800

# Buttons
bundles-button-customer = 📤 Customer copy
bundles-button-requote = 🔄 Today's terms
bundles-button-compare = ⚖️ Compare three
bundles-button-version = See v{ $version }
bundles-button-latest = See latest v{ $version }

# After pressing
bundles-toast-chosen = { $bundle } chosen
bundles-toast-requoted = Requoted under today's terms: v{ $version }
bundles-toast-newer = There is a newer v{ $version } already: here it is
bundles-toast-withdrawn = v{ $version } was withdrawn. v{ $now } is in force again: here it is

# What can't be done
bundles-premium-out-of-range = A premium can't be { $premium_fen }: it is from { $least_fen } to { $most_fen }, for example 6800.
bundles-quote-expired = { $quote } has expired (it was valid until { $until }). Press “Today's terms” first, or send /quote { $quote }.
bundles-quote-replaced = { $quote } v{ $version } was replaced by v{ $latest }. Send /quote { $quote } to see that one.
bundles-quote-withdrawn = { $quote } was withdrawn and no longer holds. To quote anew, send for example /quote comfort 6800.
bundles-version-withdrawn = { $quote } v{ $version } was withdrawn; v{ $in_force } is in force. Send /quote { $quote } to see that one.
bundles-not-in-quote = { $quote } was not given for { $bundle ->
    [economy] Economy
    [comfort] Comfort
   *[prestige] Prestige
}. To change to it, send /quote { $quote } { $bundle }.

# Audit
audit-quote-chosen = bundle chosen
audit-quote-quoted = quoted
audit-quote-requoted = quoted anew
audit-field-bundle = bundle
audit-field-premium = premium
audit-field-valid-until = valid until
audit-field-version = version
audit-value-bundle-comfort = Comfort
audit-value-bundle-economy = Economy
audit-value-bundle-prestige = Prestige
