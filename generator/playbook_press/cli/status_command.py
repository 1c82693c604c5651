"""`playbook status`: how changes and translations stand to their originals."""

import json
from collections import Counter
from collections.abc import Mapping

import click

from playbook_press.cli.overlays import desk, resolved
from playbook_press.cli.own_templates import template_lines, templates_of
from playbook_press.overlay.drift import Standing, shown
from playbook_press.overlay.ledger import WHOLE, Effect
from playbook_press.overlay.resolving import Resolved
from playbook_press.overlay.translations import Coverage

_WIDTH = 10
_LISTED = 20

_FOREMOST = ("drifted", "obsolete", "new", "renamed", "skipped", "clean", "done")
"""The states of fields and changes, those that most need a look first."""

COLUMNS = ("texts", "up to date", "out of date", "missing")
"""What is counted of every language."""

_HINTS = {
    "new": "not recorded yet; `playbook sync` does",
    "obsolete": "the original now says the same; take the change out",
}


@click.command(short_help="Say how changes and translations stand to their originals.")
@click.argument("playbook", required=False)
@click.option("--json", "as_json", is_flag=True, help="As data, with every text that is missing.")
def status(playbook: str | None, as_json: bool) -> int:
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

    In the sum above the list, a change of several fields counts once, as the one of them that
    most needs a look.

    Of each language but the source's a table says how many texts are up to date, older than
    their source, and missing; below it stands where.

    \b
    Examples:
      playbook status
      playbook status acme
      playbook status acme --json

    Exit status: 0 however the changes stand, 1 problems in an overlay, 2 could not run.
    """
    asked = desk(playbook)
    found = resolved(asked)
    if isinstance(found, int):
        return found
    if as_json:
        click.echo(json.dumps([_as_data(each) for each in found], ensure_ascii=False, indent=2))
        return 0
    parts = [_lines(each) for each in found]
    own = templates_of(asked)
    parts += [template_lines(own)] if own.all else []
    click.echo("\n\n".join("\n".join(lines) for lines in parts))
    return 0


def _lines(each: Resolved) -> list[str]:
    lines = [_title(each)]
    if each.layers is not None:
        lines += ["", *_changes(each)]
    return [*lines, "", *_translations(each.coverages)] if each.coverages else lines


def _title(each: Resolved) -> str:
    book = each.book
    start = f"{book.id} {book.version}"
    if not book.built_on:
        return f"{start}, built on no other playbook"
    below = ", ".join(f"{named.id} {named.version}" for named in book.built_on)
    return f"{start}, built on {below}"


def _changes(each: Resolved) -> list[str]:
    standing = _by_field(each)
    lines: list[str] = []
    for effect in each.effects:
        state = _state_of(effect)
        if state in ("skipped", "renamed"):
            lines += _told(state, effect)
        for field in effect.fields:
            lines += _field(standing[id(effect), field.name])
        if not effect.fields and state in ("done", "obsolete"):
            lines.append(_line(state, f"{effect.at}  {effect.verb}", _HINTS.get(state, "")))
    if not lines:
        return ["  no changes"]
    states = Counter(_foremost(effect, standing) for effect in each.effects)
    counts = ", ".join(f"{count} {state}" for state, count in sorted(states.items()))
    noun = "change" if len(each.effects) == 1 else "changes"
    return [f"  {len(each.effects)} {noun}: {counts}", *lines]


_ByField = Mapping[tuple[int, str], Standing]
"""How fields stand, by the effect they are part of (`id`) and their name."""


def _by_field(each: Resolved) -> _ByField:
    return {(id(found.effect), found.field.name): found for found in each.standings}


def _foremost(effect: Effect, standing: _ByField) -> str:
    """What a change counts as: of all that is told of it, what most needs a look."""
    states = {standing[id(effect), field.name].state for field in effect.fields}
    # Of a change with fields `done` says nothing, and comes last for that.
    return min({*states, _state_of(effect)}, key=_FOREMOST.index)


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


def _translations(coverages: tuple[Coverage, ...]) -> list[str]:
    """How far a playbook speaks each language, as a table, and what is to do."""
    rows = [("", *COLUMNS, "")]
    rows += [
        (
            each.language,
            str(each.texts),
            str(each.texts - len(each.stale) - len(each.missing)),
            str(len(each.stale)),
            str(len(each.missing)),
            f"{each.percent} %",
        )
        for each in coverages
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            cell.rjust(width) if position else f"  {cell.ljust(width)}"
            for position, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    for each in coverages:
        # What is old misleads; what is missing is only in another language.
        places = [("stale", found.place) for found in each.stale]
        places += [("missing", place) for place in each.missing]
        if places:
            lines += ["", f"  {each.language}"]
        lines += [_line(state, str(place), "") for state, place in places[:_LISTED]]
        if len(places) > _LISTED:
            lines.append(f"  … and {len(places) - _LISTED} more; `--json` lists all of them")
    return lines


def _as_data(each: Resolved) -> dict[str, object]:
    standing = _by_field(each)
    return {
        "playbook": each.book.id,
        "version": each.book.version,
        "built_on": [{"playbook": it.id, "version": it.version} for it in each.book.built_on],
        "changes": [
            {
                "at": effect.at,
                "verb": effect.verb,
                "state": _foremost(effect, standing),
                "fields": {
                    field.name: standing[id(effect), field.name].state for field in effect.fields
                },
            }
            for effect in each.effects
        ],
        "translations": {
            coverage.language: {
                "texts": coverage.texts,
                "percent": coverage.percent,
                "stale": [str(found.place) for found in coverage.stale],
                "missing": [str(place) for place in coverage.missing],
            }
            for coverage in each.coverages
        },
    }
