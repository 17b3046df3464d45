# Forms: one prompt at a time
forms-over = This form is finished, or nobody touched it for { $minutes } minutes. Please type the command again.
forms-of-another = { $by } is filling in this form.
forms-prompt-over = This prompt has been answered. Please use the newest message.
command-cancel = leave the form you are filling in
forms-title = 📝 <b>{ $command }</b> · { $staff }
forms-answer = { $mark ->
    [doubtful] ❓ { $field }: { $value }
   *[sure] ✓ { $field }: { $value }
}
forms-question = <b>{ $question }</b>
forms-reply-here = Press a button below, or reply to this message with your answer.
forms-confirm-question = <b>Is all of this right?</b>
forms-doubtful = { $count ->
    [one] Please check the line with ❓; press below to change what is wrong.
   *[other] Please check the { $count } lines with ❓; press below to change what is wrong.
}
forms-button-back = ← Back
forms-button-skip = Skip
forms-button-cancel = ✕ Cancel
forms-button-confirm = ✅ Confirm
forms-button-change = ✏️ { $field }
forms-left = Cancelled. Nothing was entered.
forms-none = You are not filling in any form here.
forms-finished = ✓ This form is finished.
