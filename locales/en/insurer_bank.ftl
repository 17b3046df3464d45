# Bank lists: sent as a file, confirmed line by line

insurers-bank-taken = 📥 Got “{ $file }”. It is being read; what it says will be told here in a moment.
insurers-bank-taken-before = The file “{ $file }” of this message has been taken before.
insurers-bank-file = 💰 <b>“{ $file }”</b>
insurers-bank-title = 💰 <b>Bank list</b> “{ $file }”, sent by { $who } on { $day }
insurers-bank-same = 💰 <b>“{ $file }”</b> was imported by { $who } on { $day }; nothing is recorded twice.
insurers-bank-waiting = { $count ->
    [0] ☑️ No payment is waiting.
    [one] { $sure ->
        [0] <b>1</b> payment to look at by hand.
       *[other] <b>1</b> payment to confirm, which can be recorded at once.
    }
   *[other] { $sure ->
        [0] <b>{ $count }</b> payments to look at one by one.
       *[other] <b>{ $count }</b> payments to confirm ({ $sure } can be recorded at once).
    }
}
insurers-bank-decided = Recorded: { $confirmed } ({ $confirmed_fen }); skipped: { $left_out }.
insurers-bank-unread = ⚠️ Lines that could not be read, please check: { $count }.
insurers-bank-no-money = Lines without money coming in (paid out, zero or empty), passed over: { $count }.
insurers-bank-other-sheets = Only the sheet that looks like a list of payments was read; others not read: { $count }.
insurers-bank-none-open = No bank list is waiting. Send the bank's export (xlsx or csv) with the caption <code>/paid</code>, and each line is matched with its insurer.
insurers-bank-open-title = 💰 <b>Bank lists to confirm ({ $count })</b>
insurers-bank-open-line = • “{ $file }” of { $day }: { $count } still to be confirmed
insurers-bank-by-hand = For a payment that is on no list: <code>/paid 平安 32000</code>, or <code>/paid form</code> to be asked step by step.
insurers-bank-gone = { $state ->
    [withdrawn] This bank list was withdrawn.
    [refused] This file could not be read; please send it again.
    [same] This file was imported before.
   *[waiting] This file is still being read; one moment please.
}

# A line
insurers-bank-line = { $known ->
    [yes] <b>Line { $row }</b>  { $day }  <b>{ $insurer }</b>  <b>{ $amount_fen }</b>
   *[no] <b>Line { $row }</b>  { $day }  <b>{ $amount_fen }</b>
}
insurers-bank-payer = Payer: { $payer }
insurers-bank-goes-to = → { $parts }
insurers-bank-part = { $left ->
    [none] { $part_fen } to { $statement } (paid)
   *[some] { $part_fen } to { $statement } ({ $unpaid_fen } left)
}
insurers-bank-parts-more = { $count ->
    [one] 1 more statement
   *[other] { $count } more statements
}
insurers-bank-kept = { $kept_fen } kept as credit
insurers-bank-exact = ✓ Exactly what is unpaid of { $statement }
insurers-bank-refused = ⛔ Can't be recorded: { $why }
insurers-bank-doubt = { $doubt ->
    [unknown] ❓ Doesn't look like an insurer's payment
    [ambiguous] ❓ May be { $names }; please choose
    [likely] ⚠️ It mentions “{ $insurer }”, but somebody else may have paid; look before you confirm
   *[told] ⚠️ The same amount from { $insurer } was recorded for { $told } already; it may be the same payment
}
insurers-bank-done-line = { $state ->
    [confirmed] ✅ Line { $row }  { $day }  { $who }  { $amount_fen }
   *[left-out] ✕ Line { $row }  { $day }  { $who }  { $amount_fen }  skipped
}
insurers-bank-unread-line = Line { $row } “{ $raw }”: { $why ->
    [date] the date can't be read; write it like 2026-11-14
    [decimals] the amount has more than two decimals
    [large] the amount is too large
    [way] it doesn't say whether money came in or went out
    [currency] it is not in yuan; record by hand what came in in yuan
   *[amount] the amount can't be read; write it like 32,000.00
}
insurers-bank-part-title = { $part ->
    [unread] <b>Lines that could not be read ({ $count })</b>; please look at the file and record them by hand
   *[done] <b>Decided ({ $count })</b>
}
insurers-bank-part-none = Nothing here any more.
insurers-bank-which = Which insurer is this money from?

# Results
insurers-bank-confirmed = ✅ Recorded: { $insurer } { $amount_fen } on { $day }
insurers-bank-confirmed-all = { $count ->
    [one] ✅ 1 payment recorded, { $amount_fen }
   *[other] ✅ { $count } payments recorded, { $amount_fen } in all
}
insurers-bank-left-out = Line { $row }, { $amount_fen }, is skipped
insurers-bank-left-out-all = { $count ->
    [one] 1 payment that is no insurer's is skipped
   *[other] { $count } payments that are not insurers' are skipped
}
insurers-bank-assigned = Line { $row } is { $insurer }'s now; press once more to confirm it

# Buttons
insurers-bank-button = { $what ->
    [yes] ✅ { $row } OK
    [despite] ⚠️ { $row } OK
    [other] 🏢 { $row } other
    [who] 🏢 { $row } insurer
    [no] ✕ { $row } skip
    [all] ✅ Confirm all that are sure ({ $count })
    [none] ✕ Skip all that are no insurers' ({ $count })
    [done] 📋 Decided { $count }
    [unread] ⚠️ Unreadable { $count }
   *[back] « Back to the list
    [look] 🔍 Look at the list ({ $count } to confirm)
    [open] 💰 { $file } ({ $count })
}

# Refusals
insurers-bank-file-refused = { $why ->
    [old] This is an old .xls file; please save it as .xlsx or .csv and send that.
    [password] This file is protected by a password; please take the password off and send it again.
    [large] The file is larger than 2 MB; please export only the days you need.
    [lines] There are too many lines, 1,000 at most at a time; please export fewer days at a time.
    [damaged] This spreadsheet can't be opened, it may be damaged; please export it again.
    [empty] There is no payment in this spreadsheet.
    [date] No column of dates is named in the first 20 rows. The header needs Date, Payer and Amount.
    [amount] No column of amounts received is named in the first 20 rows. The header needs Date, Payer and Amount.
    [gone] This file can't be fetched any more; please send it again.
   *[kind] This is no spreadsheet. Please send the bank's export as .xlsx or .csv, with Date, Payer and Amount in its header.
}
insurers-bank-line-decided = { $state ->
    [confirmed] Somebody has confirmed line { $row } already.
   *[left_out] Somebody has skipped line { $row } already.
}
insurers-bank-line-changed = Line { $row } has just changed, so nothing was recorded. Please look and press once more.
insurers-bank-line-without-insurer = Nobody has said yet which insurer line { $row } ({ $day }, { $amount_fen }) is from; please choose the insurer first.
insurers-bank-list-moved = The list has just changed, so nothing was done. Please look and press once more.
insurers-bank-line-told-anew = This payment can't be restored: it came from line { $row } of “{ $file }”, which was confirmed anew since, so it would count twice. To restore it, undo or reverse the new payment first.
insurers-bank-list-used = { $confirmed ->
    [one] It can't be withdrawn: 1 payment of this list is recorded. Undo that first.
   *[other] It can't be withdrawn: { $confirmed } payments of this list are recorded. Undo those first.
}

# Audit
audit-subject-bank = Bank list
audit-bank-sent = sent
audit-bank-confirmed = payments confirmed
audit-bank-left-out = skipped
audit-bank-assigned = insurer chosen
audit-bank-looked = payers looked at
audit-field-file = File
audit-field-row = Line
audit-field-lines = Lines

# Today
insurers-bank-today-title = <b>💰 Bank payments to confirm</b> ({ $count })
insurers-bank-button-today = 💰 Confirm payments
insurers-bank-today-line = “{ $file }” of { $day }, { $count } left
