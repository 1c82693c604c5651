"""The playbooks a command is about, with what was made of their originals."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from playbook_press.cli import project
from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.cli.terminal import show_report
from playbook_press.diagnostics import Diagnostic, Report, Severity
from playbook_press.diagnostics.suggest import instruction
from playbook_press.overlay.homes import has_manifest, playbooks_in
from playbook_press.overlay.problems import drifted_change, stale_translation
from playbook_press.overlay.resolving import Resolved, resolve
from playbook_press.overlay.shelf import surroundings
from playbook_press.pipeline import Project
from playbook_press.source.folder import Folder

_TOLD_OTHERWISE = frozenset({drifted_change.CODE, stale_translation.CODE})


class Desk(Struct, frozen=True):
    """A project's files, and the folders of the playbooks that are asked for."""

    folder: Folder
    names: tuple[str, ...]
    project: Project | None = None
    """The whole site, where all of it is asked for."""

    def path(self, name: str) -> Path:
        """Where a file or folder of the project stands."""
        return self.folder.root / name


def desk(wanted: str | None) -> Desk:
    """The playbooks of the site in the current folder, or the one that is named.

    Args:
        wanted: The id of a playbook of the site, or a folder; all of the site if None.

    Raises:
        CouldNotRunError: There is no such playbook, or no site.
    """
    if wanted is not None and has_manifest(Path(wanted)):
        folder = Folder(Path.cwd())
        name = folder.name_of(Path(wanted).absolute())
        return Desk(folder, ("" if name == "." else name,))
    settings = project.settings_here()
    folder = Folder(settings.project.root)
    homes = {each.name: folder.name_of(each) for each in playbooks_in(settings.project.playbooks)}
    if wanted is None:
        return Desk(folder, tuple(homes.values()), settings.project)
    if wanted not in homes:
        fix = instruction(wanted, list(homes), otherwise="Name a folder with a playbook in it.")
        raise CouldNotRunError(f"There is no playbook `{wanted}` here. {fix}")
    return Desk(folder, (homes[wanted],))


def resolved(found: Desk) -> tuple[Resolved, ...] | int:
    """What came of each playbook; an exit status, and a report, where something is broken."""
    around = surroundings(found.folder)
    playbooks: list[Resolved] = []
    problems: list[Diagnostic] = []
    for name in found.names:
        each, unable = resolve(name, around)
        problems += unable
        if each is not None:
            playbooks.append(each)
            problems += each.problems
    report = Report(told(problems))
    if report.diagnostics:
        show_report(report, found.folder.texts)
    if report.errors:
        return report.exit_status
    if not playbooks:
        raise CouldNotRunError("No playbook could be read. `playbook check` says why.")
    return tuple(playbooks)


def told(problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The problems without those that a command shows in its own words."""
    return [
        each
        for each in problems
        if each.severity is Severity.ERROR or each.code not in _TOLD_OTHERWISE
    ]
