# The margin review and diversification
command-margin = The monthly margin review: each insurer's margin, verdict and next step (name a month, or one insurer)

# Reasons and ways out
insurers-why-margin-low = Margin of { $month } is { $margin }, below { $line } ({ $cases ->
    [one] 1 case
   *[other] { $cases } cases
}{ insurers-margin-and-uncosted })
insurers-way-margin-low = Negotiate assessments and labour; open again once a month's review reaches { $line }
insurers-why-margin-stop = Margin of { $month } is { $margin }, below { $line }: no new cases ({ $cases ->
    [one] 1 case
   *[other] { $cases } cases
}{ insurers-margin-and-uncosted })
insurers-way-margin-stop = Renegotiate the terms; then a manager writes down what was agreed with /resume, or wait for the next month's review
insurers-why-margin-renegotiated = Margin of { $month } is { $margin }, below { $line }; cases come again since { $who } renegotiated on { $since }: { $text }
insurers-way-margin-renegotiated = Cases can come; the next month's review decides again
insurers-margin-and-uncosted = { $uncosted ->
    [0] {""}
   *[other] ; { $uncosted } more without costs yet
}

# A month's review
insurers-margin-title = 📈 <b>Margin review · { $month }</b>{ $running ->
    [yes] {" "}(so far, only a preview)
   *[no] {""}
}
    { $delivered ->
    [0] Nothing was delivered: no verdict.
   *[other] { $delivered } delivered · revenue { $revenue_fen } · margin <b>{ $margin }</b> (target { $target }){ $idle ->
        [0] {""}
       *[other] {" "}· { $idle } without a delivery
    }
}
insurers-margin-no-data = no data
insurers-margin-line = { $verdict ->
    [on-target] 🟢 <b>{ $insurer }</b>  <b>{ $margin }</b> on target
    [below-target] 🟡 <b>{ $insurer }</b>  <b>{ $margin }</b> below target
    [warning] 🟠 <b>{ $insurer }</b>  <b>{ $margin }</b> warning
    [stop] 🔴 <b>{ $insurer }</b>  <b>{ $margin }</b> stop and renegotiate
   *[none] ⚪ <b>{ $insurer }</b>  no verdict
}
insurers-margin-figures = { $delivered } delivered · { $revenue_fen } · { $average_fen } a case · month before { $before }
insurers-margin-uncosted = { $costed ->
    [0] { $delivered ->
        [one] Its costs are not entered yet
       *[other] None of the { $delivered } has its costs entered yet
    }
   *[other] { $uncosted } of { $delivered } have no costs yet; the verdict is over the other { $costed }
}
insurers-next = { $verdict ->
    [on-target] → Keep the terms; more cases are welcome
    [below-target] → { $gap } points short of { $target }: look at the cases that earned least, negotiate labour and parts
    [warning] { $running ->
        [yes] → Still time: negotiate assessments and labour; below { $stop } at the month's end stops new cases
       *[no] → Negotiate assessments and labour; below { $stop } stops new cases
    }
    [stop] { $running ->
        [yes] → If the month ends like this, new cases stop next month: renegotiate now
       *[no] → Take no new cases and renegotiate; then a manager sends /resume { $insurer } with what was agreed
    }
   *[none] → Enter the costs with /cost for a verdict
}
insurers-next-renegotiated = → Renegotiated by { $who } on { $since }: { $text }. Cases can come; the next month's review decides again

# Months of one insurer
insurers-margins-title = 📈 <b>{ $insurer } · margin by month</b>
insurers-margins-none = Nothing was delivered in these months: no verdict.
insurers-margins-line = { $verdict ->
    [on-target] 🟢
    [below-target] 🟡
    [warning] 🟠
    [stop] 🔴
   *[none] ⚪
} { $month }{ $running ->
    [yes] {" "}(so far)
   *[no] {""}
}  { $delivered ->
    [0] nothing delivered
   *[other] <b>{ $margin }</b> · { $delivered } delivered · { $revenue_fen } · { $average_fen } a case{ $uncosted ->
        [0] {""}
       *[other] {" "}· { $uncosted } without costs
    }{ $renegotiated ->
        [yes] {" "}· renegotiated
       *[no] {""}
    }
}

# Diversification
insurers-spread = 📊 { $is_short ->
    [yes] { $first } to { $until }: revenue { $revenue_fen } ({ $delivered } delivered; { $months ->
        [one] only 1 month of records
       *[other] only { $months } months of records
    })
   *[no] { $since } to { $until }: revenue { $revenue_fen } ({ $delivered } delivered)
} · { $active } active (aim: { $least } to { $most })
insurers-spread-narrow = ⚠️ Active insurers: { $active } (a delivery within { $months ->
    [one] a month
   *[other] { $months } months
}, or cars in our hands or not billed yet). Aim for { $least } to { $most }: win new partners
insurers-spread-concentrated = ⚠️ { $insurer } holds { $share } of the revenue, over { $line }: take more from others, so that one insurer's trouble isn't ours

# Renegotiated
insurers-renegotiated = ✅ Noted: the terms with <b>{ $insurer }</b> were renegotiated, and new cases can be taken. The next month's review decides again.
insurers-renegotiated-still-stopped = ☑️ Noted: the terms with <b>{ $insurer }</b> were renegotiated, but other reasons still stop new cases.
insurers-month-ahead = { $month } has not come yet. The latest is this month, { $running } (a preview), for example <code>/margin { $running }</code>.

# Buttons
insurers-button-margin = 📈 Margin
insurers-button-margin-all = 📈 All margins
insurers-button-renegotiated = 🤝 Renegotiated: { $insurer }
insurers-button-month = { $way ->
    [before] ◀️ Month before
   *[after] Month after ▶️
}
insurers-button-months = { $way ->
    [before] ◀️ Months before
   *[after] Months after ▶️
}

# Audit
audit-insurer-renegotiated = terms renegotiated
audit-field-month = month

# The settlement digest
insurers-settled-title = 📑 <b>Settlement · { $day }</b>
insurers-settled-more = …and { $count } more
insurers-settled-closed = <b>Statements closed ({ $count })</b>
insurers-settled-closed-line = { $asks ->
    [all] { $statement } { $insurer }  { $opens } to { $closes }  { $amount_fen }, due { $due }
    [rest] { $statement } { $insurer }  { $opens } to { $closes }  { $amount_fen }, { $paid_fen } paid, { $unpaid_fen } left, due { $due }
    [paid] { $statement } { $insurer }  { $opens } to { $closes }  { $amount_fen }, paid in full
   *[no] { $statement } { $insurer }  { $opens } to { $closes }  { $amount_fen }, nothing to pay
}
insurers-settled-owing = { $late ->
    [none] <b>To collect: { $unpaid_fen }</b>
    [all] <b>To collect: { $unpaid_fen }, all of it late</b>
   *[some] <b>To collect: { $unpaid_fen }, { $late_fen } of it late</b>
}
insurers-settled-owing-line = { $late ->
    [nothing] ⚖️ { $insurer }  statements paid
    [none] ⏳ { $insurer }  { $unpaid_fen }
    [all] { $days ->
        [one] 🔴 { $insurer }  { $unpaid_fen }, 1 day late
       *[other] 🔴 { $insurer }  { $unpaid_fen }, { $days } days late
    }
   *[some] { $days ->
        [one] 🔴 { $insurer }  { $unpaid_fen }, { $late_fen } of it late, the oldest 1 day
       *[other] 🔴 { $insurer }  { $unpaid_fen }, { $late_fen } of it late, the oldest { $days } days
    }
}{ $penalty ->
    [yes] {" · "}penalty { $penalty_fen }
   *[no] {""}
}
insurers-settled-due = <b>Due by { $until }</b>
insurers-settled-due-line = { $days ->
    [0] ⏰ { $statement } { $insurer }  { $unpaid_fen }, due today
    [one] ⏳ { $statement } { $insurer }  { $unpaid_fen }, due tomorrow
   *[other] ⏳ { $statement } { $insurer }  { $unpaid_fen }, due { $due } (in { $days } days)
}
insurers-settled-fees = { $owes ->
    [us] <b>Agents' referral fees { $month }</b>  settle by { $due }; { $size_fen } owed to us in all
    [them] <b>Agents' referral fees { $month }</b>  settle by { $due }; { $size_fen } owed by us in all
   *[even] <b>Agents' referral fees { $month }</b>  settle by { $due }; they cancel out
}
insurers-settled-fees-line = · { $agent }  out { $out_won } ({ $out_fen }) · in { $in_won } ({ $in_fen }) · { $owes ->
    [us] { $size_fen } owed to us
    [them] { $size_fen } owed by us
   *[even] nothing owed
}
