"""Everything in a finished site that would fail a reader, from what is known of its files."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from pathlib import Path

from playbook_press.diagnostics import Diagnostic, Note, Place
from playbook_press.engines.manifest import files_of
from playbook_press.engines.output.budgets import heavy_pages
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


def check_output(
    folder: Path, *, site_url: str = "", expected: Expectations | None = None
) -> list[Diagnostic]:
    """Read a finished site and check it.

    Args:
        folder: The site.
        site_url: Where it is published; addresses that begin so lead into the site.
        expected: What it is measured against.
    """
    expected = expected or Expectations()
    files, facts = read_output(folder, site_url=site_url, budgets=expected.budgets)
    return check_facts(facts, files, expected)


def read_output(
    folder: Path,
    *,
    site_url: str = "",
    budgets: Mapping[str, int] = BUDGETS,
    known: Mapping[str, Facts] | None = None,
) -> tuple[frozenset[str], tuple[Facts, ...]]:
    """Every file of a site, and what there is to know of those that are looked into.

    Args:
        folder: The site.
        site_url: Where it is published.
        budgets: What pages may weigh, by kind.
        known: What is known already of files that are not to be read again.
    """
    files = files_of(folder)
    known, heavy_from = known or {}, lightest(budgets)
    facts = tuple(
        known[path]
        if path in known
        else facts_of(path, _telling(folder, path), site_url=site_url, heavy_from=heavy_from)
        for path in files
        if path.endswith(LOOKED_INTO)
    )
    return frozenset(files), facts


def _telling(folder: Path, path: str) -> bytes:
    """What a file holds; of scripts without a budget, such as a search index, nobody asks."""
    is_weighed = not path.endswith(".js") or path.startswith(OWN_ASSETS)
    return (folder / path).read_bytes() if is_weighed else b""


def check_facts(
    facts: Iterable[Facts], files: Set[str], expected: Expectations
) -> list[Diagnostic]:
    """Everything in a finished site that would fail a reader; reads nothing.

    Args:
        facts: Of every file that is looked into, in the order of their paths.
        files: The paths of all files.
        expected: What the site is measured against.
    """
    by_path = {each.path: each for each in facts}
    found = [
        problem
        for each in by_path.values()
        for problem in _problems(each, by_path, files, expected)
    ]
    found += _lone_languages(by_path, expected.shown_as)
    return [*_once(found), *heavy_pages(by_path, expected)]


def _problems(
    facts: Facts, by_path: Mapping[str, Facts], files: Set[str], expected: Expectations
) -> Iterator[Diagnostic]:
    def place(spot: Link | Inline | Spot) -> Place:
        return Place(f"{expected.shown_as}/{facts.path}", spot.line, spot.column)

    for broken in facts.broken:
        yield dead_link(place(broken), broken.name, broken.name)
    for spot in facts.repeated:
        yield repeated_id(place(spot), spot.name)
    for inline in facts.inline:
        if inline.kind != "script" or inline.digest not in expected.allowed:
            yield _INLINE[inline.kind](place(inline), inline.words, inline.digest)
    for link in facts.links:
        if not link.arrival:
            yield foreign_request(place(link), link.address)
        elif link.arrival not in files:
            missing = missing_asset if link.is_fetched else dead_link
            yield missing(place(link), link.address, link.arrival)
        # Text fragments (`#:~:text=`) and `#top` need no element.
        elif link.anchor and link.anchor != "top" and ":~:" not in link.anchor:
            there = by_path.get(link.arrival)
            if there is not None and there.is_page and link.anchor not in there.ids:
                yield dead_anchor(place(link), link.address, link.anchor, there.ids)


_INLINE: Mapping[str, Callable[[Place, str, str], Diagnostic]] = {
    "script": inline_script,
    "style": inline_style,
    "handler": inline_handler,
}


def _once(found: list[Diagnostic]) -> list[Diagnostic]:
    """One cause, one report: a link in the navigation stands on every page."""
    places: dict[tuple[str, str, str], list[Diagnostic]] = {}
    for each in found:
        language = "/".join(each.place.path.split("/")[:2])
        places.setdefault((each.code, language, _cause(each)), []).append(each)
    merged = []
    for first, *rest in places.values():
        pages = {each.place.path for each in rest} - {first.place.path}
        notes = (Note(f"The same stands on {len(pages)} more of the pages."),) if pages else ()
        merged.append(dataclasses.replace(first, notes=(*first.notes, *notes)))
    return merged


def _cause(diagnostic: Diagnostic) -> str:
    """What makes two problems the same one: where they lead, not how it is written there."""
    return diagnostic.what.partition(" leads to ")[2] or diagnostic.what


def _lone_languages(by_path: Mapping[str, Facts], shown_as: str) -> Iterator[Diagnostic]:
    twins = {
        path: {link.language: link.arrival for link in facts.links if link.language}
        for path, facts in by_path.items()
    }
    for path, facts in by_path.items():
        own, _, rest = path.partition("/")
        # The page at `/` and error pages lead into every language and are nobody's twin.
        if not rest or rest == _ERROR_PAGE:
            continue
        for link in facts.links:
            # Without a twin, readers are sent to the home of the other language.
            if not link.language or link.arrival in ("", path, f"{link.language}/index.html"):
                continue
            leads_back = twins.get(link.arrival, {}).get(own) == path
            is_theirs = link.arrival.startswith(f"{link.language}/")
            if link.arrival in by_path and not (leads_back and is_theirs):
                place = Place(f"{shown_as}/{path}", link.line, link.column)
                yield lone_language(place, link.language, link.arrival)
