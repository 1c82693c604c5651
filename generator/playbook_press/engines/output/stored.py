"""What is known of a file, as few bytes, which are kept beside a cached page."""

import zlib
from collections.abc import Iterator, Mapping

from msgspec import structs

from playbook_press.engines.as_json import as_bytes, from_bytes
from playbook_press.engines.output.facts import Facts

_FASTEST = 1


def as_stored(facts: Facts) -> bytes:
    """The same facts always give the same bytes."""
    plain = as_bytes(structs.replace(facts, ids=sorted(facts.ids)))
    # A page leads to the same addresses again and again.
    return zlib.compress(plain, _FASTEST)


def from_stored(stored: bytes) -> Facts:
    """The facts again.

    Raises:
        ValueError, zlib.error: The bytes are none that `as_stored` gave.
    """
    found: Facts = from_bytes(zlib.decompress(stored), Facts)
    return found


class StoredFacts(Mapping[str, Facts]):
    """The facts of many files, by path. They take little room, and are read when asked for."""

    def __init__(self, stored: Mapping[str, bytes] | None = None) -> None:
        self.stored = dict(stored or {})

    def __getitem__(self, path: str) -> Facts:
        return from_stored(self.stored[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self.stored)

    def __len__(self) -> int:
        return len(self.stored)
