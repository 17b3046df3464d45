"""The demo centre: a believable service centre with a few months of history, made by the services themselves."""

from bot.sandbox.demo.furnish import furnish

__all__ = ["furnish"]
