"""Playbooks that were read before, by the digest of all their files."""

import copyreg
import io
import pickle
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from playbook_press.checks import check
from playbook_press.diagnostics import Diagnostic
from playbook_press.model.library import Load
from playbook_press.model.load import LoadedPlaybook, Read, load_playbook
from playbook_press.model.playbook import Playbook
from playbook_press.source.document import Document
from playbook_press.source.folder import Folder
from playbook_press.source.hire import Hire
from playbook_press.source.load import Loaded
from playbook_press.source.memory import Memory


class _Reading(Struct, frozen=True):
    digest: str
    loaded: LoadedPlaybook
    texts: dict[str, str]
    found: tuple[Diagnostic, ...] | None = None
    """By the checks; None where nobody has asked yet."""


class _Desk(Struct, frozen=True):
    """Where playbooks are read that nobody knows yet."""

    folder: Folder
    paths: Mapping[str, Sequence[str]]
    """Of every file, by the folder of its playbook."""
    digests: Mapping[str, str]
    read: Read

    def reading(self, name: str) -> _Reading:
        loaded = load_playbook(name, self.paths[name], self.read)
        start = f"{name}/" if name else ""
        texts = {path: text for path, text in self.folder.texts.items() if path.startswith(start)}
        return _Reading(self.digests[name], loaded, texts)


# Forks find here what they are to read with.
_open_desk: list[_Desk] = []


class Readings:
    """What is known of the content from one build to the next."""

    def __init__(
        self,
        memory: Memory | None = None,
        hire: Hire | None = None,
        *,
        files: dict[str, tuple[bytes, Loaded]] | None = None,
    ) -> None:
        """Begin with nothing in this process.

        Args:
            memory: Also keeps what is read for other processes. What it gives back becomes
                objects as they were, so it has to be this user's own and nobody else's.
            hire: Forks, which read several playbooks side by side.
            files: For `Folder`, which keeps here what it loads; for whoever reads again and again.
        """
        self.files = files
        self.memory = memory
        self.hire = hire
        self.by_folder: dict[str, _Reading] = {}

    def loader(self, folder: Folder, plain: Mapping[str, Sequence[str]], read: Read) -> Load:
        """What stands in for `load_playbook`.

        Args:
            folder: The project's.
            plain: The files of playbooks that are built on no other, and so on nothing
                elsewhere, by folder.
            read: Reads one of these files.
        """
        digests = {name: _digest(folder, paths) for name, paths in plain.items()}
        desk = _Desk(folder, plain, digests, read)
        missing = [name for name in plain if not self._is_known(name, digests[name])]
        if self.hire is not None and len(missing) > 1:
            self._read_beside(desk, missing, self.hire)

        def load(name: str, paths: Iterable[str], read: Read) -> LoadedPlaybook:
            if name not in plain:
                return load_playbook(name, paths, read)
            if self._is_known(name, digests[name]):
                known = self.by_folder[name]
            else:
                known = self.by_folder[name] = desk.reading(name)
            folder.texts.update(known.texts)
            return known.loaded

        return load

    def _is_known(self, name: str, digest: str) -> bool:
        known = self.by_folder.get(name)
        if known is None or known.digest != digest:
            kept = self.memory.recall(_key(name, digest)) if self.memory is not None else None
            known = _unpickled(kept, digest)
        if known is not None:
            self.by_folder[name] = known
        return known is not None

    def _read_beside(self, desk: _Desk, names: Sequence[str], hire: Hire) -> None:
        _open_desk.append(desk)
        try:
            with hire() as workers:
                futures = [workers.submit(_read_there, name) for name in names]
                for name, future in zip(names, futures, strict=True):
                    # What fails there fails once more where it is asked for.
                    if future.exception() is None:
                        self._take(name, future.result(), desk.digests[name])
        finally:
            _open_desk.pop()

    def _take(self, name: str, pickled: bytes, digest: str) -> None:
        known = _unpickled(pickled, digest)
        if known is not None:
            self.by_folder[name] = known
            if self.memory is not None:
                self.memory.keep(_key(name, digest), pickled)

    def checked(self, playbook: Playbook) -> tuple[Diagnostic, ...]:
        """What the checks find in a playbook."""
        # What is built on others is another value than what was read.
        read = (name for name, each in self.by_folder.items() if each.loaded.playbook is playbook)
        name = next(read, None)
        if name is None:
            return tuple(check(playbook))
        known = self.by_folder[name]
        if known.found is None:
            known = self.by_folder[name] = _checked(known)
            if self.memory is not None:
                self.memory.keep(_key(name, known.digest), _pickled(known))
        return known.found or ()


def _read_there(name: str) -> bytes:
    """A playbook with what the checks find in it, as its fork sends it."""
    return _pickled(_checked(_open_desk[-1].reading(name)))


def _checked(known: _Reading) -> _Reading:
    playbook = known.loaded.playbook
    return replace(known, found=() if playbook is None else tuple(check(playbook)))


def _digest(folder: Folder, paths: Sequence[str]) -> str:
    """Of all that a playbook is read from."""
    found = folder.digest(path for path in paths if path.endswith((".yml", ".yaml")))
    return f"{found} {len(paths)} {' '.join(paths)}"


def _key(name: str, digest: str) -> str:
    return f"reading {name} {digest}"


class _Pickler(pickle.Pickler):
    """Maps that cannot be changed are values too; of a file that was checked the text is enough."""

    dispatch_table = copyreg.dispatch_table | {
        MappingProxyType: lambda proxy: (_proxy, (dict(proxy),)),
        Document: lambda read: (Document, (read.path, read.text, None)),
    }


def _pickled(known: _Reading) -> bytes:
    if known.loaded.playbook is not None:
        # What readers get as data takes as long as the checks, and is kept with the playbook.
        _ = known.loaded.playbook.data
    out = io.BytesIO()
    _Pickler(out, pickle.HIGHEST_PROTOCOL).dump(known)
    return out.getvalue()


def _unpickled(kept: bytes | None, digest: str) -> _Reading | None:
    found = None if kept is None else pickle.loads(kept)
    return found if isinstance(found, _Reading) and found.digest == digest else None


def _proxy(content: dict[object, object]) -> MappingProxyType[object, object]:
    return MappingProxyType(content)
