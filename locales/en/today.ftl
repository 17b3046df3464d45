# Today
command-today = My day: late, due, renewals, follow-ups
today-title = <b>📋 { $name } · { $day }</b>
today-more = …and { $count } more
today-nothing = Nothing to do today. All is well.
