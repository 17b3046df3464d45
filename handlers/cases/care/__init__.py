"""The customer of a case in the chat: told, asked, heard, booked again, lent a car (domain §3)."""
