"""The real bot, killed again and again under load: what was lost, what happened twice. See ``__main__``."""
