"""What became of an undo."""

from dataclasses import dataclass

from domain.people.views import ChangeView


@dataclass(frozen=True)
class Undone:
    """What was taken back: the main change of a message (its first), and all it had changed, the last first."""

    main: ChangeView
    all: tuple[ChangeView, ...]
