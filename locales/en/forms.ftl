# Forms: one prompt at a time
forms-over = This form is finished, or nobody touched it for { $minutes } minutes. Please type the command again.
forms-of-another = { $by } is filling in this form.
forms-prompt-over = This prompt has been answered. Please use the newest message.
command-cancel = Leave the form I am filling in
forms-purpose = { $form ->
    [refer] Log a referral
    [won] Referral won
    [lost] Referral lost
    [reassign] Reassign a referral
    [agent-add] Add an agent
    [agent-terms] Agent's fees
    [quote] Quote
    [case-new] Take in a car
    [case] Show a case
    [step] Mark a step
    [assess] Enter an assessment
    [cost] Enter costs
    [assess-verified] Enter a verified amount
    [case-amounts] Show amounts
    [case-risk] Show the risk
    [supplement] Enter a supplement
    [supplement-told] Customer told of a supplement
    [supplement-agreed] Supplement agreed
    [supplement-refused] Supplement refused
    [dispute-review] Ask for a review
    [dispute-third] To the third party
    [dispute-settled] Settle a dispute
    [dispute-withdrawn] Withdraw a dispute
    [dispute-keep] Go on with an insurer
    [renewals-add] Record a policy
    [insurer-add] Add an insurer
    [insurer-rename] Rename an insurer
    [insurer-name] Add a name
    [insurer-drop-name] Take a name away
    [insurer-contact] Write down a contact
    [insurer-drop-contact] Remove a contact
    [insurer-plan] Change the plan
    [insurer-end] End a cooperation
    [insurer-reopen] Begin a cooperation anew
    [paid] Payment received
    [paid-reverse] Reverse a payment
    [paid-correct] Correct a payment
    [paid-list] Payments
    [penalty-paid] Late penalty received
    [penalty-waive] Waive late penalty
    [limit] Change a limit
    [limit-of] A limit's history
    [revenue-note] Record revenue
    [stop] Stop intake
    [resume] Resume intake
    [role] Change a role
    [staff-remove] Remove a colleague
    [digest] Send a digest
    [schedule] Switch a digest
    [nps] Score after delivery
    [complaint-open] Open a complaint
    [complaint-answer] Answer a complaint
    [complaint-close] Close a complaint
    [booking] Book maintenance
    [tell] Tell the customer
    [loaner-add] Add a loaner car
    [loaner-lend] Lend a loaner car
    [loaner-back] Loaner car back
    [loaner-remove] Take out a loaner car
    [visit] Paid visit
   *[other] { $command }
}
forms-title = 📝 <b>{ $title }</b> · { $staff }
forms-answer = { $mark ->
    [doubtful] ❓ { $field }: { $value }
   *[sure] ✓ { $field }: { $value }
}
forms-question = <b>{ $question }</b>
forms-reply-here = { $offers ->
    [0] Reply to this message with your answer.
   *[other] Press a button below, or reply to this message with your answer.
}
forms-confirm-question = <b>Is all of this right?</b>
forms-doubtful = { $count ->
    [one] Please check the line with ❓; press below to change what is wrong.
   *[other] Please check the { $count } lines with ❓; press below to change what is wrong.
}
forms-button-back = ← Back
forms-button-skip = Skip
forms-button-cancel = ✕ Cancel
forms-button-confirm = ✅ Confirm
forms-button-change = { $known ->
    [yes] ✏️ { $field }
   *[no] ➕ { $field }
}
forms-not-this = { field-name }: “{ $text }” won't do.
forms-wrong-answer = { $why }
    👉 { field-ask } (To leave: /cancel)
forms-needed = This one is needed and can't be skipped.
forms-nothing-before = This is the first question. To leave the form, send /cancel.
forms-left = Cancelled. Nothing was entered.
forms-none = You are not filling in any form here.
forms-finished = ✓ This form is finished.
