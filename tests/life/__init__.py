"""Lives of accident cases through the real bot, held against an independent account of what had to happen."""
