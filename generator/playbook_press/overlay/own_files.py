"""What lies in an overlay's own folder: new items, and more entries for the original's lists."""

from collections.abc import Collection

from playbook_press.model.layout import layout
from playbook_press.model.load import Read
from playbook_press.overlay.book import MANIFEST
from playbook_press.overlay.kinds import item_of, key_of, model_of
from playbook_press.overlay.ledger import Effect
from playbook_press.overlay.problems.added_twice import added_twice
from playbook_press.overlay.tree import Tree, tree_of
from playbook_press.overlay.work import Work, title_in

DECLARATION = "overlay.yml"


def within(folder: str, name: str) -> str:
    """The path of a file in a folder, which is empty where paths begin in it."""
    return f"{folder}/{name}" if folder else name


def take_in_own_files(work: Work, files: Collection[str], read: Read) -> list[str]:
    """Take in the items and lists that lie in the overlay's own folder; their paths."""
    folder, book = work.book.folder, work.book
    paths = [path for path in files if path != within(folder, DECLARATION)]
    # With a manifest of that name the layout does not miss one; it comes from the original.
    found = layout(folder, [*paths, within(folder, MANIFEST)])
    start = f"{folder}/" if folder else ""
    book.pictures |= {image: start + image for image in found.images}
    taken: list[str] = []
    for path in [*(path for _, path in found.singles), *(path for _, _, path in found.items)]:
        name = path.removeprefix(start)
        loaded = read(path)
        taken.append(path)
        if loaded.document is None:
            book.loaded[name] = loaded
            continue
        new = tree_of(loaded.document)
        existing = book.files.get(name)
        kind, id = item_of(name)
        if existing is None:
            book.loaded[name], book.files[name] = loaded, new
            work.effects.append(_own_effect(kind, id, new))
        elif id:
            work.problems.append(added_twice(new.place(("id",)), id, existing.place(("id",))))
            book.loaded[name], book.files[name] = loaded, new
            work.effects.append(_own_effect(kind, id, new))
        else:
            work.problems += loaded.problems
            _join(work, name, existing, new)
    return taken


def _join(work: Work, name: str, existing: Tree, new: Tree) -> None:
    """Add the entries of a list that the original has as well, such as its sources."""
    tree = existing
    for key, entries in new.value.items():
        there = tree.child(key)
        if there is None:
            tree = tree.put((key,), entries)
        elif not (isinstance(entries.value, tuple) and isinstance(there.value, tuple)):
            place = new.place((key,), key=True)
            work.problems.append(added_twice(place, key, there.place()))
        else:
            kept = {key_of(each): each for each in there.value}
            for each in entries.value:
                if key_of(each) in kept:
                    other = kept[key_of(each)]
                    work.problems.append(
                        added_twice(each.place(("id",)), key_of(each), other.place(("id",)))
                    )
            added = [each for each in entries.value if key_of(each) not in kept]
            tree = tree.put((key,), Tree((*there.value, *added), there.origin))
            work.effects += [_own_effect(_kind_in(name, key), key_of(each), each) for each in added]
    work.book.files[name] = tree


def _kind_in(name: str, field: str) -> str:
    """What the entries of a list are called by the model of its file."""
    info = model_of(name).model_fields.get(field)
    for entry in getattr(info.annotation if info else None, "__args__", ()):
        space = getattr(entry, "namespace", None)
        if space is not None:
            return str(space.kind)
    return item_of(name)[0]


def _own_effect(kind: str, id: str, tree: Tree) -> Effect:
    path = f"{kind}/{id}" if id else kind
    return Effect("add", path, path, (kind, id), tree.place(("id",)), title_in(tree))
