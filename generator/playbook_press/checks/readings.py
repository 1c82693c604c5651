"""Playbooks that were read before in this process, by the digest of all their files."""

from collections.abc import Iterable, Set
from dataclasses import dataclass

from playbook_press.checks import check
from playbook_press.diagnostics import Diagnostic
from playbook_press.model.library import Load
from playbook_press.model.load import LoadedPlaybook, Read, load_playbook
from playbook_press.model.playbook import Playbook
from playbook_press.source.folder import Folder


@dataclass(frozen=True)
class _Reading:
    digest: str
    loaded: LoadedPlaybook
    texts: dict[str, str]


class Readings:
    """What a preview keeps of the content from one build to the next."""

    def __init__(self) -> None:
        self.by_folder: dict[str, _Reading] = {}
        self.found: dict[int, tuple[Playbook, list[Diagnostic]]] = {}
        """What was found in a playbook, by its identity as a value in memory."""

    def loader(self, folder: Folder, plain: Set[str]) -> Load:
        """What stands in for `load_playbook`.

        Args:
            folder: The project's.
            plain: Folders of playbooks that are built on no other, and so on nothing elsewhere.
        """

        alive = {id(each.loaded.playbook) for each in self.by_folder.values()}
        self.found = {key: each for key, each in self.found.items() if key in alive}

        def load(name: str, paths: Iterable[str], read: Read) -> LoadedPlaybook:
            files = tuple(paths)
            if name not in plain:
                return load_playbook(name, files, read)
            digest = folder.digest(path for path in files if path.endswith((".yml", ".yaml")))
            digest = f"{digest} {hash(files)}"
            before = self.by_folder.get(name)
            if before is not None and before.digest == digest:
                folder.texts.update(before.texts)
                return before.loaded
            loaded = load_playbook(name, files, read)
            start = f"{name}/" if name else ""
            texts = {path: text for path, text in folder.texts.items() if path.startswith(start)}
            self.by_folder[name] = _Reading(digest, loaded, texts)
            return loaded

        return load

    def checked(self, playbook: Playbook) -> list[Diagnostic]:
        """What the checks find in a playbook."""
        known = self.found.get(id(playbook))
        if known is None or known[0] is not playbook:
            known = self.found[id(playbook)] = (playbook, list(check(playbook)))
        return known[1]
