"""Recognising what was typed: words by their shape, in any order, Chinese or English."""

from handlers.arguments.bag import tells
from handlers.arguments.choices import DIRECTIONS, Direction
from handlers.arguments.dates import Assume
from handlers.arguments.shapes import LETTERS, Number
from handlers.arguments.words import Words

__all__ = ["DIRECTIONS", "LETTERS", "Assume", "Direction", "Number", "Words", "tells"]
