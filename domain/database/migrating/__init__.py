"""What ``migrate`` and ``generate`` are made of: the chain of migrations, and Tortoise's schema editors mended."""
