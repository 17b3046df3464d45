# Forms: one prompt at a time
forms-over = This form is finished, or nobody touched it for { $minutes } minutes. Please type the command again.
forms-of-another = { $by } is filling in this form.
forms-prompt-over = This prompt has been answered. Please use the newest message.
