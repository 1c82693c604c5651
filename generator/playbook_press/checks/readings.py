"""Playbooks that were read before, by the digest of all their files."""

import copyreg
import io
import pickle
from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from types import MappingProxyType

from playbook_press.checks import check
from playbook_press.diagnostics import Diagnostic
from playbook_press.model.library import Load
from playbook_press.model.load import LoadedPlaybook, Read, load_playbook
from playbook_press.model.playbook import Playbook
from playbook_press.source.folder import Folder
from playbook_press.source.memory import Memory, NoMemory


@dataclass(frozen=True)
class _Reading:
    digest: str
    loaded: LoadedPlaybook
    texts: dict[str, str]
    found: tuple[Diagnostic, ...] | None = None
    """By the checks; None where nobody has asked yet."""


class Readings:
    """What is known of the content from one build to the next."""

    def __init__(self, memory: Memory | None = None) -> None:
        """Begin with nothing in this process.

        Args:
            memory: Also keeps what is read for other processes. What it gives back becomes
                objects as they were, so it has to be this user's own and nobody else's.
        """
        self.memory = memory or NoMemory()
        self.by_folder: dict[str, _Reading] = {}

    def loader(self, folder: Folder, plain: Set[str]) -> Load:
        """What stands in for `load_playbook`.

        Args:
            folder: The project's.
            plain: Folders of playbooks that are built on no other, and so on nothing elsewhere.
        """

        def load(name: str, paths: Iterable[str], read: Read) -> LoadedPlaybook:
            files = tuple(paths)
            if name not in plain:
                return load_playbook(name, files, read)
            digest = folder.digest(path for path in files if path.endswith((".yml", ".yaml")))
            digest = f"{digest} {len(files)} " + " ".join(files)
            known = self.by_folder.get(name)
            if known is None or known.digest != digest:
                known = self._recalled(name, digest)
            if known is not None:
                folder.texts.update(known.texts)
            else:
                loaded = load_playbook(name, files, read)
                start = f"{name}/" if name else ""
                texts = {
                    path: text for path, text in folder.texts.items() if path.startswith(start)
                }
                known = _Reading(digest, loaded, texts)
            self.by_folder[name] = known
            return known.loaded

        return load

    def checked(self, playbook: Playbook) -> tuple[Diagnostic, ...]:
        """What the checks find in a playbook."""
        # What is built on others is another value than what was read.
        read = (name for name, each in self.by_folder.items() if each.loaded.playbook is playbook)
        name = next(read, None)
        if name is None:
            return tuple(check(playbook))
        known = self.by_folder[name]
        if known.found is None:
            known = self.by_folder[name] = replace(known, found=tuple(check(playbook)))
            self.memory.keep(_key(name, known.digest), _pickled(known))
        return known.found or ()

    def _recalled(self, name: str, digest: str) -> _Reading | None:
        kept = self.memory.recall(_key(name, digest))
        if kept is None:
            return None
        found = pickle.loads(kept)
        return found if isinstance(found, _Reading) and found.digest == digest else None


def _key(name: str, digest: str) -> str:
    return f"reading {name} {digest}"


class _Pickler(pickle.Pickler):
    """Maps that cannot be changed are values too."""

    dispatch_table = copyreg.dispatch_table | {
        MappingProxyType: lambda proxy: (_proxy, (dict(proxy),))
    }


def _pickled(value: object) -> bytes:
    out = io.BytesIO()
    _Pickler(out, pickle.HIGHEST_PROTOCOL).dump(value)
    return out.getvalue()


def _proxy(content: dict[object, object]) -> MappingProxyType[object, object]:
    return MappingProxyType(content)
