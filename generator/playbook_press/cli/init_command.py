"""`playbook init`: a new site."""

from pathlib import Path

import click

from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.cli.starting import write_starter


@click.command(short_help="Make a new site with two playbooks to begin from.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make a new site with two playbooks to begin from.

    DIR is made if it does not exist; it must be empty. It gets `mkdocs.yml`, a small playbook in
    Chinese and English to change into your own, the whole playbook "Eight traits of a successful
    community", and one page of a guide in each language.

    \b
    Example:
      playbook init my-wiki && cd my-wiki && playbook serve
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CouldNotRunError(
            f"`{folder}` is not empty, and nothing in it shall be overwritten. Name another folder."
        )
    try:
        written = write_starter(folder)
    except OSError as reason:
        raise CouldNotRunError(f"`{folder}` cannot be written: {reason}.") from reason
    for path in written:
        if "eight-traits" not in path.parts:
            click.echo(path.as_posix())
    click.echo(f"{(folder / 'playbooks' / 'eight-traits').as_posix()}/")
    click.echo(f"\nNext: cd {folder} && playbook serve", err=True)
