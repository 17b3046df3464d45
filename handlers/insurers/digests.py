"""What the insurers room sends by itself."""

from handlers.insurers.bank.pushes import TEMPLATES as BANK_TEMPLATES

TEMPLATES = BANK_TEMPLATES
