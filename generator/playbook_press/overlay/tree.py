"""Values that know where each of them was written, whatever became of them since."""

from typing import Any

from msgspec import Struct

from playbook_press.diagnostics import Place
from playbook_press.source.document import Document, Location


class Origin(Struct, frozen=True):
    """Where a value was written."""

    document: Document
    location: Location


class Tree(Struct, frozen=True):
    """A value of a YAML file and all in it, each part with the place it came from."""

    value: Any
    """A dict or tuple of trees, or what a scalar holds (`Any`: what the author wrote)."""
    origin: Origin

    @property
    def data(self) -> Any:
        """The bare value, as the loader would have given it."""
        if isinstance(self.value, dict):
            return {key: tree.data for key, tree in self.value.items()}
        if isinstance(self.value, tuple):
            return tuple(tree.data for tree in self.value)
        return self.value

    def child(self, step: str | int) -> "Tree | None":
        """What a step leads to; None where nothing is written."""
        if isinstance(self.value, dict) and isinstance(step, str):
            return self.value.get(step)
        if isinstance(self.value, tuple) and isinstance(step, int) and step < len(self.value):
            found: Tree = self.value[step]
            return found
        return None

    def at(self, location: Location) -> "Tree | None":
        """What stands at a location."""
        tree: Tree | None = self
        for step in location:
            tree = tree.child(step) if tree is not None else None
        return tree

    def place(self, location: Location = (), *, key: bool = False, within: str = "") -> Place:
        """Where a value was written; a step that leads nowhere leaves what is around it."""
        tree, rest = self, location
        while rest and (inner := tree.child(rest[0])) is not None:
            tree, rest = inner, rest[1:]
        whole = (*tree.origin.location, *rest)
        return tree.origin.document.place(whole, key=key, within=within)

    def put(self, location: Location, new: "Tree | None") -> "Tree":
        """The same tree with something else at a location; None takes out what stands there.

        A field that is not there yet is added; what leads to it must be there.
        """
        if not location:
            if new is None:
                raise ValueError("a whole document cannot be taken out of itself")
            return new
        step, *rest = location
        if isinstance(self.value, dict):
            fields = dict(self.value)
            key = str(step)
            if rest:
                fields[key] = fields[key].put(tuple(rest), new)
            elif new is None:
                fields.pop(key, None)
            else:
                fields[key] = new
            return Tree(fields, self.origin)
        entries = list(self.value)
        position = int(step)
        if rest:
            entries[position] = entries[position].put(tuple(rest), new)
        elif new is None:
            del entries[position]
        else:
            entries[position] = new
        return Tree(tuple(entries), self.origin)


def tree_of(document: Document, data: Any = None, location: Location = ()) -> Tree:
    """The tree of a document, or of a part of it."""
    value = document.data if not location and data is None else data
    if isinstance(value, dict):
        value = {key: tree_of(document, each, (*location, key)) for key, each in value.items()}
    elif isinstance(value, tuple):
        value = tuple(
            tree_of(document, each, (*location, position)) for position, each in enumerate(value)
        )
    elif value is None and location:
        return Tree(None, Origin(document, location))
    return Tree(value, Origin(document, location))


class Composed(Document, frozen=True):
    """A file put together from others; it says of each value where that was written."""

    tree: Tree

    def place(self, location: Location, *, key: bool = False, within: str = "") -> Place:
        """As `Document.place`, in the file the value came from."""
        return self.tree.place(location, key=key, within=within)

    def line_at(self, location: Location, place: Place) -> str:
        """As `Document.line_at`, in the file the value came from."""
        tree = self.tree
        for step in location:
            tree = tree.child(step) or tree
        return tree.origin.document.line_at((), place)


def composed(path: str, tree: Tree) -> Composed:
    """A document of this tree; `path` names it where it is spoken of as a whole."""
    return Composed(path=path, text="", data=tree.data, tree=tree)
