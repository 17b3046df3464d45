# The customer of an accident case: told, called, complaining, booked again, lent a car

command-nps = Enter what a customer said after delivery: a score from 0 to 10, and their words
command-complaint = Complaints: open, answer, close; without words, the list of those not closed
command-booking = Book the day of a customer's next maintenance
command-tell = Prepare the message to the customer, ready to be copied, and note that it was sent
command-wording = Read or change what customers are told at the four key moments
command-loaner = Loaner cars: who has which until when; lend, take back, add and remove

# The four key moments
cases-moment = { $moment ->
    [arrival] Arrival
    [assessed] After assessment
    [repair] During repair
   *[delivery] Delivery
}
choice-moment = { $value ->
    [arrival] Arrival
    [assessed] After assessment
    [repair] During repair
   *[delivery] Delivery
}

# The card
cases-care-complaint = { $state ->
    [open] 📣 <b>Complaint to answer</b>
   *[answered] 📣 <b>Complaint to close</b>
} · { $source ->
    [nps] low score
   *[customer] customer
} { $at }{ $has ->
    [yes] : { $words }
   *[no] { "" }
}
cases-care-answer = ↳ { $by } answered: { $answer }
cases-care-outcome = ↳ Done: { $outcome }
cases-care-complaints-closed = 📣 Complaints closed: { $count }
cases-care-score = ⭐ Score { $score }{ $has ->
    [yes] : { $words }
   *[no] { "" }
}
cases-care-loaner = { $late ->
    [yes] 🔑 Loaner { $plate } { $model } ⚠️ <b>was due back { $day }</b>
   *[no] 🔑 Loaner { $plate } { $model } · due back { $day }
}
cases-care-told = 💬 Told: { $moments }
cases-care-booked = 📅 Next maintenance { $day }
cases-care-converted = 🔁 Back for maintenance { $day }: converted
cases-item-mark = { $mark ->
    [complaint] 📣 Complaint
   *[loaner_late] 🔑 Loaner late
}

# Scores
cases-scored = { $again ->
    [yes] ⭐ <b>{ $case }: score amended</b> from { $former } to { $score }
    [words] ⭐ <b>{ $case }: words amended</b>, score { $score }
    [same] ℹ️ <b>{ $case }: score unchanged</b>, { $score }
   *[no] ⭐ <b>{ $case }: score { $score } entered</b>
}
cases-words = 💬 { $words }
cases-score-opens = 📣 That is low: a complaint about { $case } is open, and the managers are told in private. Answer the customer, then close it with what was done.

# Complaints
cases-complained = 📣 <b>{ $case }: complaint opened</b>. Please answer the customer soon.
cases-answered = 📣 <b>{ $case }: complaint answered</b>. Close it once something was done about it.
cases-complaint-closed = { $state ->
    [closed] ✅ <b>{ $case }: complaint closed</b>. Nothing is left to do; the case is closed.
   *[other] ✅ <b>{ $case }: complaint closed</b>
}
cases-complaints-none = There is no complaint that is not closed.
cases-complaints-title = { $count ->
    [one] 📣 <b>{ $count } complaint not closed</b>
   *[other] 📣 <b>{ $count } complaints not closed</b>
} · { $waiting } to answer
cases-today-complaints = 📣 Complaints
cases-complaints-by-insurer = Complaints of the last 12 months by insurer: { $counts }
cases-complaint-line = { $state ->
    [open] ⚠️ <b>{ $case }</b> { $plate } { $insurer } · { $advisor } · unanswered for { $hours } h
   *[answered] ▫️ <b>{ $case }</b> { $plate } { $insurer } · { $advisor } · answered, to close
}
    { $source ->
    [nps] Low score
   *[customer] Customer
}{ $has ->
    [yes] : { $words }
   *[no] { "" }
}
cases-button-complaint = { $way ->
    [answer] ✍️ { $case } Answer
   *[resolve] ✅ { $case } Close complaint
}

# To managers in private
cases-notice-score = 📣 <b>{ $case }: the customer gave only { $score }</b>; please look into it
cases-notice-late = ⏰ <b>{ $case }: a complaint is unanswered for { $hours } h</b>
cases-notice-car = { $plate } · { $insurer } · { $advisor }
cases-notice-no-words = 💬 The customer left no words
cases-notice-by = Entered by { $by }

# Booking
cases-booked = { $again ->
    [yes] 📅 <b>{ $case }: next maintenance moved to { $day }</b>
    [same] ℹ️ { $case }: next maintenance was booked for { $day } before
   *[no] 📅 <b>{ $case }: next maintenance booked for { $day }</b>
}
cases-offer-months = In { $count } months, { $day }
cases-offer-promised = Promised delivery { $day }

# Telling the customer
cases-tell-title = 💬 <b>{ $case } { $plate }</b> · { cases-moment }. For the customer:
cases-tell-message = <blockquote>{ $message }</blockquote>
cases-tell-long-message = <code>{ $message }</code>
cases-tell-without-name = In groups the customer is not named. For a message with the name send me <code>/tell { $case }</code> in private.
cases-tell-told = ✅ Told · { $by } { $at }
cases-button-copy = 📋 Copy
cases-button-told = { $again ->
    [yes] ✅ Told again
   *[no] ✅ Told
}
cases-toast-told = Noted: the customer was told.

# What customers are told
cases-message-nobody = customer
cases-message-day = { $month ->
    [1] { $number } January
    [2] { $number } February
    [3] { $number } March
    [4] { $number } April
    [5] { $number } May
    [6] { $number } June
    [7] { $number } July
    [8] { $number } August
    [9] { $number } September
    [10] { $number } October
    [11] { $number } November
   *[12] { $number } December
}
cases-message-arrival = Dear { $name }, this is { $advisor }, your service advisor at { $centre }. Your car { $plate } is with us. Leave the assessment, the repair and the insurer to me; I will tell you as soon as there is news.
cases-message-assessed = Dear { $name }, the assessment and repair plan of { $plate } are settled and work begins. { $days ->
    [0] It should be ready today, { $day }.
   *[other] It takes about { $days } days, until { $day }.
} If that changes I will tell you first. Do you need a car meanwhile? { $advisor }
cases-message-repair = Dear { $name }, { $plate } is being repaired; here is today's photo. It should be ready on { $day }, and if that changes I will tell you first. Ask me anything at any time. { $advisor }
cases-message-delivery = Dear { $name }, { $plate } is repaired and checked: you can collect it at any time. I will walk you through everything we did, in detail. When would it suit you? { $advisor }

# The centre's own words
cases-wording-title = 💬 <b>What customers are told at the four key moments</b>
cases-wording-unknown = There is no moment “{ $moment }”. There are: arrival, assessed, repair, delivery.
cases-wording-one = { $own ->
    [yes] <b>{ cases-moment }</b> · by { $by }
   *[no] <b>{ cases-moment }</b> · as usual
}
    { $text }
cases-wording-how = To change it: <code>/wording { $moment } Dear { "{" }name{ "}" }, …</code>
    What may be filled in: { $names }
    To set it back: <code>/wording { $moment } reset</code>
cases-wording-set = { $own ->
    [yes] ✅ <b>Your own words from now on</b>
   *[no] ✅ <b>The usual words again</b>
}

# Loaner cars
cases-pool-empty = There is no loaner car yet. A partner or manager adds one: <code>/loaner add 京A12345 Model 3</code>
cases-pool-title = { $count ->
    [one] 🔑 <b>{ $count } loaner car</b>
   *[other] 🔑 <b>{ $count } loaner cars</b>
} · { $free } free{ $late ->
    [0] { "" }
   *[other] {" "}· ⚠️ { $late } late
}
cases-pool-free = 🟢 { $plate } { $model } · free
cases-pool-out = { $late ->
    [yes] ⚠️ { $plate } { $model } · { $case }, <b>was due back { $day }</b>
   *[no] 🔑 { $plate } { $model } · { $case }, due back { $day }
}
cases-button-loaner-back = 🔑 { $plate } is back
cases-loaner-added = 🔑 <b>Loaner car { $plate } { $model } added</b>
cases-loaner-removed = 🔑 <b>Loaner car { $plate } { $model } taken out of the pool</b>
cases-loaner-lent = 🔑 <b>{ $case } { $plate }: the customer has a loaner car</b>
cases-loaner-back = 🔑 Loaner car { $plate } is back ({ $case })

# What can't be done
cases-scored-too-early = { $case } is not delivered yet; the score is entered after that.
cases-score-out-of-range = A score is a whole number from 0 to 10, for example 9.
cases-words-too-long = That is too long; { $most } characters at most.
cases-words-missing = Please say what it is about, for example: /complaint { $case } the colour does not match.
cases-complaint-open = { $case } has a complaint that is not closed. Deal with that first: /complaint { $case } answer apologised, repainting.
cases-no-complaint = { $case } has no complaint that is not closed. To open one: /complaint { $case } the colour does not match.
cases-answer-first = Nobody has answered the complaint about { $case } yet. Answer it, then close it: /complaint { $case } answer apologised, repainting.
cases-booking-implausible = The next maintenance can't be on { $day }: it is after today and by { $latest }, for example 2027-03-01.
cases-wording-too-long = That takes 1 to { $most } characters, and this has { $characters }; what is longer can't be copied with one press.
cases-unknown-placeholder = “{ $placeholder }” can't be filled in. There are: { cases-wording-names }.
cases-wording-names = { "{" }name{ "}" } { "{" }plate{ "}" } { "{" }centre{ "}" } { "{" }advisor{ "}" } { "{" }day{ "}" } { "{" }days{ "}" }
cases-no-own-wording = The usual words hold already.
cases-no-such-loaner = { $plate } is no loaner car. Send /loaner to see which there are.
cases-loaner-known = { $plate } is a loaner car already.
cases-loaner-out = Loaner car { $plate } is out for { $case } until { $due_on }. Take another, or take it back first: /loaner back { $plate }.
cases-loaner-in = Loaner car { $plate } is not out.
cases-case-has-loaner = The customer of { $case } has loaner car { $plate }. To change it take that one back first: /loaner back { $plate }.
cases-car-is-back = { $case } is delivered; its customer needs no loaner car.
cases-loan-ends-in-past = { $day } is over. A loaner car is due back today or later, for example 12-03.
cases-loaner-model-too-long = A model has { $most } characters at most, for example Model 3.
cases-loaner-used = Loaner car { $plate } was lent since, so adding it can't be undone. To take it out of the pool: /loaner remove { $plate }.

# Audit
audit-subject-loaner = loaner car
audit-subject-visit = visit
audit-subject-wording = wording
audit-case-booked = maintenance booked
audit-case-complaint = complaint opened
audit-case-complaint-answered = complaint answered
audit-case-complaint-closed = complaint closed
audit-case-complaint-escalated = complaint unanswered, managers told
audit-case-loaner-back = loaner car back
audit-case-loaner-lent = loaner car lent
audit-case-scored = score
audit-case-told = customer told
audit-loaner-added = added
audit-loaner-removed = taken out
audit-visit-added = entered
audit-wording-reset = set back
audit-wording-set = changed
audit-field-answer = answer
audit-field-answered-at = answered at
audit-field-booked-on = next maintenance
audit-field-closed-at = closed at
audit-field-complaint-state = complaint
audit-field-due-on = due back
audit-field-escalates-at = managers told at
audit-field-given-at = entered at
audit-field-loaner = loaner car
audit-field-model = model
audit-field-moment = moment
audit-field-outcome = what was done
audit-field-retired = taken out
audit-field-score = score
audit-field-source = source
audit-field-text = words
audit-field-words = words
audit-value-complaint-state-answered = answered
audit-value-complaint-state-closed = closed
audit-value-complaint-state-open = to answer
audit-value-kind-addon = add-on
audit-value-kind-insurance = renewal
audit-value-kind-maintenance = maintenance
audit-value-kind-repair = repair
audit-value-kind-wash = wash
audit-value-moment-arrival = arrival
audit-value-moment-assessed = after assessment
audit-value-moment-delivery = delivery
audit-value-moment-repair = during repair
audit-value-source-customer = customer
audit-value-source-nps = low score
