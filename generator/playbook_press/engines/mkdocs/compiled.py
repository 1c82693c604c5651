"""Templates of the theme are compiled once, although every run has an environment of its own.

Compiled templates are code, so they are kept on no disk but in this user's own cache: those in a
project would be code that whoever wrote them has us run.
"""

import jinja2
from jinja2.bccache import Bucket

from playbook_press.source.memory import Memory, NoMemory


class _Shared(jinja2.BytecodeCache):
    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}
        self.memory: Memory = NoMemory()

    def load_bytecode(self, bucket: Bucket) -> None:
        name = _name(bucket)
        found = self.known.get(name) or self.memory.recall(name)
        if found is not None:
            self.known[name] = found
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        name = _name(bucket)
        self.known[name] = bucket.bytecode_to_string()
        self.memory.keep(name, self.known[name])


_shared = _Shared()


def share_compiled(env: jinja2.Environment) -> None:
    """Let an environment use what others have compiled from the same source."""
    if env.bytecode_cache is None:
        env.bytecode_cache = _shared


def keep_compiled(memory: Memory) -> None:
    """Also use what earlier processes have compiled.

    Args:
        memory: What it gives back is run, so it has to be this user's own and nobody else's.
    """
    _shared.memory = memory


def _name(bucket: Bucket) -> str:
    # `key` is made of the template's name and file, `checksum` of its source.
    return f"{bucket.key} {bucket.checksum}"
