# Deadlines: soon due, late, for the manager to look into
cases-deadlines-title = { $loudness ->
    [warning] ⏰ <b>Due soon</b>
    [late] ⚠️ <b>Late</b>
   *[escalated] 🚨 <b>Late and still not done: please look into it</b>
}
cases-deadlines-line = <b>{ $case }</b> { $plate } · { $advisor } · day { $day }
    { $item }
cases-deadlines-soon = ⏰ { cases-step } in { $span } · due { $when }
cases-deadlines-more = …and { $count } more
cases-deadlines-answered = { $loudness ->
    [warning] ✅ <b>All done in time</b>
   *[late] ✅ <b>What was late is done</b>
}
cases-button-open = 📋 { $case }
