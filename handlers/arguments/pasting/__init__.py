"""Picking the fields of a command out of a whole pasted message: chats, pushes of insurers, tables, forwarded lines.

The text is cleaned (``cleaning``), laid out in lines of labels and values (``layout``) and taken apart into segments
with what has a shape in them (``page``, ``spotting``, ``labels``). Each field then has its candidates with a rank; the
likeliest wins, and is doubtful if it is a guess or another comes close (``candidates``). What a shape says is decided
by the readers of the one-line commands, and nothing goes out that they would not understand (``gate``).
"""

from handlers.arguments.pasting.candidates import Found
from handlers.arguments.pasting.covers import KINDS
from handlers.arguments.pasting.labels import has_labels
from handlers.arguments.pasting.picking import FIELDS, pick

__all__ = ["FIELDS", "KINDS", "Found", "has_labels", "pick"]
