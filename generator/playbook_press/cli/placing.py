"""Where something new stands in a playbook or an overlay, and the files as they are then."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from playbook_press.cli.overlays import Desk
from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.cli.rewriting import as_before
from playbook_press.cli.scaffolding import Scaffold
from playbook_press.cli.schemas import schema_text
from playbook_press.diagnostics.suggest import instruction
from playbook_press.overlay.book import MANIFEST
from playbook_press.overlay.kinds import FOLDER_OF, LISTS
from playbook_press.overlay.own_files import DECLARATION, within
from playbook_press.overlay.resolving import Resolved
from playbook_press.overlay.targets import Miss, find
from playbook_press.source.document import Location
from playbook_press.source.editing import appended
from playbook_press.source.load import load_document

SCHEMAS = "schemas"


class Written(Struct, frozen=True):
    """A file as it shall be, by its path in the project."""

    name: str
    data: bytes
    is_new: bool


class Placing:
    """Puts something new into one playbook."""

    def __init__(self, desk: Desk, home: Resolved) -> None:
        self.desk = desk
        self.home = home

    def files(self, scaffold: Scaffold, id: str, text: str, at: str | None) -> Iterator[Written]:
        """The files that change or are new.

        Args:
            scaffold: What is new.
            id: Its id.
            text: It as YAML.
            at: The item it stands in, as overlays name it; None where it stands in none.

        Raises:
            CouldNotRunError: There is no such item, or a file cannot be added to.
        """
        kind = scaffold.kind
        if scaffold.inside is not None:
            assert at is not None
            yield self._inside(scaffold, text, at)
        elif kind in FOLDER_OF:
            name = within(self.home.folder, f"{FOLDER_OF[kind]}/{id}.yml")
            yield from self._whole(name, kind, text)
            yield from self._in_order(FOLDER_OF[kind], id)
        else:
            file, field = LISTS[kind]
            if file == MANIFEST and self.home.layers is not None:
                yield self._change(kind, text)
                return
            name = within(self.home.folder, file)
            if self.desk.path(name).is_file():
                yield self._added(name, (field,), text)
            else:
                entry = appended("x: y\n", (field,), text)
                assert entry is not None
                body = entry.partition("\n\n")[2]
                yield from self._whole(name, PurePosixPath(file).stem, body)

    def _inside(self, scaffold: Scaffold, text: str, at: str) -> Written:
        """As an entry of the item's own list, or as a change where the item is an original's."""
        assert scaffold.inside is not None
        kind, field = scaffold.inside
        target = find(self.home.book, at, verb="set")
        if isinstance(target, Miss) or not at.startswith(f"{kind}/"):
            raise CouldNotRunError(self._no_such(kind, at))
        name = within(self.home.folder, target.file)
        if self.home.layers is not None and not self.desk.path(name).is_file():
            return self._change(f"{at}/{field}", text)
        return self._added(name, (*target.location, field), text)

    def _no_such(self, kind: str, at: str) -> str:
        known = [f"{kind}/{id}" for id in self.home.book.ids(kind)]
        otherwise = f"Name a {kind}: {kind}/ID."
        return f"There is no `{at}` to put it in. {instruction(at, known, otherwise=otherwise)}"

    def _change(self, at: str, text: str) -> Written:
        indented = "".join(f"  {line}\n" if line else "\n" for line in text.splitlines())
        entry = f"at: {at}\nadd:\n{indented}"
        return self._added(within(self.home.folder, DECLARATION), ("changes",), entry)

    def _added(self, name: str, location: Location, text: str) -> Written:
        data = self.desk.path(name).read_bytes()
        document = load_document(name, data).document
        new = appended(document.text, location, text) if document is not None else None
        if new is None:
            field = ".".join(map(str, location))
            raise CouldNotRunError(
                f"`{field}` in `{name}` is not a list with one entry per line, so nothing can be"
                " added to it. Write each entry on a line of its own that begins with `- `."
            )
        return Written(name, as_before(data, new), is_new=False)

    def _in_order(self, field: str, id: str) -> Iterator[Written]:
        """The manifest, where it says in which order items of this kind are read."""
        name = within(self.home.folder, MANIFEST)
        manifest = self.home.book.manifest
        is_listed = manifest.at(("order", field)) is not None
        if self.home.layers is None and is_listed:
            yield self._added(name, ("order", field), id)

    def _whole(self, name: str, kind: str, text: str) -> Iterator[Written]:
        """A new file that names its schema, and the schema where the site does not have it."""
        schema = f"{SCHEMAS}/{kind}.schema.json"
        up = "../" * (len(PurePosixPath(name).parts) - 1)
        head = f"# yaml-language-server: $schema={up}{schema}\n"
        yield Written(name, (head + text).encode(), is_new=True)
        if not self.desk.path(schema).is_file():
            yield Written(schema, schema_text(kind).encode(), is_new=True)
