"""Made-up updates by the thousand, fed to the whole bot, and what must hold whatever comes."""
