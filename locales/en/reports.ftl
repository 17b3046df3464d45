# Reports
command-report = reports: accident cases, assessment, margin, rework, NPS
reports-cases-title = 📊 <b>Accident cases · { $period }</b>{ $running ->
    [yes] {" "}(so far)
   *[no] {""}
}
reports-month = { $year }-{ $month }
reports-year = { $year }
reports-of-insurer = { $insurer } · { $period }
reports-none = No car came or left in { $period }: no data.
reports-cases-count = 🚗 <b>{ $arrived }</b> came in{ $cancelled ->
    [0] {""}
   *[other] {" "}({ $cancelled } cancelled)
} · <b>{ $delivered }</b> delivered
reports-revenue = 💰 Assessed revenue { $revenue_fen } · { $average_fen } a case
reports-margin = 📈 Margin <b>{ $rate }</b> (target { $target }; costs known for { $count })
reports-margin-none = 📈 Margin: no data (no costs entered yet)
reports-in-time = ⏱ Assessed within 24 hours: <b>{ $rate }</b> ({ $done }/{ $of })
reports-in-time-none = ⏱ Assessed within 24 hours: no data
reports-cycle = 🔧 Arrival to delivery: <b>{ $days }</b> days on average
reports-waited = ⏳ { $days } waiting days: { $causes }
reports-waited-cause = { $cause ->
    [shop] shop
    [insurer] insurer
    [parts] parts
   *[customer] customer
} { $days }
reports-fixed = ✅ First-time fix <b>{ $rate }</b> ({ $done }/{ $of }, { $reworked } came back)
reports-converted = 🔁 Came back for maintenance: <b>{ $rate }</b> ({ $done }/{ $of })
reports-nps = 😊 NPS <b>{ $nps }</b> ({ $scored } asked)
reports-nps-none = 😊 NPS: no data
reports-trouble = 📣 Complaints { $complaints } · disputes { $disputes } (third party { $third })
reports-insurers = <b>By insurer</b>
reports-insurer-line = <b>{ $insurer }</b> { $arrived } in · { $delivered } out · { $average } a case · margin { $rate } · NPS { $nps }
reports-no-data = no data
reports-button-month = { $month ->
    [before] ◀️ Month before
   *[after] Month after ▶️
}
