"""A project's folder: which files are in it, and what they hold."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from playbook_press.diagnostics import Diagnostic
from playbook_press.source.files import read_file
from playbook_press.source.load import Loaded, load_document
from playbook_press.source.pictures import picture_problem


class Folder:
    """A project's folder; everything in it is named by its path from there, with `/`."""

    def __init__(self, root: Path, known: dict[str, tuple[bytes, Loaded]] | None = None) -> None:
        """Look into a folder; nothing is read yet.

        Args:
            root: The folder.
            known: Files that were loaded before, each with the bytes it held; what is loaded
                now is added. Left out where nothing is loaded twice.
        """
        self.root = Path(os.path.normpath(root.absolute()))
        self.known = known
        self.texts: dict[str, str] = {}
        """The text of every file that was loaded, for excerpts in reports."""

    def name_of(self, path: Path) -> str:
        """The name of a file or folder, which may lie outside (`../other/file.yml`)."""
        return Path(os.path.relpath(path, self.root)).as_posix()

    def files(self, name: str) -> tuple[str, ...]:
        """The names of all files below a folder, sorted.

        Folders whose name begins with a dot are left out. Links to folders count as files, so
        that whoever reads them says what they are.
        """
        found: list[str] = []
        for folder, inner, files in os.walk(self.root / name):
            links = [each for each in inner if Path(folder, each).is_symlink()]
            inner[:] = sorted(each for each in inner if each not in links and each[0] != ".")
            found += [self.name_of(Path(folder, each)) for each in (*files, *links)]
        return tuple(sorted(found))

    def picture(self, name: str, *, most_bytes: int) -> bytes | Diagnostic:
        """The bytes of a picture, or why it cannot be published; never raises."""
        data = read_file(self.root, name, most_bytes=most_bytes)
        return data if isinstance(data, Diagnostic) else picture_problem(name, data) or data

    def digest(self, names: Iterable[str]) -> str:
        """A digest of some files: their names, and what they hold or why they cannot be read."""
        found = hashlib.blake2b(digest_size=20)
        for name in names:
            data = read_file(self.root, name)
            said = repr(data).encode() if isinstance(data, Diagnostic) else data
            found.update(f"{name}\0{len(said)}\0".encode("utf-8", "surrogateescape") + said)
        return found.hexdigest()

    def load(self, name: str) -> Loaded:
        """Read a file and load it as YAML; never raises."""
        data = read_file(self.root, name)
        if isinstance(data, Diagnostic):
            return Loaded(None, (data,))
        loaded = self._loaded(name, data)
        text = loaded.document.text if loaded.document else data.decode("utf-8-sig", "replace")
        self.texts[name] = text.replace("\r\n", "\n")
        return loaded

    def _loaded(self, name: str, data: bytes) -> Loaded:
        if self.known is None:
            return load_document(name, data)
        before = self.known.get(name)
        if before is None or before[0] != data:
            before = self.known[name] = data, load_document(name, data)
        return before[1]
