# Insurers and credit

command-credit = Each insurer's intake state, exposure and why; or one in full
command-insurer = Add or show an insurer; its names, contacts and plan; end the cooperation or reopen it
command-insurers = List all insurers and their terms
command-paid = Record money from an insurer (oldest statement first), or send the bank's export (xlsx, csv) to confirm line by line; a name alone lists its payments, to reverse or correct
command-statement = A statement by its number; with an insurer's name (and a month), its statements; with nothing, what is unpaid by age
command-limit = Change an insurer's credit limit, with a reason
command-stop = Stop taking new cases from an insurer, with a reason
command-resume = Take new cases from an insurer again, with a reason

# States
insurers-state = { $state ->
    [open] 🟢 open
    [watch] 🟡 watch
    [legal] ⚖️ legal stage
    [ended] ⚫ cooperation ended
   *[stopped] 🔴 stopped
}
insurers-button-one = { $state ->
    [open] 🟢 { $insurer }
    [watch] 🟡 { $insurer }
    [legal] ⚖️ { $insurer }
    [ended] ⚫ { $insurer }
   *[stopped] 🔴 { $insurer }
}

# All insurers
insurers-credit-title = { $stopped ->
    [0] <b>💳 Credit · { $day }</b>  { $count ->
        [one] 1 insurer, taking cases
       *[other] { $count } insurers, all taking cases
    }
   *[other] <b>💳 Credit · { $day }</b>  { $count ->
        [one] 1 insurer, not taking new cases
       *[other] { $count } insurers, { $stopped } not taking new cases
    }
}
insurers-credit-name = <b>{ $insurer }</b>  { $state }
insurers-credit-exposure = { $bar } { $exposure_fen } of { $limit_fen } ({ $percent }%)
insurers-credit-owed = { $penalty ->
    [none] { $days ->
        [one] Oldest 1 day late
       *[other] Oldest { $days } days late
    }
    [alone] Late penalty { $penalty_fen }
   *[both] { $days ->
        [one] Oldest 1 day late · penalty { $penalty_fen }
       *[other] Oldest { $days } days late · penalty { $penalty_fen }
    }
}
insurers-credit-why = { $more ->
    [0] Why: { $why }
   *[other] Why: { $why }; and { $more } more
}
insurers-none-yet = There are no insurers yet. A partner specialist can add one: <code>/insurer add 平安 basic</code>.

# One insurer in full
insurers-credit-free = Free credit { $free_fen }
insurers-credit-over = Over the limit by { $free_fen }
insurers-credit-parts = Not billed yet { $unbilled_fen } · billed and unpaid { $billed_fen }
insurers-credit-overpaid = Overpaid { $overpaid_fen }, which pays the next statement
insurers-credit-limit-since = Limit { $limit_fen } since { $since }: { $reason }
insurers-credit-limit-restored = Limit back to { $limit_fen } on { $since }: a change was undone ({ $reason })
insurers-reasons-title = <b>Why, and the way out</b>
insurers-statements-title = <b>Unpaid statements ({ $count })</b>
insurers-statement-line = { $kind ->
    [late] { $statement } ({ $opens } to { $closes }): { $unpaid_fen } unpaid, due { $due }, { $days ->
        [one] 1 day late
       *[other] { $days } days late
    }
    [late_part] { $statement } ({ $opens } to { $closes }): { $unpaid_fen } of { $amount_fen } unpaid, due { $due }, { $days ->
        [one] 1 day late
       *[other] { $days } days late
    }
    [open_part] { $statement } ({ $opens } to { $closes }): { $unpaid_fen } of { $amount_fen } unpaid, due { $due }
   *[open] { $statement } ({ $opens } to { $closes }): { $unpaid_fen } unpaid, due { $due }
}
insurers-statements-of = <b>{ $insurer }: unpaid statements ({ $count })</b>
insurers-statements-more = …and { $count } more
insurers-entries-title = <b>Last entries</b>
insurers-entries-of = <b>{ $insurer }: entries of the account</b>
insurers-entries-none = There are no entries in this account yet.

# Statements
insurers-statement-title = 📄 <b>{ $statement }</b>  <b>{ $insurer }</b>  { $opens } to { $closes }
insurers-statement-state = { $state ->
    [late] 🔴 late
    [paid] ✅ paid
    [part_paid] 🟡 part paid
    [nothing] ☑️ nothing to pay
   *[open] ⏳ open
}
insurers-statement-figures = { $kind ->
    [credit] Total { $amount_fen }, kept as credit
    [zero] Total { $amount_fen }
   *[owed] Amount { $amount_fen } · paid { $paid_fen } · unpaid <b>{ $unpaid_fen }</b>
}
insurers-statement-due = { $when ->
    [late] Due { $due }, { $days ->
        [one] 1 day late
       *[other] { $days } days late
    } as of { $today }
    [settled] Due { $due }, paid in full on { $settled }
    [settled_late] Due { $due }, paid in full on { $settled }, { $days ->
        [one] 1 day late
       *[other] { $days } days late
    }
   *[ahead] Due { $due }
}
insurers-statement-penalty = Late penalty accrued { $penalty_fen } (apart, not part of the exposure)
insurers-statement-offer = { $late ->
    [yes] { $statement } { $insurer } { $unpaid_fen } { $days ->
        [one] 1 day late
       *[other] { $days } days late
    }
   *[no] { $statement } { $insurer } { $unpaid_fen }
}
insurers-lines-title = <b>Lines ({ $count })</b>
insurers-line = { $kind ->
    [raised] { $case }  +{ $amount_fen } (corrects { $former })
    [lowered] { $case }  { $amount_fen } (corrects { $former })
   *[billed] { $case }  { $amount_fen }
}
insurers-history-title = 📄 <b>{ $insurer }: statements ({ $count })</b>
insurers-history-none = There are no statements yet. One is made when a period ends in which cars were delivered.
insurers-history-line = { $state ->
    [late] 🔴 { $statement } ({ $opens } to { $closes }): { $unpaid_fen } unpaid, due { $due }, { $days ->
        [one] 1 day late
       *[other] { $days } days late
    }
    [late_part] 🔴 { $statement } ({ $opens } to { $closes }): { $unpaid_fen } of { $amount_fen } unpaid, due { $due }, { $days ->
        [one] 1 day late
       *[other] { $days } days late
    }
    [paid] ✅ { $statement } ({ $opens } to { $closes }): { $amount_fen }, paid in full on { $settled }
    [part_paid] 🟡 { $statement } ({ $opens } to { $closes }): { $unpaid_fen } of { $amount_fen } unpaid, due { $due }
    [nothing] ☑️ { $statement } ({ $opens } to { $closes }): { $amount_fen }, nothing to pay
   *[open] ⏳ { $statement } ({ $opens } to { $closes }): { $unpaid_fen } unpaid, due { $due }
}

# What each entry means
insurers-entry = { $day } { $meaning }{ $note }
insurers-entry-note = { " " }({ $note })
insurers-entry-accepted = { $case } accepted, takes up { $size_fen }
insurers-entry-reassessed = { $sign ->
    [minus] { $case } reassessed, takes up { $size_fen } less
   *[plus] { $case } reassessed, takes up { $size_fen } more
}
insurers-entry-corrected = { $sign ->
    [minus] { $case } lowered by { $size_fen } after billing, taken off the next statement
   *[plus] { $case } raised by { $size_fen } after billing, added to the next statement
}
insurers-entry-released = { $case } cancelled, gives back { $size_fen }
insurers-entry-delivered = { $case } delivered, waits to be billed
insurers-entry-undelivered = { $case } not delivered after all, not to be billed yet
insurers-entry-billed = { $sign ->
    [minus] { $case } takes { $size_fen } off { $statement }
   *[plus] { $case } billed in { $statement }, { $size_fen } to come
}
insurers-entry-paid = { $sign ->
    [plus] Payments corrected: { $size_fen } of { $statement } is owed again
   *[minus] { $size_fen } received for { $statement }
}
insurers-entry-overpaid = { $sign ->
    [minus] Payments corrected: { $size_fen } less kept as credit
   *[plus] { $size_fen } more than owed, kept as credit
}
insurers-entry-credited = { $sign ->
    [minus] { $size_fen } of credit used for { $statement }
    [back] Payments corrected: { $size_fen } of credit comes back from { $statement }, which is owed again
   *[plus] { $statement } came out below zero, { $size_fen } kept as credit
}
insurers-entry-penalty = { $sign ->
    [minus] Late penalty of { $statement } corrected, { $size_fen } less
   *[plus] Late penalty { $size_fen } for { $statement }, apart from the exposure
}
insurers-entry-penalty-redone = { $sign ->
    [minus] Payments corrected: { $size_fen } of late penalty booked for { $statement } taken back, it grows day by day again
   *[plus] Payments corrected: { $size_fen } of late penalty booked for { $statement } again, apart from the exposure
}
insurers-entry-penalty-paid = { $sign ->
    [used] { $size_fen } of what was overpaid used for late penalty
    [unused] { $size_fen } used for late penalty is overpaid again, the penalty owed again
    [plus] { $size_fen } of late penalty not received after all, owed again
   *[minus] { $size_fen } of late penalty received
}
insurers-entry-waived = { $sign ->
    [plus] { $size_fen } of late penalty not waived after all, owed again
   *[minus] { $size_fen } of late penalty waived
}

# Reasons and ways out
insurers-reason = • { $why }
    { "  " }→ { $way }
insurers-why-limit-near = Exposure { $exposure_fen } is { $percent }% of the { $limit_fen } limit
insurers-way-limit-near = { $collecting ->
    [nothing] { $distance_fen } is left; nothing is billed yet, so look at the credit before taking a big case
   *[enough] { $distance_fen } is left; collect money before taking a big case ({ $billed_fen } is billed and unpaid)
}
insurers-why-limit-reached = Exposure { $exposure_fen } has reached the { $limit_fen } limit ({ $percent }%)
insurers-way-limit-reached = { $collecting ->
    [nothing] Nothing is billed yet, so it opens once the next statement is paid; if cars can't wait, a manager raises it with /limit
    [too-little] All of the billed { $billed_fen } would not be enough, so the next statement has to be paid too; if cars can't wait, a manager raises it with /limit
   *[enough] Opens again once more than { $distance_fen } has come in ({ $billed_fen } is billed and unpaid), or a manager raises it with /limit
}
insurers-why-late = { $late_days ->
    [one] { $statements } 1 day late, { $unpaid_fen } unpaid
   *[other] { $statements } { $late_days } days late, { $unpaid_fen } unpaid
}
insurers-way-late = Open again when { $unpaid_fen } has come in; late statements in a row stop new cases
insurers-why-late-in-a-row = { $late_days ->
    [one] { $statements } late in a row, the oldest 1 day, { $unpaid_fen } unpaid
   *[other] { $statements } late in a row, the oldest { $late_days } days, { $unpaid_fen } unpaid
}
insurers-way-late-in-a-row = { $least ->
    [some] Cases can come again once { $least_fen } has come in, which pays the oldest first; { $unpaid_fen } clears it all
   *[all] Open again when { $unpaid_fen } has come in
}
insurers-why-legal-stage = { $late_days ->
    [one] { $statements } 1 day late: legal stage, { $unpaid_fen } unpaid
   *[other] { $statements } { $late_days } days late: legal stage, { $unpaid_fen } unpaid
}
insurers-way-legal-stage = Collect { $unpaid_fen }; until then the manager decides how to claim it
insurers-why-stopped-by-hand = Stopped by { $who } on { $since }: { $text }
insurers-way-stopped-by-hand = A manager lifts it with /resume
insurers-why-cooperation-ended = Ended on { $since } ({ $who }): { $text }
insurers-way-cooperation-ended = A manager can reopen it with /insurer reopen; until then no new cases

# Adding and listing
insurers-added = ✅ Insurer <b>{ $insurer }</b> added
insurers-added-next = Cases can come now: <code>/case new { $insurer } 京AD12345 王先生 13812345678 8500 前杠</code>
insurers-card-title = 🏢 <b>{ $insurer }</b>
insurers-terms-plan = Plan { $plan ->
    [basic] A (basic)
   *[deep] B (deep)
}, { $cycle ->
    [monthly] settled monthly
   *[half_monthly] settled twice a month
} (since { $since })
insurers-terms-limit = Limit { $limit_fen } · { $state }
insurers-terms-names = { $more ->
    [0] Also recognised as { $names }
   *[other] Also recognised as { $names }, and { $more } more
}
insurers-terms-code = Code: <code>{ $code }</code>
insurers-comma = { ", " }
insurers-list-title = 🏢 <b>Insurers ({ $count })</b>
insurers-list-line = { $state ->
    [open] 🟢
    [watch] 🟡
    [legal] ⚖️
    [ended] ⚫
   *[stopped] 🔴
} <b>{ $insurer }</b>  { $plan ->
    [basic] A
   *[deep] B
} { $cycle ->
    [monthly] monthly
   *[half_monthly] twice a month
} · { $limit_fen }

# Money, limits, stops
insurers-paid = ✅ <b>{ $amount_fen }</b> from <b>{ $insurer }</b> received on { $day }
insurers-paid-part = { $left ->
    [none] · { $statement }: { $part_fen }, paid in full
   *[some] · { $statement }: { $part_fen }, { $unpaid_fen } still owed
}
insurers-paid-more-than-owed = · { $kept_fen } more than owed, kept as credit ({ $total_fen } in all) for the next statement
insurers-paid-reallotted = · It came in before others: the payments recorded before were re-allotted by the day they came in, and the late penalty recalculated
insurers-paid-nothing-owed = · No statement is unpaid: all { $kept_fen } is kept as credit ({ $total_fen } in all) for the next one
insurers-limit-changed = ✅ <b>{ $insurer }</b>: limit { $before_fen } → <b>{ $after_fen }</b>
    Reason: { $reason }
insurers-stopped = ⛔ No new cases from <b>{ $insurer }</b>. Work on accepted cars, their delivery and billing go on.
insurers-resumed = ✅ The stop of <b>{ $insurer }</b> is lifted; new cases can be taken.
insurers-resumed-still-stopped = ☑️ The manual stop of <b>{ $insurer }</b> is lifted, but other reasons still stop new cases.

# Buttons
insurers-button-all = « All
insurers-button-refresh = 🔄 Refresh
insurers-button-statements = 📄 Unpaid statements ({ $count })
insurers-button-history = 📄 All statements
insurers-button-entries = 📒 All entries
insurers-button-back = « The insurer
insurers-button-look = 💳 Credit in full
insurers-button-credit-all = 💳 All credit

# Refusals
insurers-intake-stopped = No new case can be taken from <b>{ $insurer }</b>: { insurers-state }.
    { $reasons }
    A manager may take this one case all the same: add “override” and the reason at the end, for example: override a loyal customer. Accepted cars go on as usual.
insurers-name-taken = There is an insurer called “{ $name }” already ({ $insurer }). Choose another name, or look at it with /insurer { $insurer }.
insurers-name-unusable = “{ $name }” can't be an insurer's name. It needs letters, at most 30 characters, for example 平安.
insurers-amount-not-positive = The amount must be above zero, for example 32000.
insurers-paid-in-future = { $day } has not come yet; today is { $today }. Give the day the money came in.
insurers-paid-long-ago = { $day } is too long ago; the earliest day is { $earliest }. Check the year and give the day the money came in.
insurers-reason-missing = The reason is missing. Write it at the end, for example: 回款正常.
insurers-limit-unchanged = The limit of { $insurer } is { $limit_fen } already, so nothing changed.
insurers-stopped-already = { $insurer } is stopped already: { $reason }.
insurers-not-stopped-by-hand = { $state ->
    [open] { $insurer } was not stopped by hand; new cases can be taken.
    [watch] { $insurer } was not stopped by hand; new cases can be taken (on watch).
   *[other] { $insurer } was not stopped by hand, and /resume can't lift what stops it:
        { $reasons }
}
insurers-case-not-in-account = { $case } is not in the account of { $insurer }.
insurers-case-billed = { $case } is on statement { $statement } already, so this can't be undone. If the assessment was wrong, enter it again: the difference goes on the next statement.
insurers-case-in-account = { $case } is in an insurer's account already and can't be taken twice.
insurers-has-statement = This can't be undone: { $insurer } has the statement { $statement }.
insurers-has-case = This can't be undone: { $case } is in the account of { $insurer }.
insurers-has-payment = This can't be undone: money from { $insurer } was recorded, and { $amount_fen } is kept as credit. Undo the payment first.
insurers-limit-moved-on = This can't be undone: the limit of { $insurer } was changed again since, and is { $limit_fen } now.

# Audit
audit-insurer-added = added
audit-insurer-intake-resumed = cases taken again
audit-insurer-intake-stopped = cases stopped
audit-insurer-limit-changed = limit changed
audit-insurer-paid = payment received
audit-field-amount = amount
audit-field-billed = billed and unpaid
audit-field-day = day
audit-field-insurer = insurer
audit-field-limit = limit
audit-field-overpaid = kept as credit
audit-field-plan = plan
audit-field-stop = reason for the stop
audit-field-stopped-on = stopped on
audit-value-plan-basic = A (basic)
audit-value-plan-deep = B (deep)
audit-value-state-ended = cooperation ended
audit-value-state-legal = legal stage
audit-value-state-stopped = stopped
audit-value-state-watch = watch

# Today
insurers-today-title = <b>💳 Insurers to look after</b> ({ $count })
insurers-today-line = { $state } <b>{ $insurer }</b>: { $why }
