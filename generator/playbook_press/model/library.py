"""All playbooks of a site."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from playbook_press.diagnostics import Diagnostic
from playbook_press.model.load import LoadedPlaybook, Read, load_playbook
from playbook_press.model.playbook import Playbook
from playbook_press.model.problems.duplicate_id import duplicate_id

Load = Callable[[str, Iterable[str], Read], LoadedPlaybook]


class LoadedLibrary(Struct, frozen=True):
    """What came of several playbooks' folders."""

    playbooks: tuple[Playbook, ...]
    """Those that could be read at least in part, by id; of two with one id the first."""
    problems: tuple[Diagnostic, ...]
    """Everything found, playbook by playbook."""


def load_library(
    folders: Mapping[str, Iterable[str]], read: Read, load: Load = load_playbook
) -> LoadedLibrary:
    """Read several playbooks, and report ids that two of them have.

    Args:
        folders: Every playbook's folder with all the files below it, relative to the project
            and with `/`.
        read: Called once for every YAML file that belongs to a playbook.
        load: Stands in for `load_playbook` where a playbook may be known already.
    """
    playbooks: dict[str, Playbook] = {}
    problems: list[Diagnostic] = []
    for folder in sorted(folders):
        loaded = load(folder, folders[folder], read)
        problems.extend(loaded.problems)
        if loaded.playbook is None:
            continue
        first = playbooks.setdefault(loaded.playbook.id, loaded.playbook)
        # Where the id is not the folder's name, that was reported, and is the cause.
        if first is not loaded.playbook and folder.rpartition("/")[2] == loaded.playbook.id:
            problems.append(_twice(loaded.playbook, first))
    return LoadedLibrary(tuple(playbooks[id] for id in sorted(playbooks)), tuple(problems))


def _twice(playbook: Playbook, first: Playbook) -> Diagnostic:
    return duplicate_id(
        playbook.place("playbook", playbook.id, ("id",)),
        playbook.id,
        "playbook",
        first.place("playbook", first.id, ("id",)),
    )
