"""What stands where in a playbook, and by which word a change names it."""

from collections.abc import Mapping

from playbook_press.model.ids import is_id
from playbook_press.model.item import Model
from playbook_press.model.load import ITEMS, SINGLES
from playbook_press.model.manifest import Manifest
from playbook_press.model.playbook import FOLDERS
from playbook_press.overlay.tree import Tree
from playbook_press.source.document import Location

FOLDER_OF: Mapping[str, str] = {kind: folder for folder, kind in FOLDERS.items()}
"""`trait` to `traits`: the folder of each kind that has a file per item."""

LISTS: Mapping[str, tuple[str, str]] = {
    "term": ("glossary.yml", "terms"),
    "pair": ("glossary.yml", "pairs"),
    "source": ("sources.yml", "sources"),
    "step": ("ladder.yml", "steps"),
    "role": ("roles.yml", "roles"),
    "law": ("law.yml", "notes"),
    "group": ("playbook.yml", "rule_groups"),
    "topic": ("playbook.yml", "topics"),
    "placeholder": ("playbook.yml", "placeholders"),
    "pattern": ("playbook.yml", "patterns"),
}
"""The file and field of every kind whose items share a file."""

FILES: Mapping[str, str] = {"playbook": "playbook.yml", **{name: f"{name}.yml" for name in SINGLES}}
"""The files that a playbook has once, by the word that names each."""

INNER: Mapping[str, str] = {"fact": "case", "practice": "trait"}
"""Kinds that stand in items of another kind and are the only ones of their id."""

WORDS = tuple(dict.fromkeys([*FOLDER_OF, *LISTS, *INNER, *FILES]))
"""Everything a path may begin with."""

_KEYS = ("id", "trait", "fact", "source")


def model_of(name: str) -> type[Model]:
    """The model of a file by its path in the playbook: `traits/a.yml`, `glossary.yml`."""
    folder, slash, _ = name.partition("/")
    if slash:
        return ITEMS[FOLDERS[folder]]
    single = name.removesuffix(".yml")
    return Manifest if single == "playbook" else SINGLES[single]


def item_of(name: str) -> tuple[str, str]:
    """The kind and id of a file's item: `("trait", "a")`; the id is empty for `glossary.yml`."""
    folder, slash, file = name.partition("/")
    if slash:
        return FOLDERS[folder], file.removesuffix(".yml")
    return name.removesuffix(".yml"), ""


def key_of(tree: Tree) -> str:
    """What an entry of a list is known by: its id, or what it is about; empty if nothing."""
    if isinstance(tree.value, str):
        return str(tree.value) if is_id(tree.value) else ""
    for name in _KEYS:
        if (found := tree.child(name)) is not None and isinstance(found.value, str):
            return str(found.value)
    return ""


def former_ids(tree: Tree) -> tuple[str, ...]:
    """The ids that a record had before."""
    found: list[str] = []
    for name in ("aliases", "was"):
        former = tree.child(name)
        if former is not None and isinstance(former.value, tuple):
            found += [str(each.value) for each in former.value if isinstance(each.value, str)]
    return tuple(found)


def position_of(entries: Tree, key: str) -> int | None:
    """Where an entry of a list stands, by what it is or was known by."""
    if not isinstance(entries.value, tuple):
        return None
    for position, entry in enumerate(entries.value):
        if key_of(entry) == key:
            return position
    for position, entry in enumerate(entries.value):
        if key in former_ids(entry):
            return position
    return None


def keys_in(entries: Tree | None) -> list[str]:
    """What the entries of a list are known by, in their order."""
    if entries is None or not isinstance(entries.value, tuple):
        return []
    return [key for entry in entries.value if (key := key_of(entry))]


def key_path(tree: Tree, location: Location) -> tuple[str, ...]:
    """A location by ids instead of positions, which does not change as lists grow."""
    found: list[str] = []
    for depth, step in enumerate(location):
        entry = tree.at(location[: depth + 1])
        found.append(key_of(entry) if isinstance(step, int) and entry is not None else str(step))
    return tuple(found)


def location_of(tree: Tree, path: tuple[str, ...]) -> Location | None:
    """The location that a path of ids has now; None where it is gone."""
    location: list[str | int] = []
    for step in path:
        if isinstance(tree.value, tuple):
            position = position_of(tree, step)
            if position is None:
                return None
            location.append(position)
            tree = tree.value[position]
            continue
        inner = tree.child(step)
        if inner is None:
            return None
        location.append(step)
        tree = inner
    return tuple(location)
