"""A playbook that is not validated yet: its files as trees, and what is hidden of it."""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from msgspec import Struct, field
from msgspec.structs import replace

from playbook_press.diagnostics import Place
from playbook_press.model.item import Model
from playbook_press.model.shape import Spot, spot
from playbook_press.model.text import Text
from playbook_press.overlay.anatomy import Part, parts
from playbook_press.overlay.kinds import FOLDER_OF, item_of, model_of
from playbook_press.overlay.tree import Tree
from playbook_press.source.document import Location
from playbook_press.source.load import Loaded

MANIFEST = "playbook.yml"

HiddenKey = tuple[str, tuple[str, ...]]
"""A file and a path of ids in it; the path is empty where the whole item is meant."""


class Named(Struct, frozen=True):
    """A playbook that another one is built on."""

    id: str
    title: Any
    """As it is written: a string or a map of languages."""
    version: str
    licence: Any
    """As it is written."""
    source: str
    """The language of plain strings."""


class Book(Struct):
    """The files of a playbook on their way from the original to what readers get."""

    folder: str
    files: dict[str, Tree] = field(default_factory=dict)
    """By their path in the playbook: `traits/a.yml`."""
    loaded: dict[str, Loaded] = field(default_factory=dict)
    """What came of reading each file, for its problems; also of those that did not load."""
    pictures: dict[str, str] = field(default_factory=dict)
    """Where each file of `images/` stands in the project."""
    hidden: dict[HiddenKey, Place] = field(default_factory=dict)
    """What is hidden, and where that is written."""
    variables: dict[str, Tree] = field(default_factory=dict)
    sidecars: dict[str, str] = field(default_factory=dict)
    """By language the file of translations that stands apart, of the topmost that has one."""
    built_on: tuple[Named, ...] = ()
    """The playbooks underneath, the nearest first."""
    own_paths: frozenset[str] = frozenset()
    """The files that overlays wrote, by their path in the project."""

    def copy(self) -> "Book":
        """The same book, to be changed without changing this one."""
        return replace(
            self,
            files=dict(self.files),
            loaded=dict(self.loaded),
            pictures=dict(self.pictures),
            hidden=dict(self.hidden),
            variables=dict(self.variables),
            sidecars=dict(self.sidecars),
        )

    @property
    def manifest(self) -> Tree:
        return self.files[MANIFEST]

    @property
    def id(self) -> str:
        return self._word("id")

    @property
    def version(self) -> str:
        return self._word("version")

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages as they are written; empty where they are not a list."""
        found = self.manifest.child("languages")
        if found is None or not isinstance(found.value, tuple):
            return ()
        return tuple(str(each.value) for each in found.value if isinstance(each.value, str))

    @property
    def source_language(self) -> str:
        return next(iter(self.languages), "")

    def named(self) -> Named:
        """This playbook, as one that is built on it speaks of it."""
        title, licence = self.manifest.child("title"), self.manifest.child("licence")
        return Named(
            self.id,
            title.data if title else self.id,
            self.version,
            licence.data if licence else None,
            self.source_language,
        )

    def ids(self, kind: str) -> list[str]:
        """The ids of a kind that has a file per item, sorted."""
        start = f"{FOLDER_OF[kind]}/"
        return sorted(
            {item_of(name)[1] for name in [*self.files, *self.loaded] if name.startswith(start)}
        )

    def is_unread(self, kind: str) -> bool:
        """Whether a file that may know an item of this kind, by another id, did not load."""
        start = f"{FOLDER_OF[kind]}/"
        return any(
            name.startswith(start) and each.document is None for name, each in self.loaded.items()
        )

    def parts(self, name: str) -> Iterator[Part]:
        """Everything of interest in a file."""
        return parts(self.files[name], model_of(name))

    def names(self, kind: str) -> Iterator[tuple[str, Part]]:
        """Every id of a kind, former ones included, with the file it stands in."""
        for name in sorted(self.files):
            for part in self.parts(name):
                if part.role == "name" and part.kind == kind:
                    yield name, part

    def _word(self, key: str) -> str:
        found = self.manifest.child(key)
        return str(found.value) if found is not None and isinstance(found.value, str) else ""


def spot_at(tree: Tree, model: type[Model], location: Location) -> Spot:
    """What the models know about a location of a file."""
    path: list[str | int] = []
    here: Tree | None = tree
    for step in (*location, None):
        choices = spot(model, tuple(path)).choices
        if choices:
            kind = here.child("kind") if here is not None else None
            path.append(str(kind.value) if kind is not None else "")
        if step is None:
            break
        path.append(step)
        here = here.child(step) if here is not None else None
    return spot(model, tuple(path))


# `Any` below: annotations have no common type.
def holds_text(annotation: Any) -> bool:
    """Whether one text, in several languages, stands here."""
    if get_origin(annotation) in (Annotated, Union, UnionType):
        return any(holds_text(each) for each in get_args(annotation))
    return annotation is Text


def holds_words(annotation: Any) -> bool:
    """Whether a map with names of the author's stands here, such as `aka`."""
    if get_origin(annotation) in (Annotated, Union, UnionType):
        return any(holds_words(each) for each in get_args(annotation))
    return get_origin(annotation) is dict


def holds_list(annotation: Any) -> bool:
    """Whether a list stands here."""
    if get_origin(annotation) in (Annotated, Union, UnionType):
        return any(holds_list(each) for each in get_args(annotation))
    return get_origin(annotation) is tuple and get_args(annotation)[-1] is Ellipsis


def holds_record(annotation: Any) -> bool:
    """Whether one record of one model stands here."""
    if get_origin(annotation) in (Annotated, Union, UnionType):
        return any(holds_record(each) for each in get_args(annotation))
    return isinstance(annotation, type) and issubclass(annotation, Model)
