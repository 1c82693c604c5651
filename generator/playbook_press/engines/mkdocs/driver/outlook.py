"""What a page shows of the others: the navigation as it is drawn there, and its neighbours.

Material leaves out what lies in other sections (`navigation.prune`), so an edited title
changes few pages. Which lines are left is known only for templates that were looked at; with
any other that speaks of the navigation, a page is taken to show all of it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence, Set
from hashlib import blake2b
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

_SPEAKS_OF_OTHERS = re.compile(
    rb"\b(?:nav|nav_item|pages|ancestors|parent|children|siblings|previous_page|next_page"
    rb"|homepage|files)\b"
)

LOOKED_AT = frozenset({"32adccfc0d2c4df7f8b9f2ea594a5954"})
"""Digests of the templates of Material and MkDocs that speak of other pages; `Outlooks`
says what those show."""

INSTALLED = frozenset({"site-packages", "dist-packages"})
"""Folders in which packages are installed; what lies in them changes with their versions."""

_META = ("icon", "status", "subtitle", "title")

Lines = list[object]
"""Nested lists of texts, numbers and None."""


class Outlooks:
    """The outlook of each page of one run, as a digest."""

    def __init__(self, nav: Navigation, config: MkDocsConfig, *, is_looked_at: bool) -> None:
        """Prepare to answer.

        Args:
            nav: With the titles of all pages.
            config: Of the run, for the features of the theme.
            is_looked_at: Whether the templates show what we think they show.
        """
        self.nav = nav
        features: Iterable[str] = config.theme.get("features") or ()
        self.features = frozenset(features)
        self.shown_at_home: int = config.extra.get("pb", {}).get("folded", 0)
        """So many items, from the first, are shown to their own pages; the first to all."""
        self.is_looked_at = is_looked_at
        self.frames: dict[int | None, str] = {}
        self.folded: dict[int, Lines] = {}
        """By item, what is seen of it where nothing in it is active and it is not spread."""

    def of(self, page: Page) -> str:
        """Equal for two builds only if the page shows the same of all others."""
        parent = page.parent
        key = id(parent) if parent is not None else None
        frame = self.frames.get(key)
        if frame is None:
            frame = self.frames[key] = _digest(self._frame(page))
        beside = [_line(each) for each in (page.previous_page, page.next_page) if each is not None]
        own = [_line(page), page.previous_page is None, page.is_homepage]
        return _digest([frame, own, beside])

    def _frame(self, page: Page) -> Lines:
        above = frozenset(id(each) for each in page.ancestors)
        home = self.nav.homepage
        return [
            [_line(each) for each in page.ancestors],
            _line(home) if home is not None else None,
            [
                [index, self._seen(item, 1, False, above)]
                for index, item in enumerate(self.nav.items)
                if not self._is_folded(index, item, above)
            ],
        ]

    def _is_folded(self, index: int, item: StructureItem, above: Set[int]) -> bool:
        """Whether an item of the first level is not shown; see `partials/nav.html`."""
        return self.is_looked_at and 0 < index < self.shown_at_home and id(item) not in above

    def _seen(
        self, item: StructureItem, level: int, is_below_active: bool, above: Set[int]
    ) -> Lines:
        children = _children(item)
        is_active = id(item) in above
        if children and (
            not self.is_looked_at or is_active or self._is_spread(level, is_below_active)
        ):
            inner = [self._seen(each, level + 1, is_active, above) for each in children]
            return [_line(item), inner]
        folded = self.folded.get(id(item))
        if folded is None:
            folded = self.folded[id(item)] = [_line(item), list(_first_ones(item))]
        return folded

    def _is_spread(self, level: int, is_below_active: bool) -> bool:
        if "navigation.prune" not in self.features:
            return True
        if "navigation.sections" not in self.features:
            return False
        return level == 2 and is_below_active if "navigation.tabs" in self.features else level == 1


def are_looked_at(folders: Iterable[str], own: Path) -> bool:
    """Whether we know what all templates that speak of other pages show of them.

    Args:
        folders: Those of the theme.
        own: Our overrides as they come with this program.
    """
    from_packages: list[tuple[str, bytes]] = []
    for folder in map(Path, folders):
        if folder == own:
            continue
        is_package = not INSTALLED.isdisjoint(folder.parts)
        for path in _templates(folder):
            source = path.read_bytes()
            if not _SPEAKS_OF_OTHERS.search(source):
                continue
            name = path.relative_to(folder).as_posix()
            if is_package:
                from_packages.append((name, source))
            elif not (own / name).is_file() or (own / name).read_bytes() != source:
                return False
    return packages_digest(from_packages) in LOOKED_AT


def packages_digest(templates: Iterable[tuple[str, bytes]]) -> str:
    """Of names and sources of templates, in order."""
    digest = blake2b(digest_size=16)
    for name, source in templates:
        digest.update(name.encode() + b"\0" + source + b"\0")
    return digest.hexdigest()


def _templates(folder: Path) -> Iterator[Path]:
    for name in ("*.html", "partials/**/*.html", "fragments/**/*.html"):
        # Words of the theme in other languages show nothing.
        yield from (path for path in sorted(folder.glob(name)) if path.parent.name != "languages")


def _line(item: StructureItem) -> Lines:
    if isinstance(item, Page):
        meta = item.meta or {}
        return [item.title, item.url, *(str(meta.get(key, "")) for key in _META)]
    return [item.title, getattr(item, "url", None)]


def _first_ones(item: StructureItem) -> Iterator[Lines]:
    children = _children(item)
    while children:
        yield _line(children[0])
        children = _children(children[0])


def _children(item: StructureItem) -> Sequence[StructureItem]:
    return item.children or () if isinstance(item, Section) else ()


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
