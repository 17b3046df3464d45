# Payments listed and reversed, late penalty

command-penalty = How late penalty came about; record what was paid of it, or let a manager waive it

# One line of the credit card
insurers-penalty-line = { $kind ->
    [overpaid] Late penalty overpaid by { $owed_fen }, used for later penalty
    [settled] Late penalty settled, nothing owed
   *[owed] { $grows ->
        [yes] Late penalty { $owed_fen }, { $daily_fen } more each day (apart, not part of the exposure)
       *[no] Late penalty { $owed_fen } (apart, not part of the exposure)
    }
}
insurers-penalty-beside-surplus = · Late penalty of { $owed_fen } is owed too, and payments only pay statements. If the rest was meant for it, press “Use for penalty”.
insurers-surplus-used = ✅ <b>{ $amount_fen }</b> that <b>{ $insurer }</b> overpaid is used for its late penalty
insurers-penalty-surplus = It has overpaid { $surplus_fen }; the button below uses that for penalty

# Penalty of all insurers
insurers-penalties-title = <b>⚖️ Late penalty · { $day }</b>  { $count ->
    [one] 1 insurer, { $total_fen } owed
   *[other] { $count } insurers, { $total_fen } owed in all
}
insurers-penalties-none = No insurer owes late penalty.
insurers-penalties-line = { $kind ->
    [overpaid] <b>{ $insurer }</b>  overpaid by { $owed_fen }, used for later penalty
   *[owed] { $grows ->
        [yes] <b>{ $insurer }</b>  { $owed_fen }, { $daily_fen } more each day
       *[no] <b>{ $insurer }</b>  { $owed_fen }, no longer growing
    }
}

# Penalty of one insurer
insurers-penalty-title = <b>⚖️ { $insurer }: late penalty</b>
insurers-penalty-owed = { $kind ->
    [overpaid] Overpaid by <b>{ $owed_fen }</b>, used for later penalty
    [settled] Nothing is owed now
   *[owed] { $grows ->
        [yes] <b>{ $owed_fen }</b> owed, and { $daily_fen } more each day until the statements are paid
       *[no] <b>{ $owed_fen }</b> owed, no longer growing
    }
}
insurers-penalty-sums = Accrued { $gathered_fen } · paid { $paid_fen } · waived { $waived_fen }
insurers-penalty-statement = { $grows ->
    [yes] <b>{ $statement }</b>  due { $due }, penalty { $penalty_fen }, still growing
   *[no] <b>{ $statement }</b>  due { $due }, penalty { $penalty_fen }, no longer growing
}
insurers-penalty-stretch = { $days ->
    [one] { $first } to { $last }: { $balance_fen } unpaid × 1 day × { $rate } = { $penalty_fen }
   *[other] { $first } to { $last }: { $balance_fen } unpaid × { $days } days × { $rate } = { $penalty_fen }
}
insurers-penalty-older = { $count ->
    [one] 1 earlier stretch, { $penalty_fen }
   *[other] { $count } earlier stretches, { $penalty_fen } in all
}
insurers-penalty-moves-title = <b>Paid and waived</b>
insurers-penalty-moves-of = <b>{ $insurer }: penalty paid and waived ({ $count })</b>
insurers-penalty-move = { $what ->
    [waived] { $day } { $size_fen } waived by { $who }: { $reason }
    [waived_undone] { $day } { $size_fen } not waived after all, undone by { $who }
    [paid_undone] { $day } { $size_fen } not received after all, undone by { $who }
   *[paid] { $day } { $size_fen } received, recorded by { $who }
}
insurers-penalty-paid = ✅ <b>{ $amount_fen }</b> of late penalty from <b>{ $insurer }</b> received on { $day }
insurers-penalty-waived = ✅ <b>{ $amount_fen }</b> of <b>{ $insurer }</b>'s late penalty waived
    Reason: { $reason }

# Payments
insurers-payments-title = <b>💰 { $insurer }: payments ({ $count })</b>
insurers-payments-none = There are no payments yet. Record one with <code>/paid { $insurer } 32000</code>.
insurers-payment-line = { $state ->
    [reversed] <s>{ $day } { $amount_fen }</s> (recorded by { $who }) reversed by { $reverser }: { $why }
    [undone] <s>{ $day } { $amount_fen }</s> (recorded by { $who }) undone by { $reverser }
   *[stands] { $day } <b>{ $amount_fen }</b> → { $went } (recorded by { $who })
}
insurers-payment-part = { $statement } { $part_fen }
insurers-payment-parts-more = { $count } more
insurers-payment-penalty = penalty { $penalty_fen }
insurers-payment-kept = credit { $kept_fen }
insurers-payment-reversed = ✅ <b>{ $amount_fen }</b> from <b>{ $insurer }</b>, received on { $day }, is reversed; the account is as if it had never come in
    Reason: { $reason }
insurers-payment-reversed-statement = { $left ->
    [none] · { $statement }: paid in full by other money
   *[some] · { $statement }: { $unpaid_fen } owed now
}
insurers-payment-corrected = ✅ <b>{ $insurer }</b>: the payment of { $day } is corrected from { $wrong_fen } to <b>{ $amount_fen }</b>
    Reason: { $reason }
insurers-payment-corrected-part = · { $statement }: { $part_fen }
insurers-payment-reversed-kept = · { $kept_fen } stays as credit

# Buttons
insurers-button-payments = 💰 Payments
insurers-button-receive = ➕ Record payment
insurers-offer-all = All { $unpaid_fen }
insurers-button-penalty = ⚖️ Late penalty
insurers-button-reverse = ↩️ Reverse { $day } { $amount }
insurers-button-penalty-paid = ✅ Penalty received
insurers-button-use-surplus = ⚖️ Use for penalty: { $amount }
insurers-button-waive = 🤝 Waive
insurers-button-penalty-moves = 📒 Paid and waived ({ $count })

# Refusals
insurers-payment-reversed-already = { $amount_fen } from { $insurer }, received on { $day }, was reversed or undone already; nothing more is to be done.
insurers-payment-unknown = No such payment of { $insurer } stands: { $amount_fen }. Send /paid { $insurer } to see all payments, and press the one to reverse.
insurers-payment-unclear = { $insurer } has { $count } payments of { $amount_fen }. Which one?
insurers-penalty-exceeded = { $insurer } owes { $owed_fen } of late penalty today, so { $amount_fen } can't be received or waived. Give an amount of at most { $owed_fen }.
insurers-surplus-moved-on = { $why ->
    [none] { $insurer } has overpaid nothing now, so there is nothing to use for penalty. Record penalty received with <code>/penalty { $insurer } paid 100</code>
    [settled] { $insurer } owes no late penalty today. The { $surplus_fen } it has overpaid stay for the next statement.
   *[changed] The account of { $insurer } has changed, and this button is out of date: overpaid { $surplus_fen }, penalty owed { $owed_fen }. Send /penalty { $insurer } and press the new one.
}
insurers-penalty-none-owed = { $insurer } owes no late penalty today, so there is none to receive or to waive.

# Audit
audit-insurer-payment-reversed = payment reversed
audit-insurer-penalty-paid = late penalty received
audit-insurer-penalty-waived = late penalty waived
audit-insurer-surplus-used = overpayment used for late penalty
audit-field-penalty = late penalty
audit-field-to-penalty = of it for late penalty
