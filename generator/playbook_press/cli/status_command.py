"""`playbook status`: how changes and translations stand to their originals."""

from collections import Counter

import click

from playbook_press.cli.overlays import desk, resolved
from playbook_press.cli.own_templates import template_lines, templates_of
from playbook_press.overlay.drift import Standing, shown
from playbook_press.overlay.ledger import WHOLE, Effect
from playbook_press.overlay.resolving import Resolved
from playbook_press.overlay.translations import Coverage

_WIDTH = 10
_LISTED = 20

_HINTS = {
    "new": "not recorded yet; `playbook sync` does",
    "obsolete": "the original now says the same; take the change out",
}


@click.command(short_help="Say how changes and translations stand to their originals.")
@click.argument("playbook", required=False)
def status(playbook: str | None) -> int:
    """Say how changes and translations stand to their originals.

    PLAYBOOK is the id of a playbook of this site, or a folder; without one, all are looked at.
    Without one the site's own templates are listed too. Nothing is written.

    \b
    A changed field, template or message is
      clean      the original is as it was when you looked at it
      drifted    the original has changed since; compare, then `playbook sync`
      obsolete   the original now says what you say
      new        nobody has recorded its original yet; `playbook sync` does
    and a change is
      done       nothing in it can drift
      renamed    its target has another id now, and was found
      skipped    its target is missing, and `if_missing: skip` allows it

    \b
    Examples:
      playbook status
      playbook status acme

    Exit status: 0 however the changes stand, 1 problems in an overlay, 2 could not run.
    """
    asked = desk(playbook)
    found = resolved(asked)
    if isinstance(found, int):
        return found
    parts = [_lines(each) for each in found]
    own = templates_of(asked)
    parts += [template_lines(own)] if own.all else []
    click.echo("\n\n".join("\n".join(lines) for lines in parts))
    return 0


def _lines(each: Resolved) -> list[str]:
    lines = [_title(each)]
    if each.layers is not None:
        lines += ["", *_changes(each)]
    lines += ["", *(line for coverage in each.coverages for line in _coverage(coverage))]
    return lines if each.coverages else lines[:-1]


def _title(each: Resolved) -> str:
    book = each.book
    start = f"{book.id} {book.version}"
    if not book.built_on:
        return f"{start}, built on no other playbook"
    below = ", ".join(f"{named.id} {named.version}" for named in book.built_on)
    return f"{start}, built on {below}"


def _changes(each: Resolved) -> list[str]:
    standing = {(id(found.effect), found.field.name): found for found in each.standings}
    lines: list[str] = []
    states: Counter[str] = Counter()
    for effect in each.effects:
        state = _state_of(effect)
        if state in ("skipped", "renamed"):
            states[state] += 1
            lines += _told(state, effect)
        for field in effect.fields:
            found = standing[id(effect), field.name]
            states[found.state] += 1
            lines += _field(found)
        if not effect.fields and state in ("done", "obsolete"):
            states[state] += 1
            lines.append(_line(state, f"{effect.at}  {effect.verb}", _HINTS.get(state, "")))
    counts = ", ".join(f"{count} {state}" for state, count in sorted(states.items()))
    return [f"  {len(each.effects)} changes: {counts}" if lines else "  no changes", *lines]


def _state_of(effect: Effect) -> str:
    if effect.is_skipped:
        return "skipped"
    if effect.verb != "add" and effect.target != effect.at and _is_renamed(effect):
        return "renamed"
    return "obsolete" if effect.is_obsolete else "done"


def _is_renamed(effect: Effect) -> bool:
    """Whether the last id of the path is another one now; shorter paths mean the same."""
    written, present = effect.at.split("/"), effect.target.split("/")
    return (written[:2] != present[:2] and written[0] == present[0]) or written[-1] != present[-1]


def _told(state: str, effect: Effect) -> list[str]:
    if state == "skipped":
        return [_line(state, effect.at, "its target is missing")]
    return [_line(state, effect.at, f"is now {effect.target}")]


def _field(found: Standing) -> list[str]:
    name = "" if found.field.name == WHOLE else f" {found.field.name}"
    line = _line(found.state, f"{found.effect.at}{name}", _HINTS.get(found.state, ""))
    if found.state != "drifted":
        return [line]
    blank = " " * (_WIDTH + 4)
    return [
        line,
        f"{blank}original then: {shown(found.then)}",
        f"{blank}original now:  {shown(found.field.before)}",
        f"{blank}yours:         {shown(found.field.after)}",
    ]


def _line(state: str, subject: str, hint: str) -> str:
    return f"  {state:<{_WIDTH}}{subject}{f'  ({hint})' if hint else ''}"


def _coverage(coverage: Coverage) -> list[str]:
    counts = [f"{len(coverage.missing)} untranslated", f"{len(coverage.stale)} out of date"]
    lines = [
        f"  {coverage.language}: {coverage.percent} % of {coverage.texts} texts"
        f" ({', '.join(counts)})"
    ]
    places = [("missing", place) for place in coverage.missing]
    places += [("stale", each.place) for each in coverage.stale]
    lines += [_line(state, str(place), "") for state, place in places[:_LISTED]]
    if len(places) > _LISTED:
        lines.append(f"  … and {len(places) - _LISTED} more")
    return lines
