"""A bot written straight on aiogram and SQL that does the measured commands' work: what Baohe is compared with.

It has an environment of its own (``bench/peers/requirements.lock``) and imports nothing of Baohe.
"""
