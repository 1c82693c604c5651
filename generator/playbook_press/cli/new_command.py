"""`playbook new`: a beginning for something new."""

import click

from playbook_press.cli.overlays import desk, resolved
from playbook_press.cli.placing import Placing
from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.cli.rewriting import rewrite
from playbook_press.cli.scaffolding import Scaffold, first_id, scaffolds
from playbook_press.model.ids import DEVICE_NAMES, RESERVED, is_id
from playbook_press.overlay.kinds import FOLDER_OF, LISTS, keys_in
from playbook_press.overlay.resolving import Resolved


def _kinds() -> str:
    """The kinds, sorted by where they stand; a new file in the starter is told of by itself."""
    rows = {
        "with a file of its own": [each for each in scaffolds() if each in FOLDER_OF],
        "added to a list": [each for each in scaffolds() if each in LISTS],
        "inside an item, with --in": [each for each, it in scaffolds().items() if it.inside],
    }
    width = max(map(len, rows))
    lines = (f"  {name:<{width}}  {', '.join(kinds)}" for name, kinds in rows.items())
    return "\n".join(["\b", "KIND is", *lines])


@click.command(short_help="Make a beginning for a trait, rule, case, question …", epilog=_kinds())
@click.argument("kind", metavar="KIND", type=click.Choice(list(scaffolds())))
@click.argument("id", metavar="ID")
@click.option(
    "--playbook",
    metavar="P",
    help="The playbook it belongs to; needed where the site has several.",
)
@click.option(
    "--in",
    "at",
    metavar="PATH",
    help="What it stands in, for a practice (`trait/ID`), a fact (`case/ID`), or a question"
    " (`assessment/ID/SECTION`).",
)
def new(kind: str, id: str, playbook: str | None, at: str | None) -> int:
    """Make a beginning for a trait, rule, case, question …

    ID is made of small letters, digits and hyphens, and is never used again. What is written
    passes the check as it is; remarks in it, in the languages of the playbook, say what to write
    instead. Where the playbook lists the order of its items, the new one comes last.

    In a playbook built on another one, items become files of your own, and what stands inside an
    item of the original becomes a change in `overlay.yml`. The original is never written to.

    \b
    Examples:
      playbook new case our-spring
      playbook new rule short-meetings --playbook good-meetings
      playbook new practice friday-call --in trait/easy-interaction
      playbook new question q-pace --in assessment/health-check/easy-interaction

    Exit status: 0 written, 1 problems in an overlay, 2 could not run.
    """
    scaffold = scaffolds()[kind]
    _refuse_malformed(kind, id)
    if (at is None) != (scaffold.inside is None):
        raise CouldNotRunError(_about_in(scaffold))
    found = desk(playbook)
    if len(found.names) != 1:
        names = ", ".join(name.rpartition("/")[2] for name in found.names)
        raise CouldNotRunError(
            f"There are several playbooks here. Say which: --playbook, and one of {names}."
            if found.names
            else "There is no playbook here yet. Make a site: playbook init my-wiki"
        )
    books = resolved(found)
    if isinstance(books, int):
        return books
    (home,) = books
    _refuse_taken(home, scaffold, id)
    text = scaffold.written(home.book.languages, _ids(home, scaffold, id))
    written = list(Placing(found, home).files(scaffold, id, text, at))
    for each in written:
        if each.is_new and found.path(each.name).exists():
            raise CouldNotRunError(f"`{each.name}` is there already, and shall not be overwritten.")
    for each in written:
        rewrite(found.path(each.name), each.data)
        click.echo(f"{each.name}{'' if each.is_new else ' (added to)'}")
    click.echo("\nNext: put your words in place of ours, then run `playbook check`.", err=True)
    return 0


def _refuse_malformed(kind: str, id: str) -> None:
    if not is_id(id):
        raise CouldNotRunError(
            f"`{id}` is not an id. Write small letters, digits and single hyphens, a letter first,"
            " at most 64 characters: `our-spring`."
        )
    if id in DEVICE_NAMES or id in RESERVED.get(kind, ()):
        raise CouldNotRunError(f"The id `{id}` is kept for another use. Choose another one.")


def _about_in(scaffold: Scaffold) -> str:
    if scaffold.inside is None:
        return f"A {scaffold.kind} stands in nothing else. Leave out --in."
    kind, _ = scaffold.inside
    more = "/SECTION" if scaffold.kind == "question" else ""
    article = "an" if kind[0] in "aeiou" else "a"
    return f"A {scaffold.kind} stands in {article} {kind}. Say in which: --in {kind}/ID{more}"


def _refuse_taken(home: Resolved, scaffold: Scaffold, id: str) -> None:
    """Refuse an id that something of the kind has or had, hidden things included."""
    books = [home.book] if home.layers is None else [home.book, home.layers.original]
    for book in books:
        for _, part in book.names(scaffold.kind):
            if part.tree.value == id:
                raise CouldNotRunError(
                    f"There is a {scaffold.kind} `{id}` already, or it was called so:"
                    f" {part.tree.place()}. Ids are never used twice; choose another one."
                )


def _ids(home: Resolved, scaffold: Scaffold, id: str) -> dict[str, str]:
    """What stands in the slots of a beginning."""
    ids = {"ID": id}
    for kind in scaffold.needs:
        known = _known(home, kind)
        if not known:
            raise CouldNotRunError(
                f"A {scaffold.kind} needs a {kind}, and `{home.book.id}` has none yet. Make one"
                f" first: playbook new {kind} ID"
            )
        ids[kind.upper()] = known[0]
    for kind in scaffold.brings:
        taken = frozenset(str(part.tree.value) for _, part in home.book.names(kind))
        ids[f"FIRST_{kind.upper()}"] = first_id(id, kind, taken)
    return ids


def _known(home: Resolved, kind: str) -> list[str]:
    """The ids of a kind that something may refer to, in the playbook's order."""
    book = home.book
    if kind in FOLDER_OF:
        order = book.manifest.at(("order", FOLDER_OF[kind]))
        there = [each for each in book.ids(kind) if f"{FOLDER_OF[kind]}/{each}.yml" in book.files]
        known = [each for each in keys_in(order) if each in there] or there
        gone = {name for word, name in home.hidden if word == kind}
        return [each for each in known if each not in gone]
    file, field = LISTS[kind]
    tree = book.files.get(file)
    return keys_in(tree.child(field)) if tree is not None else []
