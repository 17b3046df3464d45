# Ageing
insurers-age = { $age ->
    [0] Not due
    [1] 1-15 days late
    [2] 16-30 days late
    [3] 31-60 days late
   *[4] Over 60 days late
}
insurers-age-part = { $age ->
    [0] not due { $part_fen }
    [1] 1-15 d { $part_fen }
    [2] 16-30 d { $part_fen }
    [3] 31-60 d { $part_fen }
   *[4] over 60 d { $part_fen }
}
insurers-age-dot = { " · " }
insurers-credit-ageing = Ageing: { $ages }
insurers-ageing-title = 📊 <b>Ageing · { $day }</b>  unpaid <b>{ $total_fen }</b>, { $late ->
    [none] nothing late
    [all] all of it late
   *[some] { $late_fen } of it late
}
insurers-ageing-none = ✅ No statement is unpaid.
    The statements of one insurer: <code>/statement 平安</code>; of a month: <code>/statement 平安 2026-11</code>
insurers-ageing-line = <b>{ $insurer }</b>  { $unpaid_fen }
    { $ages }
insurers-ageing-penalty = Late penalty { $penalty_fen } (apart, in none of the sums above)
insurers-ageing-more = …and { $count ->
    [one] one more insurer
   *[other] { $count } more insurers
}, in the spreadsheet

# Supplements in lines
insurers-line-supplement = { "  · " }of it supplement { $part_fen }
insurers-month-none = <b>{ $insurer }</b> has no statement of { $month }. One is made when a period in which a car was delivered has ended.

# Buttons
insurers-button-sheet = 📊 Spreadsheet
insurers-button-evidence = 📑 Evidence pack
insurers-file-coming = The file is being made and comes in a moment.
insurers-nothing-overdue = { $insurer } has no late statement, so there is nothing to demand. For its balance send /credit { $insurer }.

# What files are called, and what is said with them
insurers-file-statement = 📄 Statement <b>{ $statement }</b> of { $insurer }, { $opens } to { $closes }, as of { $day }
insurers-file-statement-name = Statement { $statement } { $insurer } { $month }
insurers-file-ageing = 📊 Ageing as of { $day }, unpaid { $total_fen }
insurers-file-ageing-name = Ageing { $day }
insurers-file-evidence = 📑 Evidence pack of <b>{ $insurer }</b> as of { $day }: late { $late_fen }, penalty { $penalty_fen }
    With the letter of demand, ageing, lines of the late statements, payments, the penalty's reckoning and the account. This is no legal advice; read it before you send it.
insurers-file-evidence-name = Evidence { $insurer } { $day }

# Words in spreadsheets
insurers-sheet-statement = Statement
insurers-sheet-ageing = Ageing
insurers-sheet-title = Statement { $statement }
insurers-sheet-ageing-title = Ageing of insurers' debts
insurers-sheet-insurer = Insurer
insurers-sheet-centre = Centre
insurers-sheet-period = Period
insurers-sheet-period-of = { $opens } to { $closes }
insurers-sheet-due = Due on
insurers-sheet-state = State
insurers-sheet-made = As of
insurers-sheet-case = Case
insurers-sheet-plate = Plate
insurers-sheet-claim = Claim number
insurers-sheet-delivered = Delivered
insurers-sheet-item = Item
insurers-sheet-corrects = Corrects
insurers-sheet-amount = Amount
insurers-sheet-total = Total
insurers-sheet-of-supplement = of it supplements
insurers-sheet-of-correction = of it corrections
insurers-sheet-received-title = Payments received
insurers-sheet-day = Date
insurers-sheet-received-as = From
insurers-sheet-received-none = Nothing received yet.
insurers-sheet-paid = Paid
insurers-sheet-unpaid = Unpaid
insurers-sheet-penalty-title = Late penalty (apart, in none of the sums above)
insurers-sheet-late-days = Days late
insurers-sheet-penalty = Penalty
insurers-sheet-unpaid-total = Unpaid in all
insurers-sheet-notes = Amounts in yuan. The late penalty stands apart and grows day by day on the unpaid balance.
insurers-item = { $item ->
    [share] Insurer's share
    [supplement] Supplement
    [raised] Correction (up)
   *[lowered] Correction (down)
}
insurers-received-as = { $source ->
    [credit] Credit from what was overpaid
    [returned] Kept as credit
   *[paid] Payment
}
insurers-state-in-words = { $state ->
    [late] Late
    [paid] Paid
    [part_paid] Part paid
    [nothing] Nothing to pay
   *[open] Open
}

# The account
insurers-entry-supplement = { $sign ->
    [minus] { $case } supplement taken back, { $size_fen } less
   *[plus] { $case } supplement agreed, { $size_fen } more
}
