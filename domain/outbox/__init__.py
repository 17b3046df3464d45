"""What is to be sent, when, and what became of it; and the schedule of what is sent by itself."""
