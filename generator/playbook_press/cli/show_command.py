"""`playbook show`: a playbook as readers get it."""

import click

from playbook_press.cli.overlays import desk, resolved
from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.diagnostics.suggest import instruction
from playbook_press.overlay.resolving import Resolved
from playbook_press.overlay.targets import Miss, find, tree_at
from playbook_press.overlay.tree import Tree
from playbook_press.source.document import Location
from playbook_press.source.writing import write_yaml


@click.command(short_help="Print a playbook as readers get it, and where each value comes from.")
@click.argument("playbook")
@click.argument("item", required=False)
@click.option("--origin", is_flag=True, help="Say after every value where it is written.")
def show(playbook: str, item: str | None, origin: bool) -> int:
    """Print a playbook as readers get it, and where each value comes from.

    PLAYBOOK is the id of a playbook of this site, or a folder. ITEM is a path as `at` in
    `overlay.yml` takes it; without one, all files are printed, one after the other.

    \b
    Examples:
      playbook show acme trait/shared-purpose --origin
      playbook show acme trait/shared-purpose/practices/welcome-reply
      playbook show acme

    Exit status: 0 printed, 1 problems in an overlay, 2 could not run.
    """
    found = resolved(desk(playbook))
    if isinstance(found, int):
        return found
    each = found[0]
    if item is not None:
        click.echo(_text(_item(each, item), with_origin=origin), nl=False)
        return 0
    for name in sorted(each.book.files, key=lambda name: (name != "playbook.yml", name)):
        text = _text(each.book.files[name], with_origin=origin)
        click.echo(f"--- # {name}\n{text}", nl=False)
    return 0


def _item(each: Resolved, path: str) -> Tree:
    target = find(each.book, path, verb="set")
    if isinstance(target, Miss):
        known = [f"{target.start}{name}" for name in target.known]
        fix = instruction(f"{target.start}{target.step}", known, otherwise="Begin with a kind.")
        raise CouldNotRunError(f"`{path}` leads nowhere. {fix}")
    tree = tree_at(each.book, target)
    if tree is None:
        raise CouldNotRunError(f"`{path}` says nothing.")
    return tree


def _text(tree: Tree, *, with_origin: bool) -> str:
    def remark(location: Location) -> str:
        place = tree.place(location)
        return f"{place.path}:{place.line}"

    if isinstance(tree.value, str):
        said = f"  # {remark(())}" if with_origin else ""
        return f"{tree.value}{said}\n"
    return write_yaml(tree.data, remark=remark) if with_origin else write_yaml(tree.data)
