"""What has come in: every update's number, so that none takes effect twice, and those set aside."""
