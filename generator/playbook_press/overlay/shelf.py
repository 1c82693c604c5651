"""All playbooks of a site, those that are overlays put together with their originals."""

from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import Struct, structs

from playbook_press.diagnostics import Diagnostic
from playbook_press.model.load import Read
from playbook_press.model.playbook import Playbook
from playbook_press.overlay.layers import LOCK, Surroundings, is_overlay
from playbook_press.overlay.own_files import within
from playbook_press.overlay.resolving import Resolved, resolve, virtual_files
from playbook_press.overlay.sidecars import sidecars_in
from playbook_press.source.bundled import bundled_playbooks
from playbook_press.source.folder import Folder
from playbook_press.source.load import Loaded


class Shelf(Struct, frozen=True):
    """What the loader of playbooks is given."""

    folders: Mapping[str, tuple[str, ...]]
    """Every playbook's folder with its files; an overlay has those of its original as well."""
    read: Read
    pictures: Mapping[str, str]
    """Where a picture really stands, by where it seems to; any other stands where it seems."""
    problems: Mapping[str, tuple[Diagnostic, ...]]
    """What is wrong with each overlay or lock, by folder; some of it stands in originals."""
    resolved: Mapping[str, Resolved]
    """What came of each overlay, and of each playbook with translations apart or a lock."""

    @property
    def bases(self) -> Mapping[str, tuple[str, ...]]:
        """Of every overlay's folder, the folders that it is built on."""
        return {
            folder: each.layers.bases
            for folder, each in self.resolved.items()
            if each.layers is not None
        }

    def adapted(self, playbook: Playbook) -> Playbook:
        """The playbook with what readers are told of its originals and translations."""
        found = self.resolved.get(playbook.folder)
        if found is None:
            return playbook
        return structs.replace(
            playbook,
            adaptation=found.adaptation,
            outdated=found.outdated,
            sidecars=found.book.sidecars,
        )


def surroundings(folder: Folder) -> Surroundings:
    """What overlays in a project can be built on, and how it is read, each file once."""
    bundled: dict[str, str] = {}
    for home in bundled_playbooks():
        try:
            bundled[home.name] = folder.name_of(home)
        except ValueError:  # Windows: the package lies on another drive, out of reach.
            continue
    return Surroundings(cache(folder.files), cache(folder.load), bundled)


def shelved(names: Iterable[str], around: Surroundings) -> Shelf:
    """Put the overlays among some folders together with their originals.

    Args:
        names: The folders of the playbooks.
        around: Where files are read from.
    """
    folders: dict[str, tuple[str, ...]] = {}
    loaded: dict[str, Loaded] = {}
    pictures: dict[str, str] = {}
    problems: dict[str, tuple[Diagnostic, ...]] = {}
    resolved: dict[str, Resolved] = {}
    for name in names:
        paths = tuple(around.files(name))
        is_changed = is_overlay(name, paths) or bool(sidecars_in(name, paths))
        if not is_changed:
            folders[name] = paths
            if within(name, LOCK) not in paths:
                continue
        found, unable = resolve(name, around)
        problems[name] = unable if found is None else found.problems
        if found is None:
            if not is_overlay(name, paths):
                folders[name] = paths
            continue
        resolved[name] = found
        if not is_changed:
            continue
        files = virtual_files(found, paths)
        folders[name] = files.paths
        loaded |= files.loaded
        pictures |= files.pictures

    def read(path: str) -> Loaded:
        return loaded[path] if path in loaded else around.read(path)

    return Shelf(folders, read, pictures, problems, resolved)
