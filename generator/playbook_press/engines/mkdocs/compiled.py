"""Templates are compiled once per process, although every run has an environment of its own.

Only in memory: compiled templates on a disk would be code that whoever wrote them has us run.
"""

import jinja2
from jinja2.bccache import Bucket


class _InMemory(jinja2.BytecodeCache):
    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        found = self.known.get(_name(bucket))
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.known[_name(bucket)] = bucket.bytecode_to_string()


_in_memory = _InMemory()


def share_compiled(env: jinja2.Environment) -> None:
    """Let an environment use what others have compiled from the same source."""
    if env.bytecode_cache is None:
        env.bytecode_cache = _in_memory


def _name(bucket: Bucket) -> str:
    # `key` is made of the template's name and file, `checksum` of its source.
    return f"{bucket.key} {bucket.checksum}"
