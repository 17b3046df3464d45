# Pushes
command-digest = Send one digest now
command-schedule = Digest times, on and off
outbox-no-such-digest = There is no digest called “{ $word }”. You can choose from: { $known }.
outbox-nowhere-to-send = No group is bound that could receive it. A manager can bind one by sending /bind there.
outbox-schedule-title = <b>Digest times</b>
outbox-schedule-line = { $state ->
    [on] ✅ { $at } { outbox-digest-name }
   *[off] ⏸ { $at } { outbox-digest-name } (off)
}
outbox-as-it-comes = any time
outbox-on-days = { $at } on day { $days } of the month
outbox-digest-name = { $digest ->
    [cases] accident cases (cases)
    [photos] the photo reminder (photos)
    [credit] credit alerts (credit)
    [deadlines] deadlines as they come (deadlines)
    [settlement] settlement (settlement)
   *[other] { $digest }
}
outbox-schedule-how = To move one: /policy digest.cases 08:00. To switch one off or on: /schedule cases off, /schedule cases on.
outbox-switched = { $state ->
    [on] Switched on: { outbox-digest-name }.
   *[off] Switched off: { outbox-digest-name }.
}
outbox-queued = Sending { outbox-digest-name } to: { $groups }. Nothing is sent when there is nothing to say.
outbox-comma = { ", " }
outbox-nothing = There is nothing to say in { outbox-digest-name } right now.

# Audit
audit-digest-cases = accident cases (cases)
audit-digest-credit = credit alerts (credit)
audit-digest-photos = the photo reminder (photos)
audit-digest-settlement = settlement (settlement)
audit-digest-deadlines = deadlines as they come (deadlines)
