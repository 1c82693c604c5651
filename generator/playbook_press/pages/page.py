"""What composing gives: pages, a navigation tree and files, for one language."""

import hashlib
import zlib
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field, structs

from playbook_press.pages.colours import OURS, Colours
from playbook_press.pages.shared import with_new_names

PageKind = Literal[
    "choose",
    "shelf",
    "overview",
    "traits",
    "trait",
    "rules",
    "rule",
    "rulebook",
    "cases",
    "case",
    "assessment",
    "team",
    "form",
    "checklist",
    "workshop",
    "glossary",
    "sources",
    "downloads",
    "changes",
    "moved",
]


class Publication(Struct, frozen=True):
    """What a site calls itself and where it will be read; both may be open."""

    name: str = ""
    """Tells the records of one site in a browser from those of another at the same address."""
    url: str = ""
    """With `/` at the end; printed on worksheets where it is known."""
    colours: Colours = OURS
    """Those of the site."""
    foot: Mapping[str, str] = field(default_factory=dict)
    """What stands at the foot of every page, by the names under which the theme asks for it."""


UNPUBLISHED = Publication()
"""A site without a name, at no address yet."""


class Page(Struct, frozen=True):
    """One page of the site, ready for any engine that reads Markdown."""

    address: str
    """Below the language: `""` or `eight-traits/traits/visible-identity/`."""
    kind: PageKind
    title: str
    description: str
    """One or two sentences of plain text for search engines and previews."""
    packed: bytes
    """The text, compressed: those of all pages were a third of the memory of a large build."""
    source: str | None = None
    """The YAML file the page is made from, relative to the project."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Those of shared files, by what the packed text calls them."""

    @classmethod
    def written(
        cls,
        address: str,
        kind: PageKind,
        title: str,
        description: str,
        text: str,
        source: str | None = None,
    ) -> "Page":
        """A page whose text is the whole `index.md`, front matter included."""
        return cls(address, kind, title, description, zlib.compress(text.encode(), 1), source)

    @property
    def content(self) -> bytes:
        """The whole `index.md` in UTF-8; unpacked every time."""
        return with_new_names(zlib.decompress(self.packed), self.names)

    @property
    def digest(self) -> str:
        """Equal for two pages only if their contents are."""
        names = repr(sorted(self.names.items())).encode()
        return hashlib.sha256(b"\0".join((names, self.packed))).hexdigest()

    @property
    def markdown(self) -> str:
        """The content as text."""
        return self.content.decode()

    def named(self, names: Mapping[str, str]) -> "Page":
        """The page, asking for shared files under other names."""
        return structs.replace(self, names=names)


class Entry(Struct, frozen=True):
    """One line of the navigation; an entry without an address only holds others."""

    title: str
    address: str | None
    children: tuple["Entry", ...] = ()


class LanguageSite(Struct, frozen=True):
    """Everything composed for the readers of one language."""

    language: str
    pages: tuple[Page, ...]
    """In order of address."""
    navigation: tuple[Entry, ...]
    files: Mapping[str, bytes]
    """Files that are not pages, by path below the language: `eight-traits/playbook.json`."""
    copies: Mapping[str, str] = field(default_factory=dict)
    """Pictures of the playbooks. Keys are where each is wanted, by path below the language
    (`eight-traits/images/map.svg`), values where it stands in the project."""
    name: str = ""
    """What the language calls itself."""
    frame: Mapping[str, str] = field(default_factory=dict)
    """What the theme says around pages, by name: `not_found_title`, `colophon` …"""
    search: Mapping[str, object] = field(default_factory=dict)
    """What the search says, by name: texts, forms for numbers, and maps of them."""

    def supplied(self, pictures: Mapping[str, bytes]) -> "LanguageSite":
        """The same with the pictures that its playbooks show.

        Args:
            pictures: What they hold, by path in the project.
        """
        copied = {path: pictures[source] for path, source in self.copies.items()}
        files = dict(sorted({**self.files, **copied}.items()))
        return structs.replace(self, files=files, copies={})
