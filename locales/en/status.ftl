# The deployment's health (operators)
command-status = Health of this deployment
status-title = <b>Status</b> { $state ->
    [ok] ✅ all is well
   *[bad] ⚠️ something needs attention
}
status-process = Version { $version }, up { $days } d { $hours } h { $minutes } min
status-database = Database: { $engine } ✅
status-telegram = Telegram: { $intake ->
    [polling] by polling ✅
   *[webhook] by webhook ✅
}
status-trouble = ⚠️ { $what ->
    [telegram] Telegram does not answer
    [polling] Telegram gives us no updates
    [intake] Updates cannot be taken
    [database] The database does not answer
   *[other] The duty { $what } fails
}, since { $since }
status-no-update = No other update has come lately
status-last-update = Last update before this: { $at }
status-set-aside = { $count ->
    [0] Nothing was set aside in the last 24 hours
    [one] ⚠️ { $count } update could not be handled and was set aside in the last 24 hours:
   *[other] ⚠️ { $count } updates could not be handled and were set aside in the last 24 hours:
}
status-set-aside-line = · { $at } <code>{ $reference }</code> { $fault }
status-queue = Waiting to be sent: { $count } (answers { $answers }, pushes { $pushes }, card updates { $edits })
status-queue-age = The oldest has waited { $minutes } min { $seconds } s
status-dropped = { $count ->
    [0] No message was given up in the last 24 hours
    [one] ⚠️ { $count } message was given up in the last 24 hours
   *[other] ⚠️ { $count } messages were given up in the last 24 hours
}
status-digests = { $count ->
    [0] No digest was due in the last 24 hours
   *[other] Digests of the last 24 hours:
}
status-digest-line = · { outbox-digest-name }: { $runs ->
        [one] once, at
       *[other] { $runs } times, last at
    } { $at } { $dropped ->
    [0] ✅
   *[other] ⚠️ { $dropped } not sent
}

# Alerts
status-alert-outbox = ⚠️ Since { $since } there are messages that can't be sent; the oldest has waited for over 5 minutes. I will tell you when this is over. See /status.
status-alert-outbox-over = ✅ Messages are being sent again: from { $since } to { $until } some were late.
status-alert-telegram = ⚠️ Telegram has not answered since { $since }, for over 5 minutes. I will tell you when it is back.
status-alert-telegram-over = ✅ Telegram is back: it did not answer from { $since } to { $until }.
status-alert-database-over = ✅ The database is back: it did not answer from { $since } to { $until }. Messages that came meanwhile are being handled.
status-alert-media = ⚠️ Since { $since } photos can't be kept: our own store can't be written (see the log and python -m bot doctor). They wait, and none is lost. I will tell you when it is over.
status-alert-media-over = ✅ Photos are being kept again: our own store could not be written from { $since } to { $until }.
status-alert-set-aside = ⚠️ An update could not be handled and was set aside at { $at }, reference <code>{ $reference }</code>. Nothing else is affected; the log has the details.
status-alert-many = ⚠️ Many updates were set aside within an hour. I won't tell you of each for the rest of this hour; see /status.
