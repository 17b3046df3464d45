"""What holds for the whole house: every room, every service, every sentence, whoever adds the next one."""
