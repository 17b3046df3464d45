"""A stand-in for Telegram: its Bot API and a chat page. The embedded default, the demo and the test peer."""

from bot.sandbox.core import ApiCall
from bot.sandbox.faults import Fault, How
from bot.sandbox.limits import FloodLimits
from bot.sandbox.options import SandboxOptions
from bot.sandbox.refusals import NotPossible
from bot.sandbox.running import TEST_TOKEN, running_sandbox
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.world import BotIdentity, Chat, Person, Topic, World, default_world

__all__ = [
    "TEST_TOKEN",
    "ApiCall",
    "BotIdentity",
    "Chat",
    "Fault",
    "FloodLimits",
    "How",
    "NotPossible",
    "Person",
    "Sandbox",
    "SandboxOptions",
    "Topic",
    "World",
    "default_world",
    "running_sandbox",
]
