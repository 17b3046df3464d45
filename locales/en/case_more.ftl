# What is behind the card’s last button
cases-button-more = ⋯ More
cases-button-back = ↩️ Back
cases-act = { $act ->
    [assess] 💰 Assess
    [verify] 🧾 Verified
    [cost] 🔩 Costs
    [supplement] ➕ Supplement
    [dispute] ⚖️ Dispute
    [amounts] 📜 Amounts
    [eta] 📅 Promise
    [wait] ⏳ Wait
    [go-on] ▶️ Goes on
    [photos] 📷 Photos
    [tell] 💬 Tell customer
    [loaner] 🔑 Loaner
    [handover] 🤝 Hand over
    [nps] 📞 Score
    [booking] 🗓 Book
    [complain] 📣 Complaint
    [answer] 📣 Answer it
    [close] ✅ Close it
    [rework] 🔁 Rework
    [mended] ✅ Mended
   *[cancel] 🚫 Cancel case
}
