"""A memory as builds have one, for as long as a test lasts."""


class InMemory:
    """Keeps whatever it is given."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def recall(self, key: str) -> bytes | None:
        """What was kept under a key."""
        return self.kept.get(key)

    def keep(self, key: str, content: bytes) -> None:
        """Keep a content."""
        self.kept[key] = content
