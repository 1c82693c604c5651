"""Templates and messages of a site's own in the place of bundled ones, and how they stand.

A file of the same name takes the place of the whole bundled file; messages are taken over key by
key. `templates.lock` records what the original was when somebody last looked at it.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from msgspec import Struct
from pydantic import Field

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.diagnostics.suggest import nearest
from playbook_press.model.item import Model
from playbook_press.model.manifest import Version
from playbook_press.model.scalars import Line
from playbook_press.model.validation import validated
from playbook_press.overlay.prints import fingerprint
from playbook_press.pages.compiling import TemplateError
from playbook_press.pages.messages import MessagesError, message_texts
from playbook_press.pages.problems.drifted_template import drifted_template
from playbook_press.pages.problems.stray_template import stray_template
from playbook_press.pages.templates import read_template
from playbook_press.source.files import read_file
from playbook_press.source.load import load_document
from playbook_press.source.scalar import Plain
from playbook_press.source.writing import write_yaml

LOCK = "templates.lock"
PARTS: Mapping[str, frozenset[str]] = {
    "pages": frozenset({".html"}),
    "components": frozenset({".css", ".mjs", ".svg"}),
    "browser": frozenset({".mjs"}),
    "exports": frozenset({".html", ".css", ".mjs"}),
    "theme": frozenset({".html"}),
}
"""The folders of templates, and the endings of the files in each that shape pages."""

_HEAD = """\
# Written by `playbook sync`, to tell when a template of Playbook Press changes under yours.
# Keep it beside your templates. Where two people's versions meet, keep the lines of both.
"""


class Recorded(Model):
    """The original of one override, as somebody last saw it."""

    print: Line
    """Its fingerprint."""
    version: Version
    """The Playbook Press it came with."""
    # `Any`: a message may have several lines, which a line of ours has not.
    text: Annotated[Any, Field(default=None)]
    """What it said, if it is a message."""


class TemplatesLock(Model):
    """`templates.lock` as it is written."""

    lock: Literal["1"]
    originals: dict[str, Recorded] = Field(default_factory=dict)
    """By the name of the override."""


State = Literal["clean", "drifted", "obsolete", "new"]


class Override(Struct, frozen=True):
    """One file or message of the site's own in the place of a bundled one."""

    name: str
    """`pages/trait.html`, or `messages/zh.yml shelf.title`."""
    path: str
    """The own file, relative to the project."""
    original: str
    """The bundled text, as it is now."""
    own: str
    there: Path
    """The bundled file."""
    then: Recorded | None
    """The original as it was recorded."""

    @property
    def is_message(self) -> bool:
        return " " in self.name

    @property
    def state(self) -> State:
        """How it stands to its original."""
        if fingerprint(self.own) == fingerprint(self.original):
            return "obsolete"
        if self.then is None:
            return "new"
        return "clean" if self.then.print == fingerprint(self.original) else "drifted"


class Overrides(Struct, frozen=True):
    """All overrides of a site, by name."""

    all: tuple[Override, ...]
    problems: tuple[Diagnostic, ...]


NONE = Overrides((), ())


def overrides(bundled: Path, own: Path | None, root: Path) -> Overrides:
    """What a site has in the place of bundled templates and messages.

    Args:
        bundled: The folder of templates that came with the package.
        own: The site's own folder of templates; None where it has none.
        root: Paths in reports are relative to this folder.

    Raises:
        TemplateError: The folder is not there, or messages in it cannot be used.
    """
    if own is None:
        return NONE
    if not own.is_dir():
        raise TemplateError(
            f"There is no folder `{own.name}/` for templates. Make it, or take `templates` out of"
            " the options of `playbooks` in `mkdocs.yml`."
        )
    lock, problems = _read_lock(own, root)
    found: list[Override] = []
    for name in _names(own):
        path = (own / name).relative_to(root).as_posix()
        if name.startswith("messages/"):
            found += _of_messages(bundled, own, name, path, lock)
        elif (bundled / name).is_file():
            original, text = read_template(bundled / name), read_template(own / name)
            then = lock.originals.get(name)
            found.append(Override(name, path, original, text, bundled / name, then))
        elif (stray := _stray(bundled, name)) is not None:
            problems.append(stray_template(Place(path), name, stray))
    problems += [
        drifted_template(Place(each.path), each.name, each.then.version, each.there)
        for each in found
        if each.state == "drifted" and each.then is not None
    ]
    return Overrides(tuple(found), tuple(problems))


def lock_text(found: Overrides, version: str) -> str:
    """The lock once somebody has looked at everything: sorted, the same for the same overrides.

    Args:
        found: The overrides.
        version: The Playbook Press whose originals they are; one that was recorded stays with
            an original that is as it was.
    """
    entries: dict[str, Any] = {}
    for each in found.all:
        is_same = each.then is not None and each.then.print == fingerprint(each.original)
        since = each.then.version if each.then is not None and is_same else version
        entry = {"print": fingerprint(each.original), "version": since}
        entries[each.name] = {**entry, "text": each.original} if each.is_message else entry
    return _HEAD + write_yaml({"lock": Plain("1"), "originals": dict(sorted(entries.items()))})


def _names(own: Path) -> Iterator[str]:
    """The files in a folder of templates that shape pages, by name."""
    for path in sorted(own.rglob("*")):
        name = path.relative_to(own).as_posix()
        part = name.split("/")[0]
        is_message = name.count("/") == 1 and part == "messages" and path.suffix == ".yml"
        if path.is_file() and (is_message or path.suffix in PARTS.get(part, ())):
            yield name


def _of_messages(
    bundled: Path, own: Path, name: str, path: str, lock: TemplatesLock
) -> Iterator[Override]:
    """Each message that is the site's own; a language of its own overrides nothing."""
    if not (bundled / name).is_file():
        return
    theirs = _messages(bundled / name, name)
    for key, text in _messages(own / name, path).items():
        if key in theirs:
            whole = f"{name} {key}"
            then = lock.originals.get(whole)
            yield Override(whole, path, theirs[key], text, bundled / name, then)


def _stray(bundled: Path, name: str) -> str | None:
    """What a file that takes no place was probably meant to be called; None where it may stand.

    A page's own parts begin with `_`; a new component has a folder of its own; and what is in
    `theme/` may take the place of a file of the theme's.
    """
    part, _, rest = name.partition("/")
    folder, _, file = name.rpartition("/")
    if part == "theme" or file.startswith("_") or not (bundled / folder).is_dir():
        return None
    if part == "components" and not rest.endswith(".css"):
        return None
    known = sorted(path.name for path in (bundled / folder).iterdir() if path.is_file())
    return nearest(file, known) or ""


def _read_lock(own: Path, root: Path) -> tuple[TemplatesLock, list[Diagnostic]]:
    empty = TemplatesLock(lock="1")
    path = own / LOCK
    if not path.is_file():
        return empty, []
    name = path.relative_to(root).as_posix()
    data = read_file(root, name)
    if isinstance(data, Diagnostic):
        return empty, [data]
    loaded = load_document(name, data)
    if loaded.document is None:
        return empty, list(loaded.problems)
    record, problems = validated(loaded.document, TemplatesLock, ())
    return record or empty, [*loaded.problems, *problems]


def _messages(path: Path, shown: str) -> Mapping[str, str]:
    try:
        return message_texts(read_template(path), shown)
    except MessagesError as problem:
        raise TemplateError(str(problem)) from problem
