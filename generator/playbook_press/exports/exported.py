"""What an export gives."""

from collections.abc import Mapping

from msgspec import Struct


class Exported(Struct, frozen=True):
    """A file to take away, or a folder of them."""

    name: str
    """What the file, or the folder, is best called: `eight-traits.en.pdf`."""
    files: Mapping[str, bytes]
    """By path below the folder, in order; a format that is one file has its `name` alone."""

    @classmethod
    def of_one(cls, name: str, content: bytes) -> "Exported":
        """A format that is one file."""
        return cls(name, {name: content})
