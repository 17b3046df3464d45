# Agents and referrals

command-refer = Log a referral: out to an agent, or in from one
command-referrals = Open referrals: all, mine, by agent, by month, or one
command-won = A referral was won: its fee is earned
command-lost = A referral was lost, with a reason if you like
command-agent = Add or show an agent, change the fees
command-agents = All agents: open, won, and this month's balance
command-reassign = Give an open referral to another agent

agents-label = { $name } ({ $company })

# The referral's card
agents-card-title = { $direction ->
    [out] 🤝 <b>{ $referral } · out to { $agent }</b>
   *[in] 🤝 <b>{ $referral } · in from { $agent }</b>
}
agents-card-customer = 🚗 { $plate }  { $customer }  { $phone }
agents-card-expiry = { $when ->
    [past] 📅 Policy expired { $day }, { $days ->
        [one] a day ago
       *[other] { $days } days ago
    }
    [today] 📅 Policy expires { $day }, today
   *[ahead] 📅 Policy expires { $day }, { $days ->
        [one] tomorrow
       *[other] in { $days } days
    }
}
agents-card-fee = { $state ->
    [won] { $direction ->
        [out] 💰 Fee { $fee_fen }, owed to us by { $agent }
       *[in] 💰 Fee { $fee_fen }, owed by us to { $agent }
    }
    [open] { $direction ->
        [out] 💰 When won, { $agent } owes us { $fee_fen }
       *[in] 💰 When won, we owe { $agent } { $fee_fen }
    }
   *[other] 💰 No fee
}
agents-card-logged = 📝 Logged { $day } by { $by }
agents-card-state = { $state ->
    [open] 🟢 open, kept until { $open_through }
    [won] ✅ won, { $by }, { $day }
    [lost] ❌ lost, { $by }, { $day }
    [withdrawn] ↩️ logged by mistake and withdrawn, { $by }, { $day }
   *[expired] ⌛ expired, was kept until { $open_through }
}
agents-card-reason = { $state }
    Reason: { $reason }
agents-button-won = ✅ Won
agents-button-lost = ❌ Lost
agents-button-reassign = Reassign to { $agent } (manager)

# Logged, won, lost, reassigned
agents-logged = ✅ Referral <b>{ $referral }</b> logged
agents-won = { $direction ->
    [out] 🎉 <b>{ $referral } won</b>: fee <b>{ $fee_fen }</b>, owed to us by { $agent }.
   *[in] 🎉 <b>{ $referral } won</b>: fee <b>{ $fee_fen }</b>, owed by us to { $agent }.
}
agents-lost = { $direction ->
    [out] <b>{ $referral }</b> is marked lost. The car may be referred to another agent.
   *[in] <b>{ $referral }</b> is marked lost.
}
agents-reassigned = 🔁 <b>{ $referral }</b> now belongs to { $agent }, at the fee agreed for the day it was logged.
agents-toast-won = { $referral } won, fee { $fee_fen }
agents-toast-lost = { $referral } marked lost
agents-toast-reassigned = { $referral } reassigned to { $agent }
agents-balance = { $side ->
    [agent] 📒 This month: { $agent } owes us { $balance_fen }
    [us] 📒 This month: we owe { $agent } { $balance_fen }
   *[nobody] 📒 This month: nothing owed
}

# The list of referrals
agents-list-title = { $scope ->
    [month] { $whose ->
        [mine] <b>📋 My referrals of { $month }</b> ({ $count })
       *[all] <b>📋 Referrals of { $month }</b> ({ $count })
    }
   *[open] { $whose ->
        [mine] <b>📋 My open referrals</b> ({ $count })
       *[all] <b>📋 Open referrals</b> ({ $count })
    }
}
agents-list-title-of = { $title } · agent: { $agent }
agents-list-none = No referral fits. To log one: <code>/refer out 陈静 京AD12345 王先生 13812345678 12-31</code>
agents-list-line = { $state ->
    [won] ✅
    [lost] ❌
    [expired] ⌛
    [withdrawn] ↩️
   *[open] 🟢
} <b>{ $referral }</b> { $direction ->
    [out] out to { $agent }
   *[in] in from { $agent }
}
    { $plate } { $customer }{ $expiry ->
    [known] {" "}· expires { $day }
   *[unknown] {""}
} · { $by }, { $logged }

# Agents
agents-added = ✅ Agent <b>{ $agent }</b> added
agents-added-namesakes = ⚠️ There are others called { $agent } here: { $companies }. Name the company too when you log a referral.
agents-added-next = You can log a referral now: <code>/refer out { $agent } 京AD12345 王先生 13812345678 12-31</code>
agents-agent-title = 👤 <b>{ $agent }</b>
agents-agent-phone = 📞 { $phone }
agents-agent-found-by = { $found_by ->
    [customer] Found through a customer
    [field] Found in the field
   *[online] Found online
}
agents-agent-terms = 📄 Terms v{ $version } from { $from_day }: out { $out_fee_fen } a deal, in { $in_fee_fen } a deal
agents-agent-figures = 🤝 { $open } open · { $won } won this month
agents-terms-changed = ✅ New fees for <b>{ $agent }</b>. Referrals logged before keep theirs.
agents-button-referrals = Open referrals
agents-agents-title = <b>👥 Agents</b> ({ $count })
agents-agents-line = <b>{ $agent }</b>
    { $open } open · { $won } won this month · { $side ->
    [agent] owes us { $balance_fen }
    [us] we owe { $balance_fen }
   *[nobody] nothing owed
}
agents-none-yet = There is no agent yet. A partner specialist can add one: <code>/agent add 陈静 平安 13900001111</code>

# Refusals
agents-already-referred = { $direction ->
    [out] { $state ->
        [won] { $plate } was referred out to { $agent } as { $referral } (logged { $logged_on }) and won; it can't be referred out again until after { $protected_through }.
       *[open] { $plate } was referred out to { $agent } as { $referral } (logged { $logged_on }) and stays with them until { $protected_through }. A manager may reassign it.
    }
   *[in] { $state ->
        [won] { $plate } came in from { $agent } as { $referral } (logged { $logged_on }) and was won; it can't be logged again until after { $protected_through }.
       *[open] { $plate } came in from { $agent } as { $referral } (logged { $logged_on }) and stays with them until { $protected_through }. A manager may reassign it.
    }
}
agents-referral-closed = { $state ->
    [won] { $closed_by } marked { $referral } won on { $closed_on }; that can't be changed.
    [withdrawn] { $closed_by } withdrew { $referral } on { $closed_on }. To go on with it, log it anew.
   *[lost] { $closed_by } marked { $referral } lost on { $closed_on }; that can't be changed. To go on with it, log it anew.
}
agents-has-referrals = This can't be undone: referral { $referral } names the agent { $agent }.
agents-terms-used = This can't be undone: referral { $referral } was logged under the new fees of { $agent }. Agree on the fees once more instead.
agents-referral-expired = { $referral } (logged { $logged_on }) has expired: it was kept until { $open_through }. To go on with it, log it anew.
agents-same-agent-already = { $referral } is { $agent }'s as it is. Name another agent.
agents-phone-taken = This phone belongs to the agent { $agent }. Please check it, or give another one.
agents-name-taken = There is an agent { $agent } already. If this is someone else, name another company to tell them apart.
agents-fee-out-of-range = { $direction ->
    [out] The fee for a referral out can't be { $fee_fen }: give { $least_fen } to { $most_fen }.
   *[in] The fee for a referral in can't be { $fee_fen }: give { $least_fen } to { $most_fen }.
}
agents-terms-in-the-past = New fees can't begin on { $from_day }; the earliest day is { $earliest }.

# Audit
audit-referral-logged = logged
audit-referral-won = won
audit-referral-lost = lost
audit-referral-expired = expired
audit-referral-reassigned = reassigned
audit-referral-looked = looked at whole personal data
audit-agent-added = added
audit-agent-terms = changed the fees
audit-field-agent = agent
audit-field-direction = direction
audit-field-fee = fee
audit-field-out-fee = fee out
audit-field-in-fee = fee in
audit-field-company = company
audit-field-found-by = found through
audit-value-direction-in = in
audit-value-direction-out = out
audit-value-found-by-customer = a customer
audit-value-found-by-field = the field
audit-value-found-by-online = online
audit-value-state-expired = expired
audit-value-state-lost = lost
audit-value-state-withdrawn = withdrawn
audit-value-state-won = won

# Today
agents-today-title = <b>🤝 My open referrals</b> ({ $count })
