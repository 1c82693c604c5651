"""`set` and `replace`: other values for what the original says."""

from playbook_press.model.shape import Spot, written_fields
from playbook_press.model.text import LANGUAGE
from playbook_press.overlay.book import (
    holds_record,
    holds_text,
    holds_words,
    spot_at,
)
from playbook_press.overlay.kinds import key_of, key_path, model_of
from playbook_press.overlay.ledger import WHOLE, FieldEffect
from playbook_press.overlay.problems.unknown_target_field import unknown_target_field
from playbook_press.overlay.targets import Target, ensured, step_from
from playbook_press.overlay.tree import Tree
from playbook_press.overlay.work import Step, Work, effect, title_around, title_in
from playbook_press.source.document import Location

_KEPT = ("aliases", "was")
"""What an item keeps when it is written anew, so that links and answers still arrive."""


def set_fields(work: Work, step: Step) -> None:
    """Make a change with `set`."""
    here = work.book.files[step.target.file].at(step.target.location)
    spot = _spot(work, step.target)
    is_text = holds_text(spot.annotation)
    if not (is_text or holds_record(spot.annotation) or not step.target.location):
        work.refuse(
            step.place("at"),
            f"`{step.at}` has no fields that could be set.",
            "Name the item after `at`, and the field under `set`.",
        )
        return
    title = title_around(work.book, step.target.file, step.target.location)
    if here is None:
        ensured(work.book, step.target, step.written.origin)
    setting = _Setting(work, step)
    for name, value in step.value("set").value.items():
        setting.by_name(str(name), value)
    if setting.done:
        effect(work, step, "set", title=title, fields=tuple(setting.done))


def replace_record(work: Work, step: Step) -> None:
    """Make a change with `replace`."""
    file, location = step.target.file, step.target.location
    tree = work.book.files[file]
    here, new = tree.at(location), step.value("replace")
    if here is None or not key_of(here) or not isinstance(here.value, dict):
        work.refuse(
            step.place("at"),
            f"`{step.at}` is no item or entry with an id.",
            "Use `set` for a field, and name an item after `at` for `replace`.",
        )
        return
    written, own = new.child("id"), here.child("id")
    if own is not None and written is not None and written.value != own.value:
        work.refuse(
            step.place("replace", "id"),
            f"`{written.value}` is not the id of what is replaced.",
            f"Write `{own.value}`, or leave the id out.",
        )
        return
    fields = {"id": own} if own is not None else {}
    fields |= new.value
    fields |= {key: here.value[key] for key in _KEPT if key in here.value and key not in fields}
    ids = (file, *key_path(tree, location))
    if not work.decide(ids, step.at, step.place("replace", key=True)):
        return
    work.book.files[file] = tree.put(location, Tree(fields, new.origin))
    done = FieldEffect(
        name=WHOLE,
        before=here.data,
        after=new.data,
        location=new.origin.location,
        place=step.place("replace", key=True),
        original=here.place(),
        lookup=ids,
    )
    effect(work, step, "replace", title=title_in(here), fields=(done,))


class _Setting:
    """One change with `set`, field by field."""

    def __init__(self, work: Work, step: Step) -> None:
        self.work = work
        self.step = step
        self.done: list[FieldEffect] = []

    def by_name(self, name: str, value: Tree) -> None:
        """Set a field that is named with dots."""
        target = self.step.target
        for depth, part in enumerate(parts := name.split(".")):
            spot = _spot(self.work, target)
            if holds_text(spot.annotation):
                if depth == len(parts) - 1 and LANGUAGE.fullmatch(part):
                    self._text(target, {part: value})
                else:
                    self._unknown(name, part, target, self.work.book.languages)
                return
            inner = step_from(self.work.book, target, part)
            if inner is None and holds_words(spot.annotation):
                inner = Target(target.file, (*target.location, part))
            if inner is None:
                self._unknown(name, part, target, written_fields(spot.owner))
                return
            target = inner
        self._value(target, value)

    def _value(self, target: Target, value: Tree) -> None:
        """Set a value; of a map of fields only those it names."""
        spot = _spot(self.work, target)
        if holds_text(spot.annotation):
            source = self.work.book.source_language
            given = value.value if isinstance(value.value, dict) else {source: value}
            self._text(target, given)
        elif holds_record(spot.annotation) and isinstance(value.value, dict):
            for key, each in value.value.items():
                if key in written_fields(spot.owner):
                    self._value(Target(target.file, (*target.location, key)), each)
                else:
                    self._unknown(key, key, target, written_fields(spot.owner), value=each)
        elif holds_words(spot.annotation) and isinstance(value.value, dict):
            for key, each in value.value.items():
                self._leaf(Target(target.file, (*target.location, key)), each)
        else:
            self._leaf(target, value)

    def _text(self, target: Target, given: dict[str, Tree]) -> None:
        """Set a text in some languages; what is a plain string becomes a map first."""
        tree = self.work.book.files[target.file]
        here = tree.at(target.location)
        if here is not None and not isinstance(here.value, dict):
            whole = Tree({self.work.book.source_language: here}, here.origin)
            self._make(Target(target.file, target.location[:-1]))
            self.work.book.files[target.file] = tree.put(target.location, whole)
        for language, value in given.items():
            self._leaf(Target(target.file, (*target.location, language)), value)

    def _leaf(self, target: Target, value: Tree) -> None:
        work, location = self.work, target.location
        tree = work.book.files[target.file]
        ids = (target.file, *_ids(tree, location))
        name = ".".join(_ids(tree, location)[len(self.step.target.location) :])
        place = value.place()
        if not work.decide(ids, f"{self.step.at} {name}", place):
            return
        before = tree.at(location)
        self._make(Target(target.file, location[:-1]))
        work.book.files[target.file] = work.book.files[target.file].put(location, value)
        self.done.append(
            FieldEffect(
                name=name,
                before=before.data if before is not None else None,
                after=value.data,
                location=value.origin.location,
                place=place,
                original=tree.place(location),
                lookup=ids,
            )
        )

    def _make(self, target: Target) -> None:
        ensured(self.work.book, target, self.step.written.origin)

    def _unknown(
        self,
        name: str,
        part: str,
        target: Target,
        known: tuple[str, ...],
        *,
        value: Tree | None = None,
    ) -> None:
        if value is None:
            place = self.step.place("set", name, key=True, within=part)
        else:
            document, (*around, key) = value.origin.document, value.origin.location
            place = document.place((*around, key), key=True)
        there = self.work.book.files[target.file].place(target.location)
        self.work.problems.append(unknown_target_field(place, part, known, there))


def _spot(work: Work, target: Target) -> Spot:
    return spot_at(work.book.files[target.file], model_of(target.file), target.location)


def _ids(tree: Tree, location: Location) -> tuple[str, ...]:
    return key_path(tree, location)
