"""What people are in the middle of telling the bot, one prompt at a time."""
