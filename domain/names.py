"""Things that people call by name, for recognising them in what they type."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Named:
    """Something of a centre with every name it goes by; the first is the one shown."""

    id: int
    names: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name it is shown by."""
        return self.names[0]
