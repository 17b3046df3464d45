# Photos of accident cases: filed, asked about, shown, withdrawn

command-photo = Show a case's photos, or withdraw a wrong one

# Filed
cases-photo-batch = { $count ->
    [one] 📷 { $case }: 1 photo filed
   *[other] 📷 { $case }: { $count } photos filed
}{ $withdrawn ->
    [0] {""}
   *[other] {" "}({ $withdrawn } withdrawn)
} · { $today } today
cases-photo-batch-of-day = { $count ->
    [one] 📷 { $case }: 1 photo of { $day } filed
   *[other] 📷 { $case }: { $count } photos of { $day } filed
}{ $withdrawn ->
    [0] {""}
   *[other] {" "}({ $withdrawn } withdrawn)
} · { $total } in all
cases-photo-batch-withdrawn = { $withdrawn ->
    [one] 🚫 { $case }: the photo was withdrawn.
   *[other] 🚫 { $case }: { $withdrawn } photos were withdrawn.
}
cases-photo-same = ℹ️ { $case } has this photo already: it is number { $number }, and was not filed again.
cases-photo-which = { $count ->
    [one] 📷 Which car is this photo of? Tap its case; if it is not below, send the photo again with the number in its caption, such as C12.
   *[other] 📷 Which car are these { $count } photos of? Tap its case; if it is not below, send the photos again with the number in the caption, such as C12.
}
cases-photo-lost = { $why ->
    [kind] ⚠️ { $case }: number { $number } is not a photo and was withdrawn. Please send JPG, PNG or WebP.
    [large] ⚠️ { $case }: number { $number } is over 20 MB and was withdrawn. Please send it as a photo instead of a file.
   *[other] ⚠️ { $case }: photo { $number } could not be downloaded and is not in our store. Please send it once more.
}

# Shown
cases-photo-counts = { $today ->
    [0] 📷 Photos: { $total }
   *[other] 📷 Photos: { $total } · { $today } today
}
cases-photo-none = { $case } has no photos yet. Send one with { $case } in its caption, or as a reply to the case's card.
cases-photo-title = { $pages ->
    [1] 📷 <b>{ $case }　{ $plate }</b> · photos: { $count }
   *[other] 📷 <b>{ $case }　{ $plate }</b> · photos: { $count } ({ $page }/{ $pages })
}
cases-photo-day = { $today ->
    [yes] Today: { $numbers }
   *[no] { $day }: { $numbers }
}
cases-photo-how-to-withdraw = 🗑 withdraws a wrong one.
cases-photo-caption = { $case } photo { $number } · { $day } { $time } · { $by }
cases-photo-button-withdraw = 🗑 { $number }

# Withdrawn
cases-photo-withdrawn = 🗑 { $case }: photo { $number } of { $day } was withdrawn · { $total } left
cases-photo-none-such = { $last ->
    [0] { $case } has no photos yet.
   *[other] { $case } has no photo { $number }; the last one is { $last }. Send /photo { $case } to see them.
}
cases-photo-withdrawn-before = { $whose ->
    [bot] Photo { $number } of { $case } was withdrawn already ({ $at }).
   *[other] Photo { $number } of { $case } was withdrawn already, by { $by } ({ $at }).
}
cases-photo-forgotten = This photo waited too long and is gone. Please send it again with the case's number in its caption, such as C12.
cases-photo-not-a-picture = { $kind } files can't be kept as photos. Send it as a photo, or as a JPG, PNG or WebP file.
cases-photo-too-large = The photo is over { $most_mb } MB, which is more than the bot can be given. Send it as a photo, and Telegram makes it smaller.

# Audit
audit-case-photo = photos filed
audit-case-photo-joined = photos filed (same album)
audit-case-photo-withdrawn = photo withdrawn
audit-field-photos = photos
audit-field-photo-number = photo
