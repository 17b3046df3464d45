# Insurers: their names, contacts, plan, ending and reopening

# One insurer
insurers-terms-next-plan = { "  " }→ from { $since } plan { $plan ->
    [basic] A (basic)
   *[deep] B (deep)
}
insurers-card-since = Working together since { $day }
insurers-card-ended = ⚫ Ended on { $day } ({ $who }): { $reason }
insurers-contacts-title = <b>Contacts ({ $count })</b>
insurers-contacts-more = …and { $count } more
insurers-contact = • { $name }{ insurers-contact-role }{ insurers-contact-phone }{ insurers-contact-note }
insurers-contact-role = { $role ->
    [none] { "" }
    [adjuster] { " · " }adjuster
    [claims] { " · " }claims
    [liaison] { " · " }liaison
    [finance] { " · " }finance
    [head] { " · " }head
   *[other] { " · " }other
}
insurers-contact-phone = { $phoned ->
    [no] { "" }
   *[yes] { " · " }{ $phone }
}
insurers-contact-note = { $noted ->
    [no] { "" }
   *[yes] { " · " }{ $note }
}
insurers-terms-history-title = <b>Changes of terms</b>
insurers-terms-history-more = …and { $count } earlier
insurers-terms-history-line = { $kind ->
    [basic] • from { $since } plan A, basic (entered by { $who } on { $agreed }){ insurers-terms-history-reason }
    [deep] • from { $since } plan B, deep (entered by { $who } on { $agreed }){ insurers-terms-history-reason }
    [ended] • ended on { $since } ({ $who }){ insurers-terms-history-reason }
   *[reopened] • reopened on { $since } ({ $who }){ insurers-terms-history-reason }
}
insurers-terms-history-reason = { $reasoned ->
    [no] { "" }
   *[other] : { $reason }
}
insurers-list-ended = <b>{ $insurer }</b>  ⚫ ended on { $day }: { $reason }

# What was changed
insurers-renamed = ✅ <b>{ $former }</b> is called <b>{ $insurer }</b> now. The former name is still recognised, and the code <code>{ $code }</code> stays.
insurers-name-added = ✅ <b>{ $insurer }</b> is also known as “{ $name }” now.
insurers-name-removed = ✅ “{ $name }” no longer means <b>{ $insurer }</b>.
insurers-contact-kept = { $way ->
    [added] ✅ New contact at <b>{ $insurer }</b>
   *[changed] ✅ Contact at <b>{ $insurer }</b> updated
}
insurers-contact-removed = ✅ { $name } is no longer a contact at <b>{ $insurer }</b>.
insurers-plan-changed = ✅ From { $since } <b>{ $insurer }</b> is under { $plan ->
    [basic] <b>plan A (basic, monthly)</b>
   *[deep] <b>plan B (deep, twice a month)</b>
}, until then { $before ->
    [basic] plan A
   *[deep] plan B
}.
insurers-plan-keeps = The period that has begun by then stays as it is: { $opens } to { $closes }, { $cycle ->
    [monthly] settled monthly
   *[half_monthly] settled twice a month
}, due { $due }.
insurers-plan-begins = From { $opens } statements close { $cycle ->
    [monthly] monthly
   *[half_monthly] twice a month
}: the first one on { $closes }, due { $due }.
insurers-ended = ⚫ The cooperation with <b>{ $insurer }</b> has ended: no new cases. Accepted cars are repaired, delivered, billed and paid as ever.
insurers-reopened = ✅ We work with <b>{ $insurer }</b> again; new cases may be taken.
insurers-reopened-still-stopped = ☑️ We work with <b>{ $insurer }</b> again, but other reasons still stop new cases.

# Buttons
insurers-button-card = 🏢 Insurer's card
insurers-button-change = { $what ->
    [plan] 📅 Plan
    [contact] 👤 Contact
    [name] ✏️ Add a name
    [end] ⚫ End cooperation
   *[reopen] 🤝 Reopen
}

# What can't be done
insurers-cooperation-ended = The cooperation with <b>{ $insurer }</b> ended on { $since } ({ $who }): { $reason }.
    No new case may be taken, not even as an exception; a manager must reopen it first, for example <code>/insurer reopen { $insurer } new contract</code>. Accepted cars are repaired, delivered and settled as ever.
insurers-ended-already = The cooperation with { $insurer } ended on { $since } already: { $reason }.
insurers-not-ended = The cooperation with { $insurer } has not ended, so there is nothing to reopen. A stop by hand is lifted with /resume.
insurers-plan-in-past = { $day } is over; today is { $today }. A plan can change from today or a later day, for example <code>/insurer plan 平安 B { $today }</code>.
insurers-plan-too-far = { $day } is too far ahead; the latest day is { $latest }. Please check the year, for example <code>/insurer plan 平安 B { $latest }</code>.
insurers-plan-unchanged = { $later ->
    [none] { $insurer } is under plan { insurers-plan-name } on { $since } already; nothing has changed.
   *[other] { $insurer } is under plan { insurers-plan-name } on { $since } already; nothing has changed. Another plan is agreed from { $later }; to cancel that, send <code>/insurer plan { $insurer } { $plan } { $later }</code>.
}
insurers-plan-name = { $plan ->
    [basic] A (basic)
   *[deep] B (deep)
}
insurers-name-its-own = { $insurer } is known as “{ $name }” already; nothing has changed.
insurers-name-shown = “{ $name }” is the name it is shown by, so it stays. Rename it first, for example <code>/insurer rename { $name } new name</code>.
insurers-name-not-its-own = { $some ->
    [no] { $insurer } is not known as “{ $name }”, and has no other name to take away.
   *[other] { $insurer } is not known as “{ $name }”. These can be taken away: { $known }.
}
insurers-too-many-names = { $insurer } has too many names; { $most } are the most. Take one away first, for example <code>/insurer drop-name { $insurer } old name</code>.
insurers-contact-unknown = { $some ->
    [no] { $insurer } has no contact called “{ $name }”, nor any other. To add one, send <code>/insurer contact { $insurer } Li adjuster 13812345678</code>.
   *[other] { $insurer } has no contact called “{ $name }”. There are: { $known }.
}
insurers-not-a-contact-phone = “{ $text }” doesn't look like a phone number. Use a mobile such as <code>13812345678</code>, a landline with its area code such as <code>021-12345678</code> or <code>0755-88886666 ext 801</code>, or a hotline such as <code>95518</code> or <code>400-810-8888</code>.
insurers-contact-unchanged = Nothing has changed about { $name } at { $insurer }. Please say what is new, for example <code>/insurer contact { $insurer } { $name } adjuster 13812345678</code>.
insurers-too-many-contacts = { $insurer } has too many contacts; { $most } are the most. Remove one first, for example <code>/insurer drop-contact { $insurer } Li</code>.

# Audit
audit-insurer-looked = saw the personal data whole
audit-insurer-contact-added = contact added
audit-insurer-contact-changed = contact updated
audit-insurer-contact-removed = contact removed
audit-insurer-ended = cooperation ended
audit-insurer-name-added = name added
audit-insurer-name-removed = name taken away
audit-insurer-plan-changed = plan changed
audit-insurer-renamed = renamed
audit-insurer-reopened = cooperation reopened
audit-field-contact = contact
audit-field-end-reason = why it ended
audit-field-ended-on = ended on
audit-field-since = from
audit-field-was-known = known before
audit-value-role-adjuster = adjuster
audit-value-role-claims = claims
audit-value-role-finance = finance
audit-value-role-head = head
audit-value-role-liaison = liaison
audit-value-role-other = other
