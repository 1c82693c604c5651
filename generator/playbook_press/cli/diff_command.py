"""`playbook diff`: what a playbook changes of its original."""

from typing import Any

import click

from playbook_press.cli.overlays import desk, resolved
from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.overlay.ledger import WHOLE, Effect, FieldEffect
from playbook_press.overlay.prints import fingerprint
from playbook_press.overlay.resolving import Resolved
from playbook_press.overlay.translations import texts_written_in
from playbook_press.source.writing import write_yaml

_DONE = {
    "add": "added",
    "hide": "hidden",
    "show": "shown again",
    "remove": "removed",
    "move": "moved",
    "replace": "written anew",
}


@click.command(short_help="Show what a playbook changes of its original.")
@click.argument("playbook", required=False)
def diff(playbook: str | None) -> int:
    """Show what a playbook changes of its original.

    For every change the path, what is called so, and what was done; for changed texts the
    original's with `-` and yours with `+`; of translations in `i18n/` their number. PLAYBOOK is
    the id of a playbook of this site, or a folder; without one, all overlays of the site are
    shown.

    \b
    Examples:
      playbook diff
      playbook diff acme

    Exit status: 0 shown, 1 problems in an overlay, 2 could not run.
    """
    found = resolved(desk(playbook))
    if isinstance(found, int):
        return found
    overlays = [each for each in found if each.layers is not None]
    if not overlays:
        raise CouldNotRunError("None of these playbooks is built on another one.")
    click.echo("\n\n".join("\n".join(_lines(each)) for each in overlays))
    return 0


def _lines(each: Resolved) -> list[str]:
    below = each.book.built_on[0]
    lines = [f"{each.book.id} {each.book.version} differs from {below.id} {below.version}"]
    variables = each.book.variables
    for name, value in variables.items():
        lines += ["", f"{{{{{name}}}}} is", *_said("+", value.data)]
    for effect in each.effects:
        if not effect.is_skipped:
            lines += ["", *_effect(effect, each.book.source_language)]
    for language, path in sorted(each.book.sidecars.items()):
        if path in each.book.own_paths:
            count = texts_written_in(each.book, path)
            texts = "text" if count == 1 else "texts"
            lines += ["", f"{count} {texts} translated into {language} in {path}"]
    return lines


def _effect(effect: Effect, source: str) -> list[str]:
    title = _title(effect.title, source)
    done = _DONE.get(effect.verb, "")
    place = f" {effect.position}" if effect.position else ""
    start = f"{effect.at}{f' ({title})' if title else ''}"
    lines = [f"{start}: {done}{place}" if done else start]
    for field in effect.fields:
        lines += _field(field)
    why = _title(effect.why, source)
    return [*lines, *([f"  why: {why}"] if why else [])]


def _field(field: FieldEffect) -> list[str]:
    before, after = field.before, field.after
    if field.name == WHOLE and isinstance(before, dict) and isinstance(after, dict):
        lines: list[str] = []
        for key in {**before, **after}:
            is_kept = key in ("id", "aliases", "was") and key not in after
            if not is_kept and fingerprint(before.get(key)) != fingerprint(after.get(key)):
                lines += [f"  {key}", *_said("-", before.get(key)), *_said("+", after.get(key))]
        return lines
    return [f"  {field.name}", *_said("-", before), *_said("+", after)]


# `Any` below: what authors wrote.
def _said(sign: str, value: Any) -> list[str]:
    if value is None:
        return []
    text = str(value) if isinstance(value, str) else write_yaml(value)
    return [f"    {sign} {line}".rstrip() for line in text.rstrip("\n").split("\n")]


def _title(value: Any, source: str) -> str:
    """A title in the playbook's own language, on one line."""
    if isinstance(value, dict):
        value = value.get(source) or next(iter(value.values()), "")
    return " ".join(str(value).split()) if value else ""
