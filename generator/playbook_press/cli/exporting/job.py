"""What every format is asked for: a playbook in one language, perhaps one item, and a place."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click
from msgspec import Struct

from playbook_press.cli import project
from playbook_press.cli.exporting.writing import write
from playbook_press.cli.overlays import desk
from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.cli.terminal import show_report
from playbook_press.diagnostics import Report
from playbook_press.diagnostics.suggest import instruction
from playbook_press.engines.mkdocs.settings import FILE_NAMES
from playbook_press.exports.exported import Exported
from playbook_press.pages.edition import Edition
from playbook_press.pages.page import UNPUBLISHED
from playbook_press.pages.templates import bundled_templates, load_templates
from playbook_press.pipeline import check_paths


class Job(Struct, frozen=True):
    """One call of `playbook export`."""

    edition: Edition
    item: tuple[str, str] | None
    """Kind and id of the one item that is wanted; None for the whole playbook."""
    output: Path | None
    pictures: Mapping[str, bytes]
    """What the playbook's pictures hold, by path."""

    def write(self, exported: Exported) -> int:
        """Write what was made, and say where; the exit status."""
        click.echo(write(exported, self.output))
        return 0


def takes_playbook(*, item: bool = True, language: bool = True) -> Callable[[Any], Any]:
    """Give a command the argument PLAYBOOK and the options that formats share.

    Args:
        item: Whether one item can be exported alone.
        language: Whether the format is in one language.
    """
    # `Any`: click's decorators take functions and commands of any signature.
    options = [
        click.argument("playbook"),
        click.option(
            "-o",
            "--output",
            type=click.Path(path_type=Path),
            metavar="PATH",
            help="Where to write; in this folder, under a name of its own, if left out.",
        ),
    ]
    if language:
        options.append(
            click.option(
                "--language",
                metavar="L",
                help="The language of the readers; the playbook's first if left out.",
            )
        )
    if item:
        options.append(
            click.option(
                "--item",
                metavar="KIND/ID",
                help="Only this item, such as `trait/shared-purpose`.",
            )
        )

    def decorated(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return decorated


def job(
    playbook: str,
    output: Path | None,
    *,
    language: str | None = None,
    item: str | None = None,
    kinds: tuple[str, ...] = (),
    lists: Callable[[Edition], Mapping[str, tuple[str, ...]]] | None = None,
) -> Job | int:
    """What is to be exported; an exit status, and a report, where the playbook has errors.

    Args:
        playbook: The id of a playbook of the site in the current folder, or a folder.
        output: Where to write.
        language: Of the readers.
        item: `KIND/ID`.
        kinds: The kinds of items the format can export alone.
        lists: What else it can: lists of items, by kind and id.

    Raises:
        CouldNotRunError: There is no such playbook, language or item.
    """
    found = desk(playbook)
    contents = check_paths([found.path(name) for name in found.names], found.folder.root)
    report = Report(contents.diagnostics)
    if report.errors:
        show_report(report, contents.texts)
        return report.exit_status
    # `desk` names exactly one folder, and one without errors is a playbook.
    (book,) = contents.playbooks
    code = language or book.languages[0]
    if code not in book.languages:
        raise CouldNotRunError(
            f"`{book.id}` is not written in `{code}`; there is {', '.join(book.languages)}."
        )
    if (found.folder.root / FILE_NAMES[0]).is_file() or (
        found.folder.root / FILE_NAMES[1]
    ).is_file():
        settings = project.settings_here()
        templates = load_templates(settings.project.templates, settings.project.own_templates)
        publication = settings.publication
    else:
        templates, publication = load_templates(bundled_templates()), UNPUBLISHED
    edition = Edition(book, code, templates, book.languages, publication)
    ids = {kind: _ids(edition, kind) for kind in kinds} | dict(lists(edition) if lists else {})
    chosen = _item(edition, item, ids) if item else None
    return Job(edition, chosen, output, contents.pictures)


def _ids(edition: Edition, kind: str) -> tuple[str, ...]:
    """Everything of a kind that was not taken out, by id or former id."""
    book = edition.playbook
    items = book.items_by_kind.get(kind)
    known = (id for of_kind, id in edition.targets if of_kind == kind)
    return tuple(id for id in known if not items or getattr(items[id], "retired", None) is None)


def _item(edition: Edition, wanted: str, ids: Mapping[str, tuple[str, ...]]) -> tuple[str, str]:
    kind, _, id = wanted.partition("/")
    if kind not in ids:
        fix = instruction(kind, list(ids), otherwise="")
        raise CouldNotRunError(f"`{wanted}` cannot be exported alone. {fix}".strip())
    known = list(ids[kind])
    if id not in known:
        fix = instruction(id, known, otherwise="")
        raise CouldNotRunError(f"`{edition.id}` has no {kind} `{id}`. {fix}".strip())
    return kind, id
