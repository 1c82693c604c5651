"""`playbook.lock`: what the original said when somebody last looked at it."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from playbook_press.diagnostics import Diagnostic
from playbook_press.model.item import Model
from playbook_press.model.manifest import Version
from playbook_press.model.scalars import Line
from playbook_press.model.validation import validated
from playbook_press.source.load import Loaded
from playbook_press.source.scalar import Plain
from playbook_press.source.writing import write_yaml

_HEAD = """\
# Written by `playbook sync`, to tell when an original changes under what was made of it.
# Keep it beside your files. Where two people's versions meet, keep the lines of both.
"""


Passage = Annotated[str, Field(min_length=1)]


class Recorded(Model):
    """The original of one change."""

    print: Line
    """Its fingerprint."""
    # `Any`: whatever stood there; absent where nothing did.
    text: Annotated[Any, Field(default=None)]
    """What it said."""


class RecordedBase(Model):
    """The original as a whole."""

    playbook: Line
    version: Version


class Lock(Model):
    """`playbook.lock` as it is written."""

    lock: Literal["1"]
    base: RecordedBase | None = None
    """Absent where a playbook is built on none."""
    originals: dict[str, dict[str, Recorded]] = Field(default_factory=dict)
    """By the path of a change and the name of a field."""
    translations: dict[str, dict[str, dict[str, Line]]] = Field(default_factory=dict)
    """By item and language: the fingerprint of a translation, and those of the texts it was
    made from, apart by blanks."""
    sources: dict[str, Passage] = Field(default_factory=dict)
    """By fingerprint the texts that translations in `i18n/` were made from, so that whoever
    brings one up to date can be shown what has changed."""


EMPTY = Lock(lock="1")


def read_lock(loaded: Loaded) -> tuple[Lock, list[Diagnostic]]:
    """What a lock says; nothing where it cannot be read, and why."""
    if loaded.document is None:
        return EMPTY, list(loaded.problems)
    record, problems = validated(loaded.document, Lock, ())
    return record or EMPTY, [*loaded.problems, *problems]


def lock_text(lock: Lock) -> str:
    """The file for a lock: sorted, one fact to a line, the same for the same lock.

    Sorted lines that depend on nothing around them let two people's changes be merged.
    """
    parts: dict[str, Any] = {"lock": Plain("1")}
    if lock.base is not None:
        parts["base"] = {"playbook": lock.base.playbook, "version": lock.base.version}
    if lock.originals:
        parts["originals"] = {
            at: {name: _entry(fields[name]) for name in sorted(fields)}
            for at, fields in sorted(lock.originals.items())
        }
    if lock.translations:
        parts["translations"] = {
            at: {code: dict(sorted(of.items())) for code, of in sorted(languages.items())}
            for at, languages in sorted(lock.translations.items())
        }
    if lock.sources:
        parts["sources"] = dict(sorted(lock.sources.items()))
    return _HEAD + write_yaml(parts)


def _entry(recorded: Recorded) -> Mapping[str, Any]:
    entry: dict[str, Any] = {"print": recorded.print}
    if recorded.text is not None:
        entry["text"] = recorded.text
    return entry
