"""How it feels to talk to the bot: lines, forms, pasted messages, undo, living cards."""
