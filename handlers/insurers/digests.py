"""What the insurers room sends by itself (interface §3)."""

from handlers.insurers.documents.pushes import TEMPLATES as FILES

TEMPLATES = (*FILES,)
