"""What is kept from one build to the next, for whoever could make it again."""

from typing import Protocol


class Memory(Protocol):
    """Whatever keeps contents by a key that speaks of all that went into them."""

    def recall(self, key: str) -> bytes | None:
        """What was kept under a key; None where nothing is to be had."""

    def keep(self, key: str, content: bytes) -> None:
        """Keep a content for another time."""


class NoMemory:
    """Keeps nothing."""

    def recall(self, key: str) -> bytes | None:
        """Nothing."""
        return None

    def keep(self, key: str, content: bytes) -> None:
        """Forget it."""
