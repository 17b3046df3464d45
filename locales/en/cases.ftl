# Accident cases: taking a car, steps, assessment, board, morning digest

command-case = Take an accident car, or show one by number, plate or claim number
command-cases = Cases in hand, late ones first; or the late, mine, an insurer's, a stage's
command-step = Mark a step of a case done, or waive it with a reason
command-assess = Enter a case's assessed amount and the deductible

# What steps and stages are called
cases-step = { $step ->
    [inspection] Inspection
    [plan] Repair plan
    [submitted] Submission
    [assessed] Assessment
    [informed] Customer informed
    [photo] Photo
    [eta] ETA
    [quality] Quality check
    [delivered] Delivery
    [booking] Booking
    [callback] Call-back
   *[other] { $step }
}
cases-stage = { $stage ->
    [inspection] To inspect
    [plan] To plan
    [assessment] To assess
    [repair] In repair
    [handover] To deliver
    [follow_up] Follow-up
    [withdrawn] Withdrawn
    [cancelled] Cancelled
   *[closed] Closed
}

# Times
cases-when-day = { $day ->
    [today] today
    [tomorrow] tomorrow
   *[other] { $date }
}
cases-when-time = { $day ->
    [today] today { $time }
    [tomorrow] tomorrow { $time }
   *[other] { $date } { $time }
}
cases-span = { $unit ->
    [minutes] { $count } min
    [hours] { $count } h
   *[days] { $count } d
}

# A step within a line
cases-item-late = ⚠️ { cases-step } { $span } late
cases-item-today = ⏰ { cases-step }
cases-item-today-at = ⏰ { cases-step } { $time }
cases-item-ahead = ▫️ { cases-step } { $when }
cases-item-waiting = ▫️ { cases-step }
cases-item-done = ✅ { cases-step }
cases-item-more = +{ $count }

# A car taken
cases-opened-title = 🚗 <b>{ $case } taken in</b>　{ $plate } · { $insurer }
cases-risk-title = <b>Risk of this case · { $insurer }</b>
cases-risk-state = Once taken: { $state }
cases-exposure = Exposure { $exposure_fen } of { $limit_fen } ({ $percent }%)
cases-risk-free = { $over ->
    [yes] Over the limit by { $free_fen }
   *[no] Free { $free_fen }
}
cases-risk-none-late = No late statement
cases-risk-late = ⚠️ Oldest late: { $statement }, { $days } { $days ->
    [one] day
   *[other] days
}, { $unpaid_fen } unpaid
cases-risk-reason = · { $reason }
cases-risk-overridden = 🔓 A manager overrode the stop: { $reason }
cases-first-step = 👉 <b>{ $advisor }</b>: { cases-step } is due { $when } (in { $span })

# The card
cases-card-title = 🚗 <b>{ $case }　{ $plate }</b> · { $insurer }
cases-card-stage = Day { $day } · <b>{ cases-stage }</b> · { $advisor }
cases-card-withdrawn = 🚫 <b>Withdrawn</b> · { $advisor }
cases-withdrawn-means = It was taken in by mistake: it is on no board and in no digest, and takes up none of the insurer's credit. Its plate and claim number are free for a new case; { $case } is not used again.
cases-customer = Customer { $name } { $phone }
cases-claim = Claim { $claim }
cases-damage = Damage: { $damage }
cases-estimate = Estimate { $estimate_fen }
cases-overridden = 🔓 Taken during a stop, overridden by a manager: { $reason }
cases-assessed = Assessed { $assessed_fen } · deductible { $deductible_fen }
cases-share = Insurer's share <b>{ $share_fen }</b>
cases-promised = Promised delivery { $day }
cases-delivered = Delivered { $day }
cases-line-done = { $days ->
    [0] ✅ { cases-step } · { $by } { $at }
   *[other] ✅ { cases-step } (days sent: { $days }) · { $by } { $at }
}
cases-line-waived = ➖ { cases-step } waived · { $by } { $at } · { $reason }
cases-line-late = { $days ->
    [0] ⚠️ <b>{ cases-step }</b> { $span } late
   *[other] ⚠️ <b>{ cases-step }</b> (days sent: { $days }) { $span } late
}
cases-line-due = { $standing ->
    [today] { $days ->
        [0] ⏰ { cases-step } { $when }
       *[other] ⏰ { cases-step } (days sent: { $days }) { $when }
    }
   *[ahead] { $days ->
        [0] ▫️ { cases-step } { $when }
       *[other] ▫️ { cases-step } (days sent: { $days }) { $when }
    }
}
cases-line-waiting = ▫️ { cases-step } after delivery

# A step marked
cases-marked = { $state ->
    [waived] ➖ <b>{ $case } { cases-step }</b> waived · { $by } { $at }
   *[done] ✅ <b>{ $case } { cases-step }</b> done · { $by } { $at }
}
cases-marked-before = { $state ->
    [waived] ℹ️ { $case } { cases-step } was waived before · { $by } { $at }
   *[done] ℹ️ { $case } { cases-step } was done before · { $by } { $at }
}
cases-next = Next: { cases-step }, due { $when }
cases-next-late = Next: ⚠️ { cases-step }, { $span } late
cases-next-waiting = Next: { cases-step }
cases-closed = 🏁 Every step of { $case } is done; the case is closed.

# Assessment
cases-assessed-title = { $again ->
    [yes] 💰 <b>{ $case }: assessment amended</b>
    [same] ℹ️ <b>{ $case }: assessment unchanged</b>
   *[no] 💰 <b>{ $case }: assessment entered</b>
}
cases-share-before = Counted as { $former_fen } before

# The board
cases-board-title = { $count ->
    [one] 📋 <b>{ $count } case in hand</b>
   *[other] 📋 <b>{ $count } cases in hand</b>
} · { $late ->
    [0] none late
   *[other] { $late } late
}
cases-board-title-late = { $count ->
    [one] ⚠️ <b>{ $count } late case</b>
   *[other] ⚠️ <b>{ $count } late cases</b>
}
cases-board-filtered = { $title }
    🔎 { $words }
cases-board-empty = { $filtered ->
    [yes] No case matches.
   *[no] There is no accident car in hand.
}
cases-section-late = ⚠️ <b>Late ({ $count })</b>
cases-section-stage = <b>{ cases-stage } ({ $count })</b>
cases-board-line = <b>{ $case }</b> { $plate } { $insurer } · day { $day }{ $whose ->
    [mine] {""}
   *[all] {" "}· { $advisor }
}
    { $items }
cases-board-waiting = waiting
cases-button-filter = { $filter ->
    [waiting] ⏳ Waiting
    [late] ⚠️ Late
    [mine] 👤 Mine
   *[all] 📋 All
}

# The morning digest
cases-digest-title = 🚗 <b>Accident cases · { $day }</b>
cases-digest-title-page = 🚗 <b>Accident cases · { $day }</b> ({ $page }/{ $pages })
cases-digest-counts = <b>{ $open }</b> in hand · <b>{ $late }</b> late · <b>{ $today }</b> due today
cases-digest-section = { $section ->
    [late] ⚠️ <b>Late ({ $count })</b>
    [today] ⏰ <b>Due today ({ $count })</b>
   *[in_progress] 🔧 <b>In progress ({ $count })</b>
}
cases-digest-line = <b>{ $case }</b> { $plate } · { $advisor } · day { $day }
    { cases-stage } · { $items }
cases-digest-deliveries = 🏁 <b>Promised deliveries</b>
cases-digest-delivery = { $day ->
    [past] Overdue: { $cases }
    [today] Today: { $cases }
    [tomorrow] Tomorrow: { $cases }
   *[other] { $date }: { $cases }
}{ $more ->
    [0] { "" }
   *[other] {" "}+{ $more }
}
cases-digest-all-done = ✅ All done: there is no accident car in hand.

# Buttons
cases-button-step = { $kind ->
    [assess] 💰 { cases-step }
    [call] 📞 { cases-step }
   *[done] ✅ { cases-step }
}
cases-button-step-of = { $kind ->
    [assess] 💰 { $case } { cases-step }
    [call] 📞 { $case } { cases-step }
   *[done] ✅ { $case } { cases-step }
}
cases-button-card = 📋 { $case }: all steps

# What can't be done
cases-plate-in-care = { $plate } is in our care already: { $case }, arrived { $arrived_on }, with { $advisor }. Please go on with { $case }.
cases-claim-taken = Claim { $claim } stands with { $case }. Check the claim number, or send /case { $case } to see it.
cases-customer-needed = { $missing ->
    [phone] The customer's phone of { $plate } is missing, for example <code>13812345678</code>.
   *[name] The customer's name and phone of { $plate } are missing, for example <code>王先生 13812345678</code>.
}
cases-override-needed = <b>{ $insurer }</b> may send no new cases now: { insurers-state }.
    { $reasons }
    As a manager you may take this one all the same; please say why.
cases-estimate-not-positive = An estimate must be above zero, for example 8500.
cases-assessment-negative = Neither the assessment nor the deductible can be below zero, for example 8200 500.
cases-deductible-too-high = The deductible { $deductible_fen } is above the assessment { $assessed_fen }. Give the assessed amount first, then the deductible, for example 8200 500.
cases-assessment-needed = The assessment is done by its amount. Send: /assess { $case } 8200 500 (assessed, deductible).
cases-step-needs-first = { $case } is not ready for this step ({ cases-step }): { $first ->
    [assessed] the assessment
    [quality] the quality check
   *[delivered] the delivery
} comes first.
cases-step-not-waivable = { cases-step } of { $case } can't be waived: the insurer is billed by it.
cases-waiver-reason-missing = To waive { cases-step } of { $case }, give the reason, for example: /step { $case } photo waive customer does not want any.
cases-unknown-step = { $case } has no step “{ $step }”. There are: inspection, plan, submitted, assessed, informed, photo, eta, quality, delivered, booking, callback.
cases-withdrawn = { $case } is withdrawn: no step or assessment can be entered any more. If the car is to be repaired, take it in again with /case new.
cases-car-came-again = The delivery of { $case } can't be undone: { $plate } has come in again since, as { $other }. To undo it, undo taking in { $other } first.

# Audit
audit-case-assessed = assessed
audit-case-intake-overridden = taken during a stop
audit-case-looked = looked at personal data in full
audit-case-opened = opened
audit-case-step = step
audit-field-assessed = assessment
audit-field-booking-due-at = booking due
audit-field-callback-due-at = call-back due
audit-field-claim = claim
audit-field-deductible = deductible
audit-field-due-at = due
audit-field-estimate = estimate
audit-field-override = reason for the override
audit-field-photo = photo
audit-field-promised = promised delivery
audit-field-step = step
audit-value-photo-done = done
audit-value-photo-open = open
audit-value-photo-waived = waived
audit-value-state-done = done
audit-value-state-open = open
audit-value-state-waived = waived
audit-value-step-assessed = assessment
audit-value-step-booking = booking
audit-value-step-callback = call-back
audit-value-step-delivered = delivery
audit-value-step-eta = ETA
audit-value-step-informed = customer informed
audit-value-step-inspection = inspection
audit-value-step-photo = photo
audit-value-step-plan = repair plan
audit-value-step-quality = quality check
audit-value-step-submitted = submission
cases-offer-new = ➕ A new car

# Today
cases-today-button = 👤 My cases
cases-today-title = <b>🚗 My cases</b> ({ $open }) { $late } late · { $due } due today
