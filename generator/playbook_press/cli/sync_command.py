"""`playbook sync`: record the originals as they are now."""

import click

from playbook_press.cli.overlays import Desk, desk, resolved
from playbook_press.cli.own_templates import record_templates
from playbook_press.cli.rewriting import as_before, rewrite
from playbook_press.overlay.drift import MARKS, recorded
from playbook_press.overlay.layers import LOCK
from playbook_press.overlay.ledger import WHOLE
from playbook_press.overlay.lock import Lock, Recorded, RecordedBase, lock_text
from playbook_press.overlay.merging import merge_value
from playbook_press.overlay.own_files import DECLARATION, within
from playbook_press.overlay.resolving import Resolved
from playbook_press.overlay.translations import sources_apart, translations
from playbook_press.source.document import Location
from playbook_press.source.editing import edited

_Kept = dict[tuple[str, str], Recorded]
"""What stays as it was recorded, by change and field."""


@click.command(short_help="Record that you have looked at what the originals changed.")
@click.argument("playbook", required=False)
@click.option(
    "--merge",
    is_flag=True,
    help="First take over what the originals changed, where your text leaves room for it.",
)
def sync(playbook: str | None, merge: bool) -> int:
    """Record that you have looked at what the originals changed.

    Writes `playbook.lock` beside `overlay.yml`: what the original says where you say something
    else, and which text each translation was made from. When one of them changes later,
    `playbook check` and `playbook status` tell you. Your own words are never touched.

    PLAYBOOK is the id of a playbook of this site, or a folder; without one, all overlays of the
    site are recorded, playbooks that have a lock already, and the originals of the site's own
    templates, in `templates/templates.lock`.

    With --merge, sentences that only the original changed are taken over into `overlay.yml`.
    Where both sides changed the same sentence, both stand there between marks, and the check
    reports it until you have chosen. Comments and layout stay.

    \b
    Examples:
      playbook status              what has changed?
      playbook sync                I have seen it, and keep mine
      playbook sync --merge acme   take over what goes together

    Exit status: 0 recorded, 1 problems in an overlay, 2 could not run.
    """
    found = desk(playbook)
    books = resolved(found)
    if isinstance(books, int):
        return books
    kept: dict[str, _Kept] = {}
    if merge:
        kept = {each.folder: _merge(found, each) for each in books if each.layers is not None}
        books = resolved(desk(playbook))
        # What was broken was reported; marks of a merge are, and do not keep us from recording.
        if isinstance(books, int):
            click.echo("The marked texts are yours to choose; then run `playbook sync`.", err=True)
            return books
    for each in books:
        is_recorded = found.path(within(each.folder, LOCK)).is_file()
        if each.layers is not None or is_recorded or playbook is not None:
            _record(found, each, kept.get(each.folder, {}))
    record_templates(found)
    return 0


def _record(found: Desk, each: Resolved, kept: _Kept) -> None:
    originals = recorded(each.effects, each.lock)
    for (at, name), entry in kept.items():
        if name in originals.get(at, {}):
            originals[at][name] = entry
    below = each.book.built_on[:1]
    lock = Lock(
        lock="1",
        base=RecordedBase(playbook=below[0].id, version=below[0].version) if below else None,
        originals=originals,
        translations=translations(each.book),
        sources=sources_apart(each.book),
    )
    path = found.path(within(each.folder, LOCK))
    text = lock_text(lock)
    if path.is_file() and path.read_text("utf-8") == text:
        click.echo(f"{within(each.folder, LOCK)} is up to date")
        return
    rewrite(path, text.encode())
    click.echo(f"{within(each.folder, LOCK)} written")


def _merge(found: Desk, each: Resolved) -> _Kept:
    """Take over what goes together; what does not, and stays as it was recorded."""
    texts: dict[Location, str] = {}
    kept: _Kept = {}
    for standing in each.standings:
        if standing.state != "drifted":
            continue
        effect, field = standing.effect, standing.field
        merged, is_whole = merge_value(
            field.name, standing.then, field.before, field.after, field.location
        )
        subject = effect.at if field.name == WHOLE else f"{effect.at} {field.name}"
        if not is_whole:
            kept[effect.at, field.name] = each.lock.originals[effect.at][field.name]
            click.echo(f"{subject}: not all of it can be merged; it stays as drifted")
        else:
            marked = any(MARKS[0] in text for text in merged.values())
            click.echo(f"{subject}: {'both versions, marked' if marked else 'merged'}")
        texts |= merged
    if texts and each.layers is not None:
        path = found.path(within(each.folder, DECLARATION))
        text, left = edited(each.layers.document.text, texts)
        for location in left:
            click.echo(f"{'.'.join(map(str, location))}: an alias, which is left alone", err=True)
        rewrite(path, as_before(path.read_bytes(), text))
    return kept
