"""`add`, `move`, `remove` and `hide`: what is in a list, and where in it."""

from playbook_press.diagnostics import Place
from playbook_press.model.item import Model
from playbook_press.overlay.anatomy import parts
from playbook_press.overlay.book import MANIFEST, holds_list, spot_at
from playbook_press.overlay.kinds import (
    FOLDER_OF,
    former_ids,
    item_of,
    key_of,
    key_path,
    model_of,
    position_of,
)
from playbook_press.overlay.ledger import Verb
from playbook_press.overlay.order import (
    has_position,
    index_in,
    position,
    put_in_order,
    take_out_of_order,
)
from playbook_press.overlay.problems.added_twice import added_twice
from playbook_press.overlay.targets import Target, ensured, tree_at
from playbook_press.overlay.tree import Tree
from playbook_press.overlay.work import Removal, Step, Work, effect, title_in


def add_entry(work: Work, step: Step) -> None:
    """Make a change with `add`."""
    if step.target.kind:
        _add_item(work, step)
        return
    target, new = step.target, step.value("add")
    spot = spot_at(work.book.files[target.file], model_of(target.file), target.location)
    if not holds_list(spot.annotation):
        work.refuse(
            step.place("at"),
            f"`{step.at}` is no list, so nothing can be added to it.",
            "Name the list after `at`, such as `trait/shared-tools/practices`.",
        )
        return
    ensured(work.book, target, step.written.origin)
    tree = work.book.files[target.file]
    entries = tree.value if not target.location else _at(tree, target).value
    entries = entries if isinstance(entries, tuple) else ()
    if (there := _bearer(work, target, new)) is not None:
        work.problems.append(added_twice(_place_of_id(step, new), key_of(new), there))
        return
    # Every entry has an id of its own, so additions never get in each other's way.
    at = _wanted_position(work, step, target)
    if at is None:
        return
    listed = (*entries[:at], new, *entries[at:])
    whole = Tree(listed, _at(tree, target).origin)
    work.book.files[target.file] = tree.put(target.location, whole)
    entry = Target(target.file, (*target.location, at))
    effect(work, step, "add", title=title_in(new), position=position(step), target=entry)


def move_entry(work: Work, step: Step) -> None:
    """Make a change with `move`."""
    target = step.target
    if not has_position(step):
        work.refuse(
            step.place("move", key=True),
            "Nothing says where to move it.",
            "Write `before`, `after`, `first: true` or `last: true` beside `move`.",
        )
        return
    here = tree_at(work.book, target)
    if not target.location and item_of(target.file)[1]:
        kind, id = item_of(target.file)
        if work.decide(("order", kind, id), step.at, step.place("move", key=True)):
            placed = put_in_order(work, step, kind, id)
            if placed:
                effect(work, step, "move", title=title_in(here), position=position(step))
        return
    if here is None or not target.location or not isinstance(target.location[-1], int):
        _refuse_entry(work, step, "move")
        return
    ids = ("order", target.file, *key_path(work.book.files[target.file], target.location))
    if not work.decide(ids, step.at, step.place("move", key=True)):
        return
    parent = Target(target.file, target.location[:-1])
    tree = work.book.files[target.file].put(target.location, None)
    before = work.book.files[target.file]
    work.book.files[target.file] = tree
    at = _wanted_position(work, step, parent)
    if at is None:
        work.book.files[target.file] = before
        return
    left = _at(tree, parent)
    whole = Tree((*left.value[:at], here, *left.value[at:]), left.origin)
    work.book.files[target.file] = tree.put(parent.location, whole)
    moved = Target(target.file, (*parent.location, at))
    effect(work, step, "move", title=title_in(here), position=position(step), target=moved)


def remove_entry(work: Work, step: Step) -> None:
    """Make a change with `remove`."""
    target = step.target
    here = tree_at(work.book, target)
    place = step.place("remove", key=True)
    if here is None or (not target.location and not item_of(target.file)[1]):
        _refuse_entry(work, step, "remove")
        return
    tree = work.book.files[target.file]
    is_decided = work.decide((target.file, *key_path(tree, target.location)), step.at, place)
    if not is_decided or place in work.refused:
        return
    names = _names_in(tree, target)
    effect(work, step, "remove", title=title_in(here))
    if target.location:
        work.book.files[target.file] = tree.put(target.location, None)
    else:
        del work.book.files[target.file]
        work.book.loaded.pop(target.file, None)
        take_out_of_order(work, item_of(target.file)[0], names)
    work.removals.append(Removal(names, step.at, place))


def hide_entry(work: Work, step: Step) -> None:
    """Make a change with `hide`, which takes effect once all overlays are done."""
    target = step.target
    here = tree_at(work.book, target)
    is_entry = here is not None and here.child("id") is not None
    if here is None or not is_entry or (target.file == MANIFEST and not target.location):
        _refuse_entry(work, step, "hide")
        return
    place = step.place("hide", key=True)
    ids = key_path(work.book.files[target.file], target.location)
    if not work.decide(("hide", target.file, *ids, ""), step.at, place):
        return
    key = (target.file, ids)
    wanted = str(step.value("hide").value) in ("true", "True", "TRUE")
    is_obsolete = (key in work.book.hidden) == wanted
    if wanted:
        work.book.hidden.setdefault(key, place)
    else:
        work.book.hidden.pop(key, None)
    verb: Verb = "hide" if wanted else "show"
    effect(work, step, verb, title=title_in(here), is_obsolete=is_obsolete)


def _add_item(work: Work, step: Step) -> None:
    """Add an item that gets a file of its own."""
    kind, new = step.target.kind, step.value("add")
    id = key_of(new)
    if not isinstance(new.value, dict) or new.child("id") is None or not id:
        work.refuse(
            step.place("add", key=True),
            f"A new {kind} needs an `id` of its own.",
            "Write `id:` and a word of small letters, digits and hyphens.",
        )
        return
    name = f"{FOLDER_OF[kind]}/{id}.yml"
    existing = work.book.files.get(name)
    if existing is not None:
        place = _place_of_id(step, new)
        work.problems.append(added_twice(place, id, existing.place(("id",))))
        return
    work.book.files[name] = new
    if has_position(step) and not put_in_order(work, step, kind, id):
        return
    where, entry = position(step), Target(name, ())
    effect(work, step, "add", title=title_in(new), position=where, target=entry)


def _wanted_position(work: Work, step: Step, target: Target) -> int | None:
    """Where in a list something is to stand; the end where nothing is said."""
    entries = _at(work.book.files[target.file], target)
    keys = [key_of(entry) for entry in entries.value]
    former = {old: key_of(entry) for entry in entries.value for old in former_ids(entry)}
    return index_in(work, step, keys, former, entries.place())


def _at(tree: Tree, target: Target) -> Tree:
    found = tree.at(target.location)
    if found is None:
        raise LookupError(target)
    return found


def _bearer(work: Work, target: Target, new: Tree) -> Place | None:
    """Where the id of something new is borne already; None where it is free."""
    tree = work.book.files[target.file]
    id = key_of(new)
    if not id:
        return None
    neighbour = position_of(_at(tree, target), id)
    if neighbour is not None:
        return tree.place((*target.location, neighbour))
    model = _entry_model(work, target)
    space = model.namespace if model is not None else None
    if space is None or new.child("id") is None or space.scope == "list":
        return None
    for name, part in work.book.names(space.kind):
        if part.tree.value == id and (space.scope == "playbook" or name == target.file):
            return part.tree.place()
    return None


def _entry_model(work: Work, target: Target) -> type[Model] | None:
    """The model of a list's entries; of several kinds of question the first, as they agree."""
    tree = work.book.files[target.file]
    spot = spot_at(tree, model_of(target.file), target.location)
    for annotation in _flat(spot.annotation):
        if isinstance(annotation, type) and issubclass(annotation, Model):
            return annotation
    return None


# `object`: annotations have no common type.
def _flat(annotation: object) -> list[object]:
    inner = getattr(annotation, "__args__", ())
    return [annotation, *(each for one in inner for each in _flat(one))]


def _names_in(tree: Tree, target: Target) -> frozenset[tuple[str, str]]:
    depth = len(target.location)
    return frozenset(
        (part.kind, str(part.tree.value))
        for part in parts(tree, model_of(target.file))
        if part.role == "name" and part.location[:depth] == target.location
    )


def _place_of_id(step: Step, new: Tree) -> Place:
    return new.place(("id",)) if isinstance(new.value, dict) else new.place()


def _refuse_entry(work: Work, step: Step, verb: str) -> None:
    work.refuse(
        step.place("at"),
        f"`{step.at}` is nothing that `{verb}` can be done to.",
        "Name an item, or an entry of a list, after `at`.",
    )
