"""The accounts held against small models of them, by random histories in which much happens at once."""
