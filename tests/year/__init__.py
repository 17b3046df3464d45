"""A year of three insurers as a bookkeeper would keep it, on a sheet that shares no code with the bot's accounts."""
