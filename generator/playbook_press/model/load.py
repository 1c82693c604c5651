"""From the files of a folder to a playbook, with everything that is wrong on the way."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from msgspec import Struct

from playbook_press.diagnostics import Diagnostic
from playbook_press.model.assessment import Assessment
from playbook_press.model.case import Case
from playbook_press.model.checklist import Checklist
from playbook_press.model.form import Form
from playbook_press.model.glossary import Glossary
from playbook_press.model.identity import identity_problems
from playbook_press.model.ids import RESERVED, is_id
from playbook_press.model.item import Item, Model
from playbook_press.model.layout import Layout, layout
from playbook_press.model.manifest import Manifest
from playbook_press.model.manifest_in_part import manifest_in_part
from playbook_press.model.playbook import Playbook, Unread
from playbook_press.model.problems.id_differs_from_file_name import id_differs_from_file_name
from playbook_press.model.problems.reserved_id import reserved_id
from playbook_press.model.rule import Ladder, Law, Roles, Rule
from playbook_press.model.sources import Sources
from playbook_press.model.text import LANGUAGE
from playbook_press.model.trait import Trait
from playbook_press.model.validation import validated
from playbook_press.model.walk import namespaces_within
from playbook_press.model.workshop import Workshop
from playbook_press.source.document import Document
from playbook_press.source.load import Loaded

Read = Callable[[str], Loaded]
"""Reads the YAML file at a path that is relative to the project."""

ITEMS: Mapping[str, type[Item]] = {
    "trait": Trait,
    "rule": Rule,
    "case": Case,
    "assessment": Assessment,
    "form": Form,
    "checklist": Checklist,
    "workshop": Workshop,
}
"""The model of every kind of item that has a file of its own."""

SINGLES: Mapping[str, type[Model]] = {
    "glossary": Glossary,
    "sources": Sources,
    "ladder": Ladder,
    "roles": Roles,
    "law": Law,
}
"""The model of every file that a playbook has once, besides `playbook.yml`."""

M = TypeVar("M", bound=Model)
I = TypeVar("I", bound=Item)  # noqa: E741


class LoadedPlaybook(Struct, frozen=True):
    """What came of a playbook's folder."""

    playbook: Playbook | None
    """What could be read of it, for checking; None where its languages are not known.

    Fit to be published only where no problem is an error.
    """
    problems: tuple[Diagnostic, ...]
    """Everything found so far, file by file."""


def load_playbook(folder: str, paths: Iterable[str], read: Read) -> LoadedPlaybook:
    """Read a playbook, and report everything that is wrong with its files and ids.

    A file with problems is left out and the rest is loaded, so that one run finds them all.
    What is left out is in `Playbook.unread`. The outcome does not depend on the order of
    `paths`.

    Args:
        folder: The playbook's folder, relative to the project and with `/`. Where it is
            empty, the playbook's id is not compared with a folder's name.
        paths: Every file below the folder, relative to the project.
        read: Called once for every YAML file that belongs to the playbook.
    """
    files = layout(folder, paths)
    reading = _Reading(folder, read)
    reading.problems.extend(files.problems)
    manifest = reading.manifest(files.manifest)
    records = {kind: reading.items(kind, files) for kind in ITEMS}
    singles = {name: reading.single(name, path) for name, path in files.singles}
    if manifest is None:
        return LoadedPlaybook(None, tuple(reading.problems))
    order = manifest.order
    playbook = Playbook(
        manifest=manifest,
        traits=_ordered(records["trait"], Trait, order.traits),
        rules=_ordered(records["rule"], Rule, order.rules),
        cases=_ordered(records["case"], Case, order.cases),
        assessments=_ordered(records["assessment"], Assessment, order.assessments),
        forms=_ordered(records["form"], Form, order.forms),
        checklists=_ordered(records["checklist"], Checklist, order.checklists),
        workshops=_ordered(records["workshop"], Workshop, order.workshops),
        glossary=_of(Glossary, singles.get("glossary")) or Glossary(),
        sources=_of(Sources, singles.get("sources")),
        ladder=_of(Ladder, singles.get("ladder")),
        roles=_of(Roles, singles.get("roles")),
        law=_of(Law, singles.get("law")),
        documents=reading.documents,
        folder=folder,
        images=files.images,
        unread=Unread(frozenset(reading.unread_items), frozenset(reading.unread_kinds)),
    )
    return LoadedPlaybook(playbook, (*reading.problems, *identity_problems(playbook)))


class _Reading:
    """What was read of a playbook so far."""

    def __init__(self, folder: str, read: Read) -> None:
        self.folder = folder
        self.read = read
        self.languages: tuple[str, ...] = ()
        self.documents: dict[tuple[str, str], Document] = {}
        self.problems: list[Diagnostic] = []
        self.unread_items: set[tuple[str, str]] = set()
        self.unread_kinds: set[str] = set()

    def manifest(self, path: str | None) -> Manifest | None:
        """The manifest, in part where not all of it fits."""
        document = self._document(path) if path else None
        if document is None:
            self._leave_out(Manifest)
            return None
        self.languages = _languages_in(document)
        name = self.folder.rpartition("/")[2]
        record = self._record(document, Manifest)
        if record is None:
            self._leave_out(Manifest)
            if self.languages:
                record = manifest_in_part(document, name or "playbook", self.languages)
        if name:
            self._compare_id(document, name, folder=True)
        if record is not None:
            self._refuse_reserved("playbook", record, document)
            self.documents["playbook", record.id] = document
        return record

    def single(self, name: str, path: str) -> Model | None:
        """The record of a file that a playbook has once."""
        document = self._document(path)
        record = self._record(document, SINGLES[name]) if document else None
        if document is None or record is None:
            self._leave_out(SINGLES[name])
            return None
        self.documents[name, ""] = document
        return record

    def items(self, kind: str, files: Layout) -> list[Item]:
        """The items of a kind, in the order of their files' names."""
        names = {name: path for item_kind, name, path in files.items if item_kind == kind}
        found = []
        for name, path in names.items():
            document = self._document(path)
            if document is not None:
                self._compare_id(document, name, folder=False)
            record = self._record(document, ITEMS[kind]) if document else None
            if document is None or record is None:
                self._leave_out_item(kind, name, document)
                continue
            if record.id != name:
                self.unread_items.add((kind, name))
                # A file of that name is there, or another one has the id already.
                if record.id in names or (kind, record.id) in self.documents:
                    self._leave_out_item(kind, name, document)
                    continue
            self._refuse_reserved(kind, record, document)
            self.documents[kind, record.id] = document
            found.append(record)
        return found

    def _document(self, path: str) -> Document | None:
        loaded = self.read(path)
        self.problems.extend(loaded.problems)
        return loaded.document

    def _record(self, document: Document, model: type[M]) -> M | None:
        record, problems = validated(document, model, self.languages)
        self.problems.extend(problems)
        return record

    def _compare_id(self, document: Document, name: str, *, folder: bool) -> None:
        """Report an id that is none of this name, whatever else is wrong with the file."""
        written = document.data.get("id")
        if isinstance(written, str) and is_id(written) and written != name:
            self.problems.append(
                id_differs_from_file_name(document, str(written), name, folder=folder)
            )

    def _leave_out(self, model: type[Model]) -> None:
        self.unread_kinds.update(
            namespace.kind
            for namespace in namespaces_within(model)
            if namespace.scope == "playbook"
        )

    def _leave_out_item(self, kind: str, name: str, document: Document | None) -> None:
        """Remember the names that a file would have given, as far as they can be made out."""
        self.unread_items.add((kind, name))
        data: dict[str, Any] = document.data if document else {}
        former = data.get("aliases")
        for known in (data.get("id"), *(former if isinstance(former, tuple) else ())):
            if isinstance(known, str):
                self.unread_items.add((kind, str(known)))
        self._leave_out(ITEMS[kind])
        # The items of this kind themselves are known by their files.
        self.unread_kinds.discard(kind)

    def _refuse_reserved(self, kind: str, item: Item, document: Document) -> None:
        kept = RESERVED.get(kind, frozenset())
        if item.id in kept:
            self.problems.append(reserved_id(document, ("id",), item.id))
        for position, alias in enumerate(item.aliases):
            if alias in kept:
                self.problems.append(reserved_id(document, ("aliases", position), alias))


def _languages_in(document: Document) -> tuple[str, ...]:
    """The languages a manifest names, whatever else is wrong with it; empty if unclear."""
    written = document.data.get("languages")
    if not isinstance(written, tuple) or not written:
        return ()
    if not all(isinstance(code, str) and LANGUAGE.fullmatch(code) for code in written):
        return ()
    return tuple(dict.fromkeys(str(code) for code in written))


def _ordered(items: Sequence[Item], model: type[I], named: Sequence[str]) -> tuple[I, ...]:
    """Items in the order that names them, by id or alias; the rest after them, by id."""
    position = {name: index for index, name in reversed(list(enumerate(named)))}
    last = len(position)

    def rank(item: I) -> tuple[int, str]:
        return min(position.get(name, last) for name in (item.id, *item.aliases)), item.id

    return tuple(sorted((item for item in items if isinstance(item, model)), key=rank))


def _of(model: type[M], record: Model | None) -> M | None:
    return record if isinstance(record, model) else None
