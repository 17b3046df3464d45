# A case's money: costs, margin, verified amounts, supplements, disputes, the risk of taking a car
command-cost = Enter what parts and labour of a case cost, and see the margin
command-supplement = Supplements: asked of the insurer, told to the customer, agreed or refused
command-dispute = Disputes over assessments: review, third party, settled; and those with each insurer

# Amounts
cases-verified = Verified { $verified_fen } (this is billed)
cases-verified-title = { $again ->
    [yes] 💰 <b>{ $case } verified amount changed</b>
    [same] ℹ️ <b>{ $case } verified amount is the same as before</b>
   *[no] 💰 <b>{ $case } verified amount entered</b>
}
cases-costed-title = { $same ->
    [yes] ℹ️ <b>{ $case } costs are the same as before</b>
   *[no] 🧾 <b>{ $case } costs entered</b>
}
cases-costs = Costs: parts { $parts } · labour { $labour }
cases-cost-unknown = unknown
cases-margin = { $rate ->
    [none] 🟢 No loss
   *[other] 🟢 Margin { $rate } (target { $target })
}
cases-margin-below = { $points ->
    [0.0] 🟠 Margin { $rate }, just below the target of { $target }: { $missing_fen } missing
   *[other] 🟠 Margin { $rate }, below the target of { $target }: { $points } percentage points, { $missing_fen } missing
}
cases-margin-loss = { $rate ->
    [none] 🔴 <b>Loss of { $loss_fen }</b>: it costs more than is billed
   *[other] 🔴 <b>Loss of { $loss_fen }</b>: it costs more than is billed, margin { $rate }
}
cases-margin-lacks = { $what ->
    [assessment] ℹ️ It is not assessed yet; the margin follows then.
    [parts] ℹ️ What parts cost is not known yet; the margin follows then.
   *[labour] ℹ️ What labour costs is not known yet; the margin follows then.
}
cases-amounts-title = 📜 <b>{ $case } amounts</b> ({ $count })
cases-amount-none = none
cases-amount-kind = { $kind ->
    [estimate] Estimate
    [assessed] Assessed
    [deductible] Deductible
    [verified] Verified
    [parts] Parts
   *[labour] Labour
}
cases-amount-line = { $cause ->
    [supplement] · { cases-amount-kind } <b>{ $value }</b> · { $by } { $at } · supplement: { $note }
    [dispute] · { cases-amount-kind } <b>{ $value }</b> · { $by } { $at } · dispute settled: { $note }
    [undone] · { cases-amount-kind } <b>{ $value }</b> · { $by } { $at } · undone
    [settled] · { cases-amount-kind } <b>{ $value }</b> · { $by } { $at } · dispute settled
    [noted] · { cases-amount-kind } <b>{ $value }</b> · { $by } { $at } · { $note }
   *[entered] · { cases-amount-kind } <b>{ $value }</b> · { $by } { $at }
}
cases-button-amounts = 📜 Amounts

# Supplements
cases-supplements-title = { $count ->
    [0] ➕ <b>{ $case } has no supplements</b>
   *[other] ➕ <b>{ $case } supplements</b> ({ $count })
}
cases-supplement-done = { $what ->
    [open] ✅ Supplement { $supplement } entered. Tell the customer, and ask the insurer.
    [told] ✅ The customer was told of supplement { $supplement }.
    [agreed] ✅ The insurer agreed to supplement { $supplement }; the assessment rises by it.
   *[refused] ✅ The insurer refused supplement { $supplement }.
}
cases-supplement-line = { $state ->
    [agreed] ➕ Supplement { $supplement } { $asked_fen } { $found } · { $agreed } agreed
    [refused] ➕ Supplement { $supplement } { $asked_fen } { $found } · refused
   *[open] { $told ->
        [yes] ➕ Supplement { $supplement } { $asked_fen } { $found } · customer told, insurer to decide
       *[no] ➕ Supplement { $supplement } { $asked_fen } { $found } · ⚠️ customer not told
    }
}
cases-supplement-told-by = ↳ Customer told by { $by }, { $at }
cases-supplements-more = { $count ->
    [one] ➕ { $count } more supplement
   *[other] ➕ { $count } more supplements
}
cases-button-supplement = { $act ->
    [told] 📞 { $supplement } told
    [agreed] ✅ { $supplement } agreed
   *[refused] ✕ { $supplement } refused
}

# Disputes
cases-dispute-state = { $state ->
    [review] under review
    [third] with the third party
    [settled] settled
   *[withdrawn] withdrawn
}
cases-dispute-line = ⚖️ Dispute · <b>{ cases-dispute-state }</b> · { $asked_fen } asked
cases-dispute-title = ⚖️ <b>{ $case } dispute · { cases-dispute-state }</b> · { $insurer }
cases-dispute-asked = { $asked_fen } asked (theirs is { $theirs_fen })
cases-dispute-item = · { $what } ours { $ours_fen } / theirs { $theirs_fen }, { $asked_fen } apart
cases-dispute-note = Note: { $note }
cases-dispute-opened = Review asked for { $day }
cases-dispute-third = Third party { $day }
cases-dispute-withdrawn = Withdrawn { $day }: { $reason }
cases-dispute-settled = { $way ->
    [more] Settled { $day }: <b>{ $settled_fen }</b>, { $size_fen } won
    [less] Settled { $day }: <b>{ $settled_fen }</b>, { $size_fen } lost
   *[same] Settled { $day }: <b>{ $settled_fen }</b>, no change
}
cases-button-dispute = { $act ->
    [third] ⚖️ Third party
    [settle] ✅ Settled
   *[drop] ✕ Withdraw
}
cases-button-disputes = ⚖️ Disputes with { $insurer }
cases-disputes-none = There are no disputes.
cases-disputes-title = ⚖️ <b>Disputes</b>
cases-disputes-tally = <b>{ $insurer }</b> { $open } open · { $settled } settled · { $withdrawn } withdrawn · { $third } to a third party
    ↳ { $asked_fen } asked · { $won_fen } won
cases-disputes-more-insurers = { $count ->
    [one] { $count } more insurer
   *[other] { $count } more insurers
}
cases-disputes-none-open = No dispute is open now.
cases-disputes-open-title = <b>Open ({ $count })</b>
cases-disputes-open-line = { $case } { cases-dispute-state } · { $asked_fen } asked · since { $day }
cases-end-proposed = 🛑 <b>{ $insurer } · end of the cooperation proposed</b>
    { $count } disputes went to a third party within { $days } days: { $cases }, { $asked_fen } asked in all.
cases-end-decide = A manager decides: stop intake for now, end the cooperation, or go on and say why.
cases-end-done = The cooperation has ended.
cases-end-reason = { $count } disputes went to a third party within { $days } days: { $cases }
cases-ended = ⚫ The cooperation with <b>{ $insurer }</b> has ended: no new cases. { $reason }.
    Accepted cars are repaired, delivered, billed and paid as ever; /insurer reopen begins it anew.
cases-end-kept = A manager decided to go on: { $reason }
cases-kept-on = ✅ We go on with <b>{ $insurer }</b>: { $reason }
cases-button-decide = { $act ->
    [stop] 🛑 Stop intake
    [end] ⚫ End it
   *[keep] ✅ Go on
}

# The risk of taking a car
cases-risk-now = Now: { $state }
cases-risk-if-taken = With { $estimate_fen } more: { $state }
cases-risk-margin = { $standing ->
    [loss] 🔴 { $month } margin { $rate }, a loss ({ $delivered } delivered, costs known of { $costed })
    [below] 🟠 { $month } margin { $rate }, below target ({ $delivered } delivered, costs known of { $costed })
   *[met] 🟢 { $month } margin { $rate } ({ $delivered } delivered, costs known of { $costed })
}
cases-risk-no-margin = { $known ->
    [none] { $month } margin: no data (nothing delivered)
   *[uncosted] { $month } margin: no data ({ $delivered } delivered, costs unknown)
}
cases-risk-disputes = { $count ->
    [0] No open disputes
    [one] ⚖️ { $count } open dispute
   *[other] ⚖️ { $count } open disputes
}

# What can't be done
cases-cost-negative = Neither parts nor labour can be negative; for example 3900 1200.
cases-billed-below-deductible = { $billed_fen } is less than the deductible of { $deductible_fen }, so the insurer would owe less than nothing. Check the amount; for example 8000.
cases-assessed-first = { $case } is not assessed yet. First send /assess { $case } 8200 500 (assessed amount, deductible).
cases-asked-not-positive = The amount has to be above zero, for example 1800.
cases-no-such-supplement = { $wanted ->
    [none] { $case } has no open supplement. For a new one send: /supplement { $case } 1800 inner frame.
   *[other] { $case } has no supplement { $wanted }. To see all of them send: /supplement { $case }.
}
cases-which-supplement = { $case } has several open supplements: { $open_ones }. Say which one, for example /supplement { $case } { $first } told.
cases-supplement-over = { $state ->
    [agreed] The insurer has agreed to supplement { $supplement } of { $case } already, so it stays as it is.
   *[refused] The insurer has refused supplement { $supplement } of { $case } already, so it stays as it is.
}
cases-agreed-too-high = { $agreed_fen } agreed is more than the { $asked_fen } that was asked. If there is more damage, enter another supplement, for example /supplement C12 1800 inner frame.
cases-dispute-open = { $state ->
    [third] { $case } is in dispute already, with the third party. Once there is a figure send: /dispute { $case } settled 9200.
   *[review] { $case } is in dispute already, under review. For the third party send: /dispute { $case } third; once there is a figure: /dispute { $case } settled 9200.
}
cases-no-dispute = { $case } is not in dispute. To ask for a review send: /dispute { $case } review 1500.
cases-at-third-party = { $case } is with the third party already. Once there is a figure send: /dispute { $case } settled 9200.
cases-dispute-reason-missing = Say why, for example: /dispute C12 withdrawn customer gave in.
cases-end-decided = A manager decided about { $insurer } after that: { $reason }. Undo that first.
cases-nothing-to-decide = Nothing is proposed about { $insurer } that could be decided.

# The audit
audit-case-costed = costs entered
audit-case-verified = verified amount entered
audit-case-supplement-opened = supplement
audit-case-supplement-told = supplement told to the customer
audit-case-supplement-agreed = supplement agreed
audit-case-supplement-refused = supplement refused
audit-case-dispute-opened = dispute: review asked for
audit-case-dispute-third = dispute: to the third party
audit-case-dispute-settled = dispute: settled
audit-case-dispute-withdrawn = dispute: withdrawn
audit-insurer-kept-on = goes on in spite of disputes
audit-field-parts = parts
audit-field-labour = labour
audit-field-verified = verified
audit-field-supplement = supplement
audit-field-asked = asked
audit-field-agreed = agreed
audit-field-found = found
audit-field-dispute = dispute
audit-value-dispute-review = under review
audit-value-dispute-third = with the third party
audit-value-dispute-settled = settled
audit-value-dispute-withdrawn = withdrawn
