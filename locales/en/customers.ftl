# Customers, vehicles and policies

customers-not-a-plate = “{ $text }” doesn't look like a plate. A plate has 7 characters, 8 for new-energy cars, for example 京AD12345.
customers-plate-has-no-i-or-o = “{ $text }” has a letter I or O, which plates never use. Did you mean { $suggestion }? Please check and send it again.
customers-not-a-phone = “{ $text }” doesn't look like a mobile number. Use a mainland mobile of 11 digits, for example <code>13812345678</code>.
customers-not-a-vin = “{ $text }” doesn't look like a VIN. A VIN has 17 characters and no letters I, O or Q, for example LRW3E7FA1LC000001.
customers-not-a-name = “{ $text }” can't be a name. Use 1 to { $limit_characters } characters on one line, for example 王先生.
customers-expiry-implausible = A policy expiry on { $day } looks wrong. Give a day near today, e.g. 12-31.
customers-starts-after-expiry = The policy would start on { $starts_on }, after it expires on { $expires_on }. Please check both days.
customers-premium-implausible = A premium of { $premium_fen } looks wrong. Give { $least_fen } to { $most_fen }, for example 6800.
customers-not-a-label = “{ $text }” can't be { $what ->
    [insurer] an insurer's name. Use 1 to { $limit_characters } characters, for example 平安.
   *[seller] the name of who sold a policy. Use 1 to { $limit_characters } characters, for example 陈静.
}
customers-span-out-of-range = The radar doesn't look { $within_days } days ahead. Use { $least_days } to { $most_days } days, for example /renewals 30.

# Renewal radar
command-renewals = Renewal radar: policies about to expire; record a policy
customers-radar-title = <b>📅 Renewal radar</b> · { $days ->
    [one] { $days } day
   *[other] { $days } days
} ({ $count })
customers-radar-none = No policy is about to expire. To record one: <code>/renewals add 京AD12345 王先生 13812345678 平安 2026-12-31 6800</code>
customers-step-over = <b>🔴 Expired</b> ({ $count })
customers-step-first = <b>🟠 Within { $most ->
    [one] { $most } day
   *[other] { $most } days
}</b> ({ $count })
customers-step = <b>🟢 { $least }–{ $most } days</b> ({ $count })
customers-radar-line = <b>{ $plate }</b> { $customer } · { $insurer }
    { $when ->
    [past] { $days ->
        [one] expired yesterday, { $day }
       *[other] expired { $days } days ago, { $day }
    }
    [today] expires today, { $day }
   *[ahead] { $days ->
        [one] expires tomorrow, { $day }
       *[other] { $days } days left, { $day }
    }
}
customers-radar-next = ➡️ Press a plate: refer to an agent, or quote a bundle
customers-no-owner = no owner yet
customers-no-insurer = insurer unknown
customers-button-span = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
customers-button-add = ➕ Record a policy

# A car's policy
customers-card-title = 🛡 <b>Policy of { $plate }</b>
customers-card-owner = 👤 { $customer }
customers-card-no-owner = 👤 Owner unknown
customers-card-none = No policy on record yet.
customers-card-expiry = { $when ->
    [past] 📅 Expired { $day }, { $days ->
        [one] yesterday
       *[other] { $days } days ago
    }
    [today] 📅 Expires { $day }, today
   *[ahead] 📅 Expires { $day }, { $days ->
        [one] tomorrow
       *[other] in { $days } days
    }
}
customers-card-start = 📅 Starts { $day }
customers-card-insurer = 🏢 { $insurer }{ $kind ->
    [compulsory] {" "}· compulsory
    [commercial] {" "}· commercial
    [full] {" "}· full
   *[unknown] {""}
}
customers-card-premium = 💰 Premium { $premium_fen }
customers-card-seller = 🤝 Sold by { $seller }
customers-card-by = 📝 Recorded by { $by }, { $day }
customers-card-next = ➡️ Next: refer to an agent, or quote a bundle
customers-button-refer = 🤝 Refer to an agent
customers-button-quote = 📄 Quote a bundle
customers-button-renewed = ✅ Renewed
customers-offer-renewed = One more year, { $day }
customers-added = ✅ Policy recorded
customers-known = ✅ This policy is on record already; nothing has changed
customers-replaced = 🔁 The former policy ({ $insurer }, expires { $day }) stays on record

# Audit
audit-customer-created = added
audit-customer-phone = phone noted
audit-customer-renamed = renamed
audit-vehicle-created = added
audit-vehicle-owner = new owner
audit-vehicle-looked = looked at whole personal data
audit-cover-added = recorded
audit-cover-looked = looked at whole personal data
audit-field-expires-on = expires
audit-field-starts-on = starts
audit-field-sold-by = sold by
audit-value-kind-compulsory = compulsory
audit-value-kind-commercial = commercial
audit-value-kind-full = full

customers-today-title = <b>📅 Policies that expire within { $days } days, or just have</b> ({ $count })
customers-today-button = 📅 Radar
