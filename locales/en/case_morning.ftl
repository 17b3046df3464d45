# Deadlines: soon due, late, for the manager to look into
cases-deadlines-title = { $loudness ->
    [warning] ⏰ <b>Due soon</b>
    [late] ⚠️ <b>Late</b>
   *[escalated] 🚨 <b>Late and still not done: please look into it</b>
}
cases-deadlines-case = <b>{ $case }</b> { $plate } · { $advisor } · day { $day }
    { $items }
cases-deadlines-soon = { $item } · in { $span }
cases-deadlines-more = { $count ->
    [one] …and { $count } more case
   *[other] …and { $count } more cases
}
cases-deadlines-answered = ✅ <b>All done</b>
cases-button-open = 📋 { $case }

# The morning digest
cases-digest-delivering = 🏁 <b>{ $count }</b> to deliver today
cases-digest-photos = 📷 <b>{ $count }</b> photos due
cases-digest-short-line = { $photo ->
    [due] <b>{ $case }</b> { $plate } { $advisor } · day { $day } · { cases-stage } 📷
   *[none] <b>{ $case }</b> { $plate } { $advisor } · day { $day } · { cases-stage }
}
cases-digest-fold = <blockquote expandable>{ $lines }</blockquote>
cases-button-others = 🔧 The other { $count } →

# The photo chase
cases-chase-title = { $count ->
    [0] 📷 <b>Every photo of today is sent · { $day }</b>
   *[other] 📷 <b>No photo sent today ({ $count }) · { $day }</b>
}
cases-chase-advisor = <b>{ $advisor }</b>
cases-chase-line = { $state ->
    [sent] ✅ { $case } { $plate } · day { $day }
    [missed] ⚠️ { $case } { $plate } · day { $day } · { $missed } missed before
   *[today] ▫️ { $case } { $plate } · day { $day }
}
cases-chase-button = ✅ { $case } sent
