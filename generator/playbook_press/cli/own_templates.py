"""The site's own templates, told of by `status` and recorded by `sync`."""

from collections import Counter

import click

from playbook_press import __version__
from playbook_press.cli.overlays import Desk
from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.cli.rewriting import rewrite
from playbook_press.overlay.drift import shown
from playbook_press.pages.compiling import TemplateError
from playbook_press.pages.overrides import LOCK, NONE, Override, Overrides, lock_text, overrides

_WIDTH = 10
_HINTS = {
    "new": "not recorded yet; `playbook sync` does",
    "obsolete": "the original is the same; take yours out",
}


def templates_of(desk: Desk) -> Overrides:
    """The site's own templates; none where a single playbook is asked for.

    Raises:
        CouldNotRunError: They cannot be used.
    """
    if desk.project is None:
        return NONE
    site = desk.project
    try:
        return overrides(site.templates, site.own_templates, site.root)
    except TemplateError as reason:
        raise CouldNotRunError(str(reason)) from reason


def template_lines(found: Overrides) -> list[str]:
    """What `playbook status` says about templates of the site's own."""
    states = Counter(each.state for each in found.all)
    counts = ", ".join(f"{count} {state}" for state, count in sorted(states.items()))
    lines = [f"templates of your own, over those of Playbook Press {__version__}", ""]
    lines.append(f"  {len(found.all)} in the place of others: {counts}")
    return lines + [line for each in found.all for line in _lines(each)]


def record_templates(desk: Desk) -> None:
    """Record the originals as they are now; nothing where the site has no templates of its own.

    Raises:
        CouldNotRunError: The lock cannot be written.
    """
    found = templates_of(desk)
    if not found.all or desk.project is None or desk.project.own_templates is None:
        return
    path = desk.project.own_templates / LOCK
    name, text = desk.folder.name_of(path), lock_text(found, __version__)
    if path.is_file() and path.read_text("utf-8") == text:
        click.echo(f"{name} is up to date")
        return
    rewrite(path, text.encode())
    click.echo(f"{name} written")


def _lines(each: Override) -> list[str]:
    hint = _HINTS.get(each.state, "")
    line = f"  {each.state:<{_WIDTH}}{each.name}{f'  ({hint})' if hint else ''}"
    if each.state != "drifted" or each.then is None:
        return [line]
    blank = " " * (_WIDTH + 4)
    if not each.is_message:
        return [
            line,
            f"{blank}original then: Playbook Press {each.then.version}",
            f"{blank}original now:  {each.there}",
            f"{blank}yours:         {each.path}",
        ]
    return [
        line,
        f"{blank}original then: {shown(each.then.text)}",
        f"{blank}original now:  {shown(each.original)}",
        f"{blank}yours:         {shown(each.own)}",
    ]
