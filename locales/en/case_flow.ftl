# Cases on their way: source, promised delivery, waiting days, hand-over, cancellation, rework; a centre's own SOP

command-eta = Promise a case's delivery for another day; later needs the reason
command-wait = Say whose the days are on which a case stands still: parts, insurer, customer, shop
command-handover = Hand a case over to another advisor
command-rework = A delivered car is back for rework, or its rework is done
command-sop = The steps that new cases get (standard, express), and changing them

# How a car came, and by which SOP
cases-source = { $source ->
    [tow] towed
    [push] pushed by the insurer
   *[walk_in] walk-in
}
cases-sop = { $sop ->
    [express] express SOP
   *[standard] standard SOP
}
cases-way = { $sop ->
    [express] Source: { cases-source } · ⚡ { cases-sop }
   *[standard] Source: { cases-source }
}
choice-source = { $value ->
    [tow] Towed
    [push] Pushed by the insurer
   *[walk_in] Walk-in
}
choice-cause = { $value ->
    [shop] Shop
    [insurer] Insurer
    [parts] Parts
   *[customer] Customer
}
choice-template = { $value ->
    [express] Express
   *[standard] Standard
}

# The promised delivery
cases-promised-moved = { $way ->
    [later] 📅 <b>{ $case }: promised delivery</b> { $former } → <b>{ $day }</b>
        Reason: { $reason }
    [earlier] 📅 <b>{ $case }: promised delivery</b> brought forward, { $former } → <b>{ $day }</b>
   *[same] 📅 <b>{ $case }: promised delivery</b> is still <b>{ $day }</b>
}
cases-step-due = ▫️ { cases-step }, due { $when }
cases-slip = 📅 Put off { $former } → { $day }: { $reason } ({ $by } { $said })
cases-slips-before = 📅 Put off before: { $count } ×

# Waiting days
cases-cause = { $cause ->
    [shop] the shop
    [insurer] the insurer
    [parts] parts
   *[customer] the customer
}
cases-wait-begun = { $same ->
    [yes] ℹ️ <b>{ $case }</b> waits for { cases-cause } already
   *[no] ⏳ <b>{ $case }</b> waits for { cases-cause } from today
}
cases-wait-ended = ▶️ <b>{ $case }</b> waits for { cases-cause } no more
cases-waits = { $noted ->
    [yes] ⏳ Waits for { cases-cause } since { $since }: { $note }
   *[no] ⏳ Waits for { cases-cause } since { $since }
}
cases-waited = Days waited: { $total } ({ $days })
cases-waited-for = { cases-cause } { $days }
cases-item-waits = ⏳ waits for { cases-cause }, day { $days }
cases-item-rework = 🔁 rework, day { $days }

# Hand-over
cases-handed-over = { $same ->
    [yes] ℹ️ <b>{ $case }</b> is with { $advisor } already
   *[no] 🤝 <b>{ $case }</b> handed over: { $former } → <b>{ $advisor }</b>
}
cases-handed-to-you = 🤝 { $by } handed <b>{ $case }</b> ({ $plate }) over to you
cases-handed-stage = Day { $day } · <b>{ cases-stage }</b> · promised { $promised }
cases-why = Reason: { $reason }

# Cancellation
cases-cancelled = 🚫 <b>{ $case } cancelled</b>　{ $plate }
cases-cancelled-means = Nothing of it is due any more, and { $insurer } has { $share_fen } of its credit back. The plate is free for a new case; the claim number stays with this one.
cases-card-cancelled = 🚫 <b>Cancelled</b> { $day } · { $advisor }
    Reason: { $reason }

# Rework
cases-rework-said = { $state ->
    [open] 🔁 <b>{ $case }: rework</b>　{ $plate }
   *[done] ✅ <b>{ $case }: rework done</b>　{ $plate }
}
cases-rework-counts = { $counts ->
    [yes] It counts: the repair was no first-time fix.
   *[no] It came so late that the first-time fix stands.
}
cases-rework = { $state ->
    [open] 🔁 Rework since { $begun }: { $reason }
   *[done] 🔁 Rework { $begun } to { $done }: { $reason }
}

# A centre's SOP
cases-sop-title = { $template ->
    [express] ⚡ <b>Express SOP</b> · { $count } steps
   *[standard] 📋 <b>Standard SOP</b> · { $count } steps
}
cases-sop-daily = { $due }, then every day
cases-sop-line = { $kind ->
    [own] { $place }. ➕ <b>{ cases-step }</b> · { $due }
    [changed] { $place }. ✏️ { cases-step } · { $due }
   *[usual] { $place }. { cases-step } · { $due }
}
cases-sop-dropped = Dropped: { $steps }
cases-sop-dropped-one = { $last ->
    [yes] { cases-step }
   *[no] { cases-step },{" "}
}
cases-sop-how = For example: <code>/sop add car wash after quality delivery-4h</code>, <code>/sop move eta delivery-2d</code>, <code>/sop drop booking</code>
cases-sop-changed = { $what ->
    [added] ➕ Step added: <b>{ cases-step }</b>, { $due }
    [moved] ✏️ Step changed: <b>{ cases-step }</b>, { $due }
    [dropped] 🗑 Step dropped: <b>{ cases-step }</b>
    [reset] ↩️ The SOP is as policy has it again
   *[same] ℹ️ The SOP is as policy has it already
}
cases-sop-running = It is for cases taken from now on; running ones keep the steps they came with.
cases-sop-button = { $what ->
    [add] ➕ Add
    [move] ✏️ Change
    [drop] 🗑 Drop
    [reset] ↩️ Reset
    [express] ⚡ Express
   *[standard] 📋 Standard
}
cases-due-rule = { $kind ->
    [arrival-h] within { $count } h of arrival
    [day-d] { $way ->
        [same] on the day of arrival
       *[after] by the end of day { $count }
    }
    [assessed-h] within { $count } h of the assessment
    [assessed-d] { $way ->
        [same] on the day of the assessment
       *[after] within { $count } d of the assessment
    }
    [promised-h] { $way ->
        [after] { $count } h after the promised delivery
       *[before] { $count } h before the promised delivery
    }
    [promised-d] { $way ->
        [same] on the promised day
        [after] { $count } d after the promised day
       *[before] { $count } d before the promised day
    }
    [delivery-h] within { $count } h of delivery
   *[delivery-d] { $way ->
        [same] on the day of delivery
       *[after] within { $count } d of delivery
    }
}

# What can't be done
cases-cancelled-already = { $case } is cancelled: nothing more can be done about it. If the car is to be repaired, take it in again with /case new.
cases-delivered-already = { $case } was delivered on { $day }: that can't be done any more.
cases-not-delivered = { $case } is not delivered yet: only a delivered car comes back for rework.
cases-delivery-in-the-past = { $case } can't be promised for { $day }: today is { $today }. Give today or a later day, for example tomorrow.
cases-delivery-too-far = { $case } can't be promised for { $day }: that is over { $most_days } days away. Check the day, for example 12-03.
cases-delivery-reason-missing = The delivery of { $case } slips from { $former } to { $day }. Please say why, for example parts are late.
cases-not-waiting = { $case } waits for nothing now; there is nothing to end.
cases-in-rework-already = { $case } has been in rework since { $begun_on }. Once it is mended, send: /rework { $case } done.
cases-not-in-rework = { $case } is not in rework now.
cases-not-a-due-rule = “{ $text }” does not say when a step is due. You can write: arrival+4h, day 1, assessed+48h, delivery-1d, delivery-4h, 1d after delivery.
cases-due-rule-impossible = { cases-step } can't be due by that: it, or a step that needs it, would wait for itself. You can write arrival+24h or day 6.
cases-step-not-in-sop = The SOP has no step “{ cases-step }”. Send /sop to see them all.
cases-step-not-to-be-dropped = { cases-step } can't be dropped: delivery and settlement hang on it.
cases-step-title-taken = There is a step “{ cases-step }” already, or the word means something else. Please take another name, for example car wash.
cases-title-unfit = “{ $text }” can't be the name of a step. Begin with a letter, in at most { $limit_characters } characters and four words, for example car wash.
cases-too-many-steps = There can be { $most } steps of your own at most. Drop one that is not needed first: /sop drop.
cases-sop-nothing-to-change = Say what { cases-step } is to become, for example: /sop move { cases-step } delivery-1d, or after quality.

# Audit
audit-subject-sop = SOP
audit-sop-added = step added
audit-sop-moved = step changed
audit-sop-dropped = step dropped
audit-sop-reset = put back
audit-case-promised = promised delivery
audit-case-waiting = waiting
audit-case-handed-over = handed over
audit-case-cancelled = cancelled
audit-case-rework = rework
audit-field-advisor = advisor
audit-field-sop = SOP
audit-field-fixed = day named
audit-field-waiting = waits for
audit-field-note = note
audit-field-rework = rework
audit-field-template = SOP
audit-field-behind = stands behind
audit-field-counts-from = counts from
audit-field-span = span
audit-value-source-walk-in = walk-in
audit-value-source-tow = towed
audit-value-source-push = pushed by the insurer
audit-value-sop-standard = standard
audit-value-sop-express = express
audit-value-template-standard = standard
audit-value-template-express = express
audit-value-waiting-shop = shop
audit-value-waiting-insurer = insurer
audit-value-waiting-parts = parts
audit-value-waiting-customer = customer
audit-value-rework-open = open
audit-value-rework-done = done
audit-value-behind-inspection = { audit-value-step-inspection }
audit-value-behind-plan = { audit-value-step-plan }
audit-value-behind-submitted = { audit-value-step-submitted }
audit-value-behind-assessed = { audit-value-step-assessed }
audit-value-behind-informed = { audit-value-step-informed }
audit-value-behind-photo = { audit-value-step-photo }
audit-value-behind-eta = { audit-value-step-eta }
audit-value-behind-quality = { audit-value-step-quality }
audit-value-behind-delivered = { audit-value-step-delivered }
audit-value-behind-booking = { audit-value-step-booking }
audit-value-behind-callback = { audit-value-step-callback }
audit-value-counts-from-arrival = arrival
audit-value-counts-from-day = day of arrival
audit-value-counts-from-assessed = assessment
audit-value-counts-from-promised = promised delivery
audit-value-counts-from-delivery = delivery
audit-value-state-cancelled = cancelled
