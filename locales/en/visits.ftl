# Paid visits

command-visit = Enter a paid visit: maintenance, add-on, repair, renewal, wash
customers-visited = ✅ <b>{ $plate } { $kind ->
    [maintenance] maintenance
    [addon] add-on
    [repair] repair
    [insurance] renewal
   *[wash] wash
} { $amount_fen }</b> · { $day } · paid visits so far: { $count }
customers-visit-converts = 🔁 { $case }: back for maintenance after its delivery, so it has converted
customers-visit-in-future = { $day } is still to come. Give today or an earlier day, for example 11-14.
customers-visit-not-paid = A paid visit has an amount above zero, for example 1800.
choice-visited-for = { $value ->
    [maintenance] Maintenance
    [addon] Add-on
    [repair] Repair
    [insurance] Renewal
   *[wash] Wash
}
