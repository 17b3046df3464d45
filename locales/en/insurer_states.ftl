# Changes of state, the ceiling of limits, proposals to raise them, revenue

command-revenue = Record or show the centre's monthly revenue; limits are capped by last month's

# Changes of state
insurers-news-title = 🔔 <b>{ $insurer }</b>  { $before } → { $after }
insurers-news-next = { $state ->
    [open] New cases can be taken as usual.
    [watch] Cases can still be taken; see to the reasons above first, and look at the credit before a big one.
    [legal] No new cases for now; the manager decides how to claim the money. Work on accepted cars, their delivery and billing go on.
    [ended] No more new cases. Work on accepted cars, their delivery and billing go on.
   *[stopped] No new cases for now; a manager may take a single one for a good reason. Work on accepted cars, their delivery and billing go on.
}
insurers-button-override = 🔓 Manager: take it all the same
insurers-legal-title = ⚖️ <b>{ $insurer }</b> is in the legal stage
insurers-legal-next = Please check the account and decide how to claim the money: in writing first, by law if that leads nowhere. No new cases until it is paid.

# Every morning
insurers-digest-title = { $count ->
    [0] { $proposals ->
        [one] <b>💳 Credit · { $day }</b>  all insurers are open, and 1 raise is proposed
       *[other] <b>💳 Credit · { $day }</b>  all insurers are open, and { $proposals } raises are proposed
    }
    [one] <b>💳 Credit · { $day }</b>  1 insurer needs attention
   *[other] <b>💳 Credit · { $day }</b>  { $count } insurers need attention
}
insurers-digest-line = <b>{ $insurer }</b>  { $state } since { $since }
insurers-digest-reasons-more = { $count ->
    [one] …and 1 more reason
   *[other] …and { $count } more reasons
}
insurers-digest-more = { $count ->
    [one] …and 1 more; /credit shows all
   *[other] …and { $count } more; /credit shows all
}

# The ceiling
insurers-ceiling = Ceiling for the limit { $ceiling_fen } ({ $percent }% of the { $revenue_fen } revenue of { $month })
insurers-ceiling-passed = ⚠️ The limit is above its ceiling of { $ceiling_fen } ({ $percent }% of the { $revenue_fen } revenue of { $month })
insurers-ceiling-unknown = The ceiling is unknown: the revenue of { $month } is missing. A manager can record it with /revenue
insurers-limit-above-ceiling = The limit of { $insurer } can't be { $limit_fen }: the ceiling is { $percent }% of the { $revenue_fen } revenue of { $month }, so { $most_fen } is the most. For example: /limit { $insurer } { $most_fen } pays on time again

# A limit's history
insurers-limits-of = <b>Limit of { $insurer }</b>  <b>{ $limit_fen }</b> now
insurers-limit-line = { $kind ->
    [first] { $day }  { $after_fen } to begin with · { $who }
    [restored] { $day }  { $before_fen } → { $after_fen } · { $who } undid a change ({ $reason })
   *[changed] { $day }  { $before_fen } → { $after_fen } · { $who }: { $reason }
}
insurers-limit-because-raised = { $statements } were paid in time, so the proposed raise was accepted
insurers-button-relimit = ✏️ Change it

# Proposals
insurers-raise = 📈 <b>{ $insurer }</b> paid { $statements } in time, one after the other. Proposed limit: { $before_fen } → <b>{ $after_fen }</b>
insurers-raise-line = 📈 Proposed limit: { $before_fen } → { $after_fen } ({ $statements } were paid in time)
insurers-raise-decide = A manager decides with the buttons below.
insurers-raise-accepted = ✅ { $who } accepted the raise: <b>{ $insurer }</b>, limit { $before_fen } → <b>{ $after_fen }</b> ({ $statements } were paid in time)
insurers-raise-declined = ☑️ { $who } declined the raise: the limit of <b>{ $insurer }</b> stays at { $before_fen }. The same statements ({ $statements }) will not lead to another proposal.
insurers-button-raise = { $act ->
    [accept] ✅ { $insurer } to { $after_fen }
   *[decline] ✕ Leave { $insurer }
}
insurers-raise-over = { $state ->
    [accepted] The raise of { $insurer } was accepted by { $who } on { $day }; its limit is changed already.
    [declined] The raise of { $insurer } was declined by { $who } on { $day }. Use /limit to change it.
    [late] The proposed raise of { $insurer } no longer holds: { $statement }, due { $day }, was not paid in time. To change the limit all the same, use /limit.
    [limited] The proposed raise of { $insurer } no longer holds: the limit was changed meanwhile and is { $limit_fen } now. To change it again, use /limit.
    [ended] The proposed raise of { $insurer } no longer holds: our cooperation with it has ended.
    [renewed] This proposal no longer holds, and there is a newer one for { $insurer }. Send /credit { $insurer } to decide on that.
   *[withdrawn] The proposed raise of { $insurer } no longer holds: payments were corrected, and its statements no longer count as paid in time. To change the limit all the same, use /limit.
}

# Revenue
insurers-revenues-title = 📊 <b>The centre's revenue (last { $count } months)</b>
insurers-revenue-line = { $kind ->
    [unknown] { $month }  not recorded
    [corrected] { $corrections ->
        [one] { $month }  { $amount_fen } · { $who } { $day } (corrected once)
       *[other] { $month }  { $amount_fen } · { $who } { $day } (corrected { $corrections } times)
    }
   *[known] { $month }  { $amount_fen } · { $who } { $day }
}
insurers-revenues-how = To record or correct one: <code>/revenue 2026-10 1965000</code>
insurers-revenue-noted = { $kind ->
    [new] ✅ Revenue of { $month }: <b>{ $amount_fen }</b>
   *[corrected] ✅ Revenue of { $month } corrected: { $before_fen } → <b>{ $amount_fen }</b>
}
insurers-revenue-above = ⚠️ The limits of { $insurers } are above the ceiling. They are not changed by themselves; use /limit where needed.
insurers-month-not-over = { $month } is not over yet; its revenue is recorded when it is. The latest month you can record is { $last }.
insurers-revenue-unchanged = The revenue of { $month } is { $amount_fen } already, so nothing changed.

# Audit
audit-subject-revenue = Revenue
audit-revenue-noted = recorded
audit-insurer-raise-accepted = proposed raise accepted
audit-insurer-raise-declined = proposed raise declined
audit-field-proposed = proposed limit
audit-field-statements = statements
