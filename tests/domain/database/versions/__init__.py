"""The same garage three times, as a program grows: what migrations lead a filled database through."""
