# Today
command-today = my day: late, due, renewals, follow-ups
today-title = <b>📋 { $name } · { $day }</b>
today-nothing = Nothing to do today. All is well.
