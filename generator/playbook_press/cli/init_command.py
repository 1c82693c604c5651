"""`playbook init`: a new site."""

import re
from pathlib import Path

import click

from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.cli.starting import (
    BUNDLED_PLAYBOOK,
    Base,
    bundled_bases,
    bundled_playbook,
    id_for,
    write_overlay_starter,
    write_starter,
)
from playbook_press.diagnostics.suggest import instruction
from playbook_press.model.ids import DEVICE_NAMES, RESERVED, is_id

# Told as one line: nobody reads their names one by one.
_TOLD_WHOLE = (BUNDLED_PLAYBOOK, "schemas", ".vscode", ".github")


@click.command(short_help="Make a new site, of your own or built on a playbook.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--extends",
    metavar="P",
    help="Build on this playbook, such as `eight-traits`: only your changes stand in the site.",
)
@click.option(
    "--name", metavar="TEXT", help="What the site is called; the name of the folder if left out."
)
@click.option(
    "--title",
    "titles",
    multiple=True,
    metavar="L=TEXT",
    help="With --extends: what your playbook is called in a language, `zh=我们的手册`.",
)
@click.option("--id", metavar="ID", help="With --extends: the id of your playbook.")
def init(
    folder: Path, extends: str | None, name: str | None, titles: tuple[str, ...], id: str | None
) -> None:
    """Make a new site, of your own or built on a playbook.

    DIR is made if it does not exist; it must be empty. It gets `mkdocs.yml`, one page of a guide
    in each language, what GitHub and GitLab need to check and publish the site, the schemas of
    all files, and settings with which an editor completes and checks them.

    With --extends the site is built on a playbook that comes with Playbook Press. That is not
    copied: `overlay.yml` says what you change, and shows an example of each of the six kinds of
    change. Without it, the site gets a small playbook in Chinese and English to change into your
    own, and the whole playbook "Eight traits of a successful community".

    \b
    Examples:
      playbook init my-wiki && cd my-wiki && playbook serve
      playbook init acme --extends eight-traits --name "Acme wiki" \\
        --title zh=某某社群手册 --title "en=The Acme community playbook"
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CouldNotRunError(
            f"`{folder}` is not empty, and nothing in it shall be overwritten. Name another folder."
        )
    if extends is None and (titles or id is not None):
        raise CouldNotRunError(
            "--title and --id are for a playbook built on another one. Add --extends"
            f" {BUNDLED_PLAYBOOK}, or change `playbook.yml` once the site is made."
        )
    name = folder.resolve().name if name is None else name
    if not name.strip() or not name.isprintable():
        raise CouldNotRunError("The name of a site is one line of text. Write it after --name.")
    try:
        if extends is None:
            written = write_starter(folder, name=name)
        else:
            base = _base(extends)
            written = write_overlay_starter(
                folder,
                name=name,
                base=base,
                id=_id(id, base, folder.resolve().name),
                titles=_titles(titles, base),
            )
    except OSError as reason:
        raise CouldNotRunError(f"`{folder}` cannot be written: {reason}.") from reason
    for path in _told(folder, written):
        click.echo(path)
    click.echo(f"\nNext: cd {folder} && playbook serve", err=True)


def _base(wanted: str) -> Base:
    known = bundled_bases()
    if wanted in known:
        return bundled_playbook(wanted)
    fix = instruction(wanted, list(known), otherwise="")
    raise CouldNotRunError(
        f"No playbook `{wanted}` comes with Playbook Press. {fix} To build on a playbook of your"
        " own, put it into `playbooks/` of a site, and beside it a folder with an `overlay.yml`."
    )


def _id(wanted: str | None, base: Base, folder: str) -> str:
    if wanted is None:
        return id_for(folder, base.id)
    if not is_id(wanted):
        raise CouldNotRunError(
            f"`{wanted}` is not an id. Write small letters, digits and single hyphens, a letter"
            " first, at most 64 characters."
        )
    if wanted in DEVICE_NAMES | RESERVED["playbook"]:
        raise CouldNotRunError(f"The id `{wanted}` is kept for another use. Choose another one.")
    if wanted == base.id:
        raise CouldNotRunError(
            f"`{wanted}` is the id of the playbook underneath. Choose another one."
        )
    return wanted


def _titles(given: tuple[str, ...], base: Base) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in given:
        code, sign, title = each.partition("=")
        if not sign or not title.strip() or not re.fullmatch(r"[A-Za-z0-9-]+", code):
            raise CouldNotRunError(f"`{each}` is not a title. Write it so: --title zh=我们的手册")
        if code not in base.titles:
            raise CouldNotRunError(
                f"`{base.id}` is not written in `{code}`; there is {', '.join(base.titles)}."
            )
        found[code] = title.strip()
    return found


def _told(folder: Path, written: tuple[Path, ...]) -> list[str]:
    """What was written, folders of many files as one line."""
    lines: dict[str, None] = {}
    for path in written:
        parts = path.relative_to(folder).parts
        whole = next((each for each in parts[:-1] if each in _TOLD_WHOLE), None)
        if whole is None:
            lines[path.as_posix()] = None
        else:
            lines[f"{folder.joinpath(*parts[: parts.index(whole) + 1]).as_posix()}/"] = None
    return list(lines)
