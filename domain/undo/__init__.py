"""Taking back what was done, in whichever room it was done (interface §1)."""
