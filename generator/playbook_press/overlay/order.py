"""Where in a list something stands, and in which order the items of a kind are read."""

from playbook_press.diagnostics import Place
from playbook_press.overlay.book import MANIFEST
from playbook_press.overlay.kinds import FOLDER_OF, former_ids, key_of, keys_in
from playbook_press.overlay.problems.missing_position import missing_position
from playbook_press.overlay.tree import Tree
from playbook_press.overlay.work import Step, Work

_NEIGHBOURS = ("before", "after")
_ENDS = ("first", "last")


def has_position(step: Step) -> bool:
    """Whether a change says where."""
    return any(step.written.child(word) is not None for word in (*_NEIGHBOURS, *_ENDS))


def position(step: Step) -> str:
    """Where, as the author put it: `after watering`, `first`; empty where nothing is said."""
    for word in _NEIGHBOURS:
        neighbour = step.written.child(word)
        if neighbour is not None:
            return f"{word} {neighbour.value}"
    return next((word for word in _ENDS if step.written.child(word) is not None), "")


def put_in_order(work: Work, step: Step, kind: str, id: str) -> bool:
    """Write an item's place among its kind into the manifest; False where there is none."""
    book, field = work.book, FOLDER_OF[kind]
    manifest = book.manifest
    order = manifest.child("order")
    listed = order.child(field) if order is not None else None
    named = keys_in(listed)
    aliases = {
        former: other
        for other in book.ids(kind)
        if f"{field}/{other}.yml" in book.files
        for former in former_ids(book.files[f"{field}/{other}.yml"])
    }
    known = book.ids(kind)
    whole = [each for name in named if (each := aliases.get(name, name)) in known and each != id]
    whole = list(dict.fromkeys(whole))
    whole += [other for other in known if other not in whole and other != id]
    at = index_in(work, step, whole, aliases, listed.place() if listed else manifest.place())
    if at is None:
        return False
    whole.insert(at, id)
    origin = step.written.origin
    entries = Tree(tuple(Tree(each, origin) for each in whole), origin)
    fields = {**(order.value if order is not None else {}), field: entries}
    holder = order.origin if order is not None else origin
    book.files[MANIFEST] = manifest.put(("order",), Tree(fields, holder))
    return True


def take_out_of_order(work: Work, kind: str, names: frozenset[tuple[str, str]]) -> None:
    """Take items that are gone out of the order of their kind."""
    location = ("order", FOLDER_OF[kind])
    listed = work.book.manifest.at(location)
    if listed is not None and isinstance(listed.value, tuple):
        left = tuple(each for each in listed.value if (kind, key_of(each)) not in names)
        tree = Tree(left, listed.origin)
        work.book.files[MANIFEST] = work.book.manifest.put(location, tree)


def index_in(
    work: Work, step: Step, keys: list[str], former: dict[str, str], there: Place
) -> int | None:
    """Where among some ids a change puts something; the end where it says nothing.

    Args:
        work: Where a neighbour that is not there is reported.
        step: The change.
        keys: The ids in their order.
        former: Ids that they had before, with those of today.
        there: Where the list begins.

    Returns:
        None, and a problem, where the neighbour is not in the list.
    """
    for word in _NEIGHBOURS:
        neighbour = step.written.child(word)
        if neighbour is None:
            continue
        id = str(neighbour.value)
        id = id if id in keys else former.get(id, id)
        if id not in keys:
            known = [key for key in keys if key]
            work.problems.append(missing_position(step.place(word), id, known, there))
            return None
        return keys.index(id) + (word == "after")
    return 0 if step.written.child("first") is not None else len(keys)
