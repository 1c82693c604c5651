"""The changes of one overlay, made to its original one after the other."""

from collections.abc import Callable, Mapping
from typing import cast

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.model.markup import links_in
from playbook_press.overlay.book import Book
from playbook_press.overlay.declaration import POSITIONS, VERBS
from playbook_press.overlay.kinds import FOLDER_OF, item_of, key_path
from playbook_press.overlay.ledger import Effect, Verb
from playbook_press.overlay.listing import add_entry, hide_entry, move_entry, remove_entry
from playbook_press.overlay.problems.hidden_base import hidden_base
from playbook_press.overlay.problems.removed_while_used import removed_while_used
from playbook_press.overlay.problems.retired_target import retired_target
from playbook_press.overlay.problems.unknown_target import unknown_target
from playbook_press.overlay.setting import replace_record, set_fields
from playbook_press.overlay.targets import Miss, Target, find, step_from
from playbook_press.overlay.tree import Tree
from playbook_press.overlay.work import Step, Work

_MAKE: Mapping[str, Callable[[Work, Step], None]] = {
    "set": set_fields,
    "add": add_entry,
    "replace": replace_record,
    "hide": hide_entry,
    "remove": remove_entry,
    "move": move_entry,
}
_PLACED = ("add", "move")
_SWITCHES = ("remove", "move", "first", "last")
_TRUE = ("true", "True", "TRUE")


def apply(work: Work, declared: Tree) -> list[Diagnostic]:
    """Make every change of an `overlay.yml` that has the right shape.

    Args:
        work: Where the changes are made and noted.
        declared: The whole file.

    Returns:
        The removals that should not have been made, because something still refers to what is
        gone. They stand at the places that `Work.refused` wants to know.
    """
    changes = declared.child("changes")
    for change in (changes.value if changes is not None else None) or ():
        _make(work, change)
    return [
        removed_while_used(removal.place, removal.subject, uses)
        for removal in work.removals
        if (uses := _uses(work.book, removal.names))
    ]


def _make(work: Work, change: Tree) -> None:
    at = str(change.value["at"].value)
    verb = _verb(work, change, at)
    if verb is None:
        return
    found = find(work.book, at, verb=verb)
    if isinstance(found, Miss):
        _missed(work, change, at, verb, found)
        return
    step = Step(change, at, found)
    if found.kind and verb != "add":
        work.refuse(
            step.place("at"),
            f"`{at}` is all items of a kind, and `{verb}` is for one.",
            f"Write the id of one after it: `{at}/…`.",
        )
        return
    if verb == "set" and not isinstance(step.value("set").value, dict):
        return
    successor = _past_retired(work, step)
    if successor is None:
        return
    step = successor
    if verb in ("set", "replace", "add", "move"):
        _warn_where_hidden(work, step)
    _MAKE[verb](work, step)


def _verb(work: Work, change: Tree, at: str) -> str | None:
    """The one thing to do; None, and a problem, where it is not exactly one."""
    verbs = [verb for verb in VERBS if change.child(verb) is not None]
    if len(verbs) != 1:
        named = ", ".join(verbs or VERBS)
        what = "several things to do at once" if verbs else "nothing to do"
        work.refuse(
            change.place(("at",)),
            f"The change of `{at}` says {what}.",
            f"Write one of: {named}; another change of the same thing is another entry.",
        )
        return None
    for word in _SWITCHES:
        switch = change.child(word)
        if switch is not None and str(switch.value) not in _TRUE:
            work.refuse(
                change.place((word,)),
                f"`{word}` is only written where it is to be done.",
                f"Write `{word}: true`, or leave it out.",
            )
            return None
    positions = [word for word in POSITIONS if change.child(word) is not None]
    if len(positions) > 1 or (positions and verbs[0] not in _PLACED):
        work.refuse(
            change.place((positions[-1],), key=True),
            f"`{positions[-1]}` has no place here.",
            "Name one place, beside `add` or `move`.",
        )
        return None
    return verbs[0]


def _missed(work: Work, change: Tree, at: str, verb: str, miss: Miss) -> None:
    if miss.is_unread:
        return
    if change.child("if_missing") is not None:
        why = change.child("why")
        work.effects.append(
            Effect(
                verb=cast(Verb, verb),
                at=at,
                target=at,
                owner=("", ""),
                why=why.data if why is not None else None,
                is_skipped=True,
                place=change.place(("at",)),
            )
        )
        return
    place = change.place(("at",), within=miss.step)
    work.problems.append(unknown_target(place, miss.start, miss.step, miss.known, miss.there))


def _past_retired(work: Work, step: Step) -> Step | None:
    """The change itself, or the same for what took the place of a retired item."""
    target = step.target
    kind, id = item_of(target.file) if target.file else ("", "")
    if kind not in FOLDER_OF or step.written.child("hide") is not None:
        return step
    tree = work.book.files[target.file]
    retired = tree.child("retired")
    # What an overlay underneath hides is not retired yet: that is done at the very end.
    if retired is None or not isinstance(retired.value, dict):
        return step
    since, successor = retired.child("since"), retired.child("replaced_by")
    name = f"{FOLDER_OF[kind]}/{successor.value}.yml" if successor is not None else ""
    moved = _same_place(work.book, target, name) if name in work.book.files else None
    work.problems.append(
        retired_target(
            step.place("at"),
            f"{kind}/{id}",
            str(since.value) if since is not None else "?",
            f"{kind}/{successor.value}" if successor is not None and moved else None,
            tree.place(("retired",), key=True),
        )
    )
    return Step(step.written, step.at, moved) if moved is not None else step


def _same_place(book: Book, target: Target, file: str) -> Target | None:
    """The same place in another item; None where that has no such place."""
    found: Target | None = Target(file, ())
    for step in key_path(book.files[target.file], target.location):
        found = step_from(book, found, step) if found is not None else None
    return found


def _warn_where_hidden(work: Work, step: Step) -> None:
    if not step.target.file:
        return
    ids = key_path(work.book.files[step.target.file], step.target.location)
    for depth in range(len(ids) + 1):
        there = work.book.hidden.get((step.target.file, ids[:depth]))
        if there is not None:
            work.problems.append(hidden_base(step.place("at"), step.at, there))
            return


def _uses(book: Book, names: frozenset[tuple[str, str]]) -> list[Place]:
    """Every place that still names something; what bears the same name again is no use."""
    borne = {
        (part.kind, str(part.tree.value))
        for file in book.files
        for part in book.parts(file)
        if part.role == "name"
    }
    gone = names - borne
    found: list[Place] = []
    for file in sorted(book.files):
        for part in book.parts(file):
            # The order of items is no use of them; what is gone leaves it by itself.
            if part.location[0] == "order":
                continue
            if part.role == "reference" and (part.kind, str(part.tree.value)) in gone:
                found.append(part.tree.place())
            elif part.role == "text":
                texts = part.tree.value
                for each in texts.values() if isinstance(texts, dict) else (part.tree,):
                    if isinstance(each.value, str) and "[[" in each.value:
                        found += [
                            each.place(within=link.written)
                            for link in links_in(each.value)
                            if (link.kind, link.id) in gone
                        ]
    return sorted(found)
