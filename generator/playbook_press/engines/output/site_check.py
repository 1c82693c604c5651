"""Links, anchors, language pairs and foreign requests of a finished site."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playbook_press.diagnostics import Diagnostic, Note, Place
from playbook_press.engines.output.markup import tags_in
from playbook_press.engines.output.references import Reference, references_of, style_references
from playbook_press.engines.problems.dead_anchor import dead_anchor
from playbook_press.engines.problems.dead_link import dead_link
from playbook_press.engines.problems.foreign_request import foreign_request
from playbook_press.engines.problems.lone_language import lone_language

_ERROR_PAGE = "404.html"


@dataclass(frozen=True)
class _Finished:
    """A page or style of the site: what it refers to, and what can be referred to in it."""

    path: str
    text: str
    references: tuple[Reference, ...]
    ids: frozenset[str] = frozenset()
    twins: Mapping[str, str] = field(default_factory=dict)
    """Language to the path of the page it names as its twin."""


def check_output(folder: Path, *, site_url: str = "", shown_as: str = "site") -> list[Diagnostic]:
    """Everything in a finished site that would fail a reader.

    Args:
        folder: The site.
        site_url: Where it is published; addresses that begin so lead into the site.
        shown_as: What the folder is called in reports.
    """
    files = frozenset(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
    root = urlsplit(site_url).path or "/"
    finished = {
        path: _read(folder, path, root)
        for path in sorted(files)
        if path.endswith((".html", ".css"))
    }
    found = [
        problem
        for page in finished.values()
        for reference in page.references
        if (problem := _problem(page, reference, finished, files, site_url, shown_as))
    ]
    return _once([*found, *_lone_languages(finished, shown_as)])


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
        merged.append(dataclasses.replace(first, notes=notes))
    return merged


def _cause(diagnostic: Diagnostic) -> str:
    """What makes two problems the same one: where they lead, not how it is written there."""
    return diagnostic.what.partition(" leads to ")[2] or diagnostic.what


def _read(folder: Path, path: str, root: str) -> _Finished:
    text = (folder / path).read_text(encoding="utf-8", errors="replace")
    if path.endswith(".css"):
        return _Finished(path, text, tuple(style_references(text)))
    tags = tuple(tags_in(text))
    references = tuple(reference for tag in tags for reference in references_of(tag))
    ids = frozenset(
        value
        for tag in tags
        for name, value in tag.attributes.items()
        if name == "id" or (name == "name" and tag.name == "a")
    )
    twins = {
        reference.language: _arrival(path, reference.address, root)
        for reference in references
        if reference.language and not urlsplit(reference.address).netloc
    }
    return _Finished(path, text, references, ids, twins)


def _problem(
    page: _Finished,
    reference: Reference,
    finished: Mapping[str, _Finished],
    files: frozenset[str],
    site_url: str,
    shown_as: str,
) -> Diagnostic | None:
    address = reference.address.strip()
    if site_url and address.startswith(site_url):
        address = urlsplit(site_url).path + address.removeprefix(site_url)
    try:
        parts = urlsplit(address)
    except ValueError:
        return dead_link(_place(page, reference, shown_as), reference.address, address)
    if parts.scheme or parts.netloc:
        if reference.is_fetched and parts.scheme not in ("data", "blob", "about"):
            return foreign_request(_place(page, reference, shown_as), reference.address)
        return None
    arrival = _arrival(page.path, address, urlsplit(site_url).path or "/")
    if arrival not in files:
        return dead_link(_place(page, reference, shown_as), reference.address, arrival)
    anchor = unquote(parts.fragment)
    there = finished.get(arrival)
    # Text fragments (`#:~:text=`) and `#top` need no element.
    if not anchor or anchor == "top" or ":~:" in anchor or there is None:
        return None
    if there.path.endswith(".html") and anchor not in there.ids:
        return dead_anchor(_place(page, reference, shown_as), reference.address, anchor, there.ids)
    return None


def _arrival(path: str, address: str, root: str) -> str:
    """The file an address leads to, from a page; `root` is the path the site stands at."""
    way = unquote(urlsplit(address).path)
    if not way:
        return path
    if way.startswith("/"):
        steps = way.removeprefix(root).split("/")
    else:
        steps = [*path.split("/")[:-1], *way.split("/")]
    # As browsers go: `..` takes back the step before it, even an empty one.
    taken: list[str] = []
    for step in steps:
        if step == "..":
            del taken[-1:]
        elif step != ".":
            taken.append(step)
    if steps[-1] in ("", ".", ".."):
        taken = [*(taken[:-1] if steps[-1] == "" else taken), "index.html"]
    return "/".join(taken)


def _lone_languages(finished: Mapping[str, _Finished], shown_as: str) -> Iterator[Diagnostic]:
    for page in finished.values():
        own, _, rest = page.path.partition("/")
        # The page at `/` and error pages lead into every language and are nobody's twin.
        if not rest or rest == _ERROR_PAGE:
            continue
        for reference in page.references:
            arrival = page.twins.get(reference.language)
            # Without a twin, readers are sent to the home of the other language.
            if arrival is None or arrival in (page.path, f"{reference.language}/index.html"):
                continue
            other = finished.get(arrival)
            leads_back = other is not None and other.twins.get(own) == page.path
            if other is not None and not (
                leads_back and arrival.startswith(f"{reference.language}/")
            ):
                yield lone_language(_place(page, reference, shown_as), reference.language, arrival)


def _place(page: _Finished, reference: Reference, shown_as: str) -> Place:
    line = page.text.count("\n", 0, reference.offset) + 1
    column = reference.offset - page.text.rfind("\n", 0, reference.offset)
    return Place(f"{shown_as}/{page.path}", line, column)
