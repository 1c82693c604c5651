"""Everything in a finished site that would fail a reader, from what is known of its files."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from pathlib import Path

from msgspec import Struct, structs

from playbook_press.diagnostics import Diagnostic, Note, Place
from playbook_press.engines.manifest import files_of
from playbook_press.engines.output.budgets import Weights
from playbook_press.engines.output.expectations import BUDGETS, Expectations, lightest
from playbook_press.engines.output.facts import (
    LOOKED_INTO,
    OWN_ASSETS,
    Facts,
    Inline,
    Link,
    Spot,
    facts_of,
)
from playbook_press.engines.problems.dead_anchor import dead_anchor
from playbook_press.engines.problems.dead_link import dead_link
from playbook_press.engines.problems.foreign_request import foreign_request
from playbook_press.engines.problems.inline_handler import inline_handler
from playbook_press.engines.problems.inline_script import inline_script
from playbook_press.engines.problems.inline_style import inline_style
from playbook_press.engines.problems.lone_language import lone_language
from playbook_press.engines.problems.missing_asset import missing_asset
from playbook_press.engines.problems.repeated_id import repeated_id

_ERROR_PAGE = "404.html"


class Seen(Struct, frozen=True):
    """What came of looking at a finished site."""

    problems: tuple[Diagnostic, ...]
    """Everything that would fail a reader."""
    scripts: frozenset[str]
    """The fingerprints of the inline scripts that stand in pages and may."""


def check_output(
    folder: Path, *, site_url: str = "", expected: Expectations | None = None
) -> tuple[Diagnostic, ...]:
    """Everything in a finished site that would fail a reader.

    Args:
        folder: The site.
        site_url: Where it is published; addresses that begin so lead into the site.
        expected: What it is measured against.
    """
    expected = expected or Expectations()
    files = frozenset(files_of(folder))
    facts = read_output(folder, files, site_url=site_url, budgets=expected.budgets)
    return check_facts(facts, files, expected).problems


def read_output(
    folder: Path,
    files: Set[str],
    *,
    site_url: str = "",
    budgets: Mapping[str, int] = BUDGETS,
    known: Mapping[str, Facts] | None = None,
) -> Iterator[Facts]:
    """What there is to know of those files of a site that are looked into, one by one.

    Args:
        folder: The site.
        files: The paths of all its files.
        site_url: Where it is published.
        budgets: What pages may weigh, by kind.
        known: What is known already of files that are not to be read again.
    """
    known, heavy_from = known or {}, lightest(budgets)
    for path in sorted(path for path in files if path.endswith(LOOKED_INTO)):
        # Asked for once: what is stored is read anew each time.
        facts = known.get(path)
        if facts is None:
            content = _telling(folder, path)
            facts = facts_of(path, content, site_url=site_url, heavy_from=heavy_from)
        yield facts


def _telling(folder: Path, path: str) -> bytes:
    """What a file holds; of scripts without a budget, such as a search index, nobody asks."""
    is_weighed = not path.endswith(".js") or path.startswith(OWN_ASSETS)
    return (folder / path).read_bytes() if is_weighed else b""


def check_facts(facts: Iterable[Facts], files: Set[str], expected: Expectations) -> Seen:
    """Everything in a finished site that would fail a reader.

    Args:
        facts: Of every file that is looked into; each is let go when it was taken in.
        files: The paths of all files.
        expected: What the site is measured against.
    """
    look = _Look(files, expected)
    for each in facts:
        look.take(each)
    return look.seen()


class _Look:
    """One pass over the facts of a site, which holds on to little of each."""

    def __init__(self, files: Set[str], expected: Expectations) -> None:
        self.files = files
        self.expected = expected
        self.found: list[Diagnostic] = []
        self.scripts: set[str] = set()
        self.weights = Weights()
        self.ids: dict[str, frozenset[str]] = {}
        """Of the pages that were taken in."""
        self.waiting: dict[str, list[tuple[str, Link]]] = {}
        """Pages and their links to places in one that was not taken in yet, by its path."""
        self.twins: dict[str, tuple[Link, ...]] = {}
        """The links that promise a language, by page."""

    def take(self, facts: Facts) -> None:
        """Look at one file."""
        path = facts.path
        self.weights.take(facts)
        self.twins[path] = tuple(link for link in facts.links if link.language)
        if facts.is_page:
            self.ids[path] = facts.ids
        for broken in facts.broken:
            self.found.append(dead_link(self._place(path, broken), broken.name, broken.name))
        for spot in facts.repeated:
            self.found.append(repeated_id(self._place(path, spot), spot.name))
        for inline in facts.inline:
            self._take_inline(path, inline)
        for link in facts.links:
            # Most lead to a file that is there, and to no place in it.
            if link.anchor or link.arrival not in self.files:
                self._follow(path, link)
        for page, link in self.waiting.pop(path, ()):
            self._look_for_place(page, link, facts.ids)

    def seen(self) -> Seen:
        """What came of it, when every file was taken in."""
        found = [*self.found, *self._lone_languages()]
        heavy = self.weights.heavy_pages(self.expected)
        return Seen((*_once(found), *heavy), frozenset(self.scripts))

    def _take_inline(self, path: str, inline: Inline) -> None:
        if inline.kind == "script" and inline.digest in self.expected.allowed:
            self.scripts.add(inline.digest)
            return
        place = self._place(path, inline)
        self.found.append(_INLINE[inline.kind](place, inline.words, inline.digest))

    def _follow(self, path: str, link: Link) -> None:
        if not link.arrival:
            self.found.append(foreign_request(self._place(path, link), link.address))
        elif link.arrival not in self.files:
            missing = missing_asset if link.is_fetched else dead_link
            self.found.append(missing(self._place(path, link), link.address, link.arrival))
        # Text fragments (`#:~:text=`) and `#top` need no element.
        elif link.anchor and link.anchor != "top" and ":~:" not in link.anchor:
            there = self.ids.get(link.arrival)
            if there is not None:
                self._look_for_place(path, link, there)
            elif link.arrival.endswith(".html"):
                self.waiting.setdefault(link.arrival, []).append((path, link))

    def _look_for_place(self, path: str, link: Link, there: frozenset[str]) -> None:
        if link.anchor not in there:
            place = self._place(path, link)
            self.found.append(dead_anchor(place, link.address, link.anchor, there))

    def _lone_languages(self) -> Iterator[Diagnostic]:
        arrivals = {
            path: {link.language: link.arrival for link in links}
            for path, links in self.twins.items()
        }
        for path, links in self.twins.items():
            own, _, rest = path.partition("/")
            # The page at `/` and error pages lead into every language and are nobody's twin.
            if not rest or rest == _ERROR_PAGE:
                continue
            for link in links:
                # Without a twin, readers are sent to the home of the other language.
                if link.arrival in ("", path, f"{link.language}/index.html"):
                    continue
                leads_back = arrivals.get(link.arrival, {}).get(own) == path
                is_theirs = link.arrival.startswith(f"{link.language}/")
                if link.arrival in self.twins and not (leads_back and is_theirs):
                    place = self._place(path, link)
                    yield lone_language(place, link.language, link.arrival)

    def _place(self, path: str, spot: Link | Inline | Spot) -> Place:
        return Place(f"{self.expected.shown_as}/{path}", spot.line, spot.column)


_INLINE: Mapping[str, Callable[[Place, str, str], Diagnostic]] = {
    "script": inline_script,
    "style": inline_style,
    "handler": inline_handler,
}


def _once(found: list[Diagnostic]) -> list[Diagnostic]:
    """One cause, one report: a link in the navigation stands on every page."""
    places: dict[tuple[str, str, str], list[Diagnostic]] = {}
    for each in sorted(found, key=lambda each: each.sort_key):
        language = "/".join(each.place.path.split("/")[:2])
        places.setdefault((each.code, language, _cause(each)), []).append(each)
    merged = []
    for first, *rest in places.values():
        pages = {each.place.path for each in rest} - {first.place.path}
        notes = (Note(f"The same stands on {len(pages)} more of the pages."),) if pages else ()
        merged.append(structs.replace(first, notes=(*first.notes, *notes)))
    return merged


def _cause(diagnostic: Diagnostic) -> str:
    """What makes two problems the same one: where they lead, not how it is written there."""
    return diagnostic.what.partition(" leads to ")[2] or diagnostic.what
