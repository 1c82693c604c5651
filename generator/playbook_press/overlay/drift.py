"""Which changes still stand on the original they were made for."""

from collections.abc import Iterator
from typing import Any, Literal

from msgspec import Struct

from playbook_press.diagnostics import Diagnostic
from playbook_press.overlay.book import Book
from playbook_press.overlay.kinds import location_of
from playbook_press.overlay.ledger import WHOLE, Effect, FieldEffect
from playbook_press.overlay.lock import Lock, Recorded
from playbook_press.overlay.prints import fingerprint, normalised
from playbook_press.overlay.problems.drifted_change import drifted_change
from playbook_press.overlay.problems.unknown_target import unknown_target
from playbook_press.overlay.problems.unmerged_text import unmerged_text
from playbook_press.overlay.targets import Miss, Target, find
from playbook_press.overlay.tree import Tree

State = Literal["clean", "new", "drifted", "obsolete"]
"""`new`: nobody has recorded its original yet; `obsolete`: the original now says the same."""

MARKS = ("<<<<<<< ", "||||||| ", "=======", ">>>>>>> ")
"""What begins the lines between two versions of a text."""

_LONGEST = 160


class Standing(Struct, frozen=True):
    """One changed field, and how it stands to its original."""

    effect: Effect
    field: FieldEffect
    state: State
    then: Any
    """The original as it was recorded; None where nothing was (`Any`: what authors wrote)."""


def standings(
    effects: tuple[Effect, ...], original: Book, lock: Lock
) -> tuple[tuple[Standing, ...], list[Diagnostic]]:
    """How every changed field stands, in the order of the changes; and what is wrong.

    Args:
        effects: What the overlay did.
        original: The original without the overlay.
        lock: What was recorded.
    """
    mended, problems = _before_corrections(original)
    found = tuple(
        Standing(
            each,
            field,
            _state(field, lock.originals.get(each.at, {}).get(field.name), mended),
            _text(lock.originals.get(each.at, {}).get(field.name)),
        )
        for each in effects
        for field in each.fields
    )
    problems += [_drifted(each) for each in found if each.state == "drifted"]
    return found, problems


def unmerged(tree: Tree) -> Iterator[Diagnostic]:
    """Every text of a file that still holds the marks of a merge."""
    if isinstance(tree.value, dict):
        for each in tree.value.values():
            yield from unmerged(each)
    elif isinstance(tree.value, tuple):
        for each in tree.value:
            yield from unmerged(each)
    elif isinstance(tree.value, str) and is_unmerged(tree.value):
        yield unmerged_text(tree.place())


def is_unmerged(text: str) -> bool:
    """Whether a line of a text begins with the first mark of a merge."""
    return text.startswith(MARKS[0]) or f"\n{MARKS[0]}" in text


def recorded(effects: tuple[Effect, ...], lock: Lock) -> dict[str, dict[str, Recorded]]:
    """The originals of all changes as they are now, to be written into the lock.

    What a change that is skipped had for an original stays recorded, because its target may
    come back.
    """
    found: dict[str, dict[str, Recorded]] = {}
    for effect in effects:
        if effect.is_skipped and effect.at in lock.originals:
            found.setdefault(effect.at, {}).update(lock.originals[effect.at])
        for field in effect.fields:
            text = normalised(field.before)
            entry = Recorded(print=fingerprint(text), text=text)
            found.setdefault(effect.at, {})[field.name] = entry
    return found


def shown(value: Any) -> str:
    """A value on one line, as far as it fits; what stands there is described by its fields."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        words = "; ".join(f"{key}: {shown(each)}" for key, each in value.items())
    elif isinstance(value, list | tuple):
        words = "; ".join(shown(each) for each in value)
    else:
        words = " ".join(str(value).split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _text(entry: Recorded | None) -> Any:
    return entry.text if entry is not None else None


def _state(field: FieldEffect, entry: Recorded | None, mended: Book | None) -> State:
    now = fingerprint(field.before)
    if now == fingerprint(_written_like(field)):
        return "obsolete"
    if entry is None:
        return "new"
    if entry.print == now:
        return "clean"
    if mended is not None and fingerprint(value_at(mended, field.lookup)) == entry.print:
        return "clean"
    return "drifted"


def _written_like(field: FieldEffect) -> Any:
    """What the overlay says, with the id that a replacement may leave out."""
    after = field.after
    if field.name == WHOLE and isinstance(after, dict) and isinstance(field.before, dict):
        return {**({"id": field.before["id"]} if "id" in field.before else {}), **after}
    return after


def _drifted(standing: Standing) -> Diagnostic:
    effect, field = standing.effect, standing.field
    subject = effect.at if field.name == WHOLE else f"{effect.at} {field.name}"
    then, now, yours = standing.then, field.before, field.after
    if isinstance(then, dict) and isinstance(now, dict):
        # Of a long item only what differs helps to compare.
        keys = [key for key in {**then, **now} if _differs(then.get(key), now.get(key))]
        then, now = ({key: each.get(key) for key in keys} for each in (then, now))
        yours = {key: yours.get(key) for key in keys} if isinstance(yours, dict) else yours
    return drifted_change(
        field.place, subject, shown(then), shown(now), shown(yours), field.original
    )


def _differs(one: Any, other: Any) -> bool:
    return fingerprint(one) != fingerprint(other)


def value_at(book: Book, lookup: tuple[str, ...]) -> Any:
    """What stands at a path of ids in a book; None where nothing does."""
    tree = book.files.get(lookup[0]) if lookup else None
    if tree is None:
        return None
    location = location_of(tree, lookup[1:])
    if location is not None:
        found = tree.at(location)
        return found.data if found is not None else None
    # A plain string is the text in the source language.
    *around, last = lookup[1:]
    whole = location_of(tree, tuple(around))
    text = tree.at(whole) if whole is not None else None
    if last == book.source_language and text is not None and isinstance(text.value, str):
        return text.data
    return None


def _before_corrections(original: Book) -> tuple[Book | None, list[Diagnostic]]:
    """The original with its slips, which are mended by now; None where there were none."""
    listed = original.manifest.child("corrections")
    if listed is None or not isinstance(listed.value, tuple) or not listed.value:
        return None, []
    book, problems = original.copy(), list[Diagnostic]()
    for entry in listed.value:
        at, was = entry.child("at"), entry.child("was")
        if at is None or was is None or not isinstance(at.value, str):
            continue
        found = find(book, at.value, verb="set")
        if isinstance(found, Miss):
            if not found.is_unread:
                place = at.place(within=found.step)
                problems.append(
                    unknown_target(place, found.start, found.step, found.known, found.there)
                )
            continue
        _put_back(book, found, was)
    return book, problems


def _put_back(book: Book, target: Target, was: Tree) -> None:
    tree = book.files[target.file]
    here = tree.at(target.location)
    if here is None:
        return
    given = was.value if isinstance(was.value, dict) else {book.source_language: was}
    now = here.value if isinstance(here.value, dict) else {book.source_language: here}
    merged = {**now, **given}
    is_plain = isinstance(here.value, str) and set(merged) == {book.source_language}
    new = merged[book.source_language] if is_plain else Tree(merged, here.origin)
    book.files[target.file] = tree.put(target.location, new)
