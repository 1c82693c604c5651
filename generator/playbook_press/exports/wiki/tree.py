"""The files of a wiki: every page in plain Markdown, with links that lead within the tree."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

from playbook_press.exports.exported import Exported
from playbook_press.exports.imprint import imprint, source_line
from playbook_press.exports.markdown_marks import escaped
from playbook_press.exports.plain_markdown import Way, plain_markdown
from playbook_press.exports.wiki.names import Flavour, Names, names_of
from playbook_press.pages.edition import Edition
from playbook_press.pages.page import Entry, LanguageSite, Page, PageKind
from playbook_press.pages.site import compose_language

_LEFT_OUT: frozenset[PageKind] = frozenset(("choose", "shelf", "moved", "downloads", "team"))
"""Pages that only make sense on a site: they choose, redirect, offer files, or need scripts."""

_HREF = re.compile(r' href="([^"]*)"')
_SITE = "https://site.invalid/"


def export_wiki(edition: Edition, pictures: Mapping[str, bytes], *, flavour: Flavour) -> Exported:
    """A playbook as Markdown files.

    Args:
        edition: The playbook in the readers' language.
        pictures: What the playbook's pictures hold, by their path in the project.
        flavour: For whom.
    """
    composed = compose_language(
        (edition.playbook,),
        edition.language,
        edition.templates,
        site_languages=edition.site_languages,
        publication=edition.publication,
    )
    pages = tuple(page for page in composed.pages if page.kind not in _LEFT_OUT)
    names = names_of(pages, f"{edition.id}/", flavour)
    anchors = _anchors(pages)
    files = {
        names.path[page.address]: _text(page, edition, names, composed, anchors).encode()
        for page in pages
    }
    if names.sidebar:
        files[names.sidebar] = _sidebar(composed, names).encode()
    files |= {
        path.removeprefix(f"{edition.id}/"): pictures[source]
        for path, source in composed.copies.items()
    }
    return Exported(f"{edition.id}-wiki-{edition.language}", dict(sorted(files.items())))


def _text(
    page: Page,
    edition: Edition,
    names: Names,
    composed: LanguageSite,
    anchors: Mapping[str, frozenset[str]],
) -> str:
    body = plain_markdown(
        page, _way(page, edition, names, composed), anchors=anchors.get(page.address, frozenset())
    )
    foot = escaped(source_line(imprint(edition, page.address), edition))
    return f"{body}\n---\n\n{foot}\n"


def _way(page: Page, edition: Edition, names: Names, composed: LanguageSite) -> Way:
    """Within the tree to a file; to the rest of the site where it is published; else nowhere."""
    here = names.path[page.address]
    published = edition.publication.url

    def way(href: str) -> str | None:
        if urlsplit(href).scheme:
            return href
        whole, fragment = urldefrag(urljoin(f"{_SITE}{page.address}", href))
        there = whole.removeprefix(_SITE)
        anchor = f"#{fragment}" if fragment else ""
        if there == page.address and fragment:
            return anchor
        if there in names.path:
            return names.link(here, names.path[there]) + anchor
        if there in composed.copies:
            # A picture keeps its name in every flavour.
            file = there.removeprefix(f"{edition.id}/")
            return "../" * here.count("/") + file
        return f"{published}{edition.language}/{there}{anchor}" if published else None

    return way


def _anchors(pages: Iterable[Page]) -> Mapping[str, frozenset[str]]:
    """By address, the places on the page that any of the pages leads to."""
    found: dict[str, set[str]] = {}
    for page in pages:
        for href in _HREF.findall(page.markdown):
            whole, fragment = urldefrag(urljoin(f"{_SITE}{page.address}", unescape(href)))
            if fragment and whole.startswith(_SITE):
                found.setdefault(whole.removeprefix(_SITE), set()).add(fragment)
    return {address: frozenset(ids) for address, ids in found.items()}


def _sidebar(composed: LanguageSite, names: Names) -> str:
    """The navigation as nested lists."""
    return "\n".join(_rows(composed.navigation, names, "")) + "\n"


def _rows(entries: Iterable[Entry], names: Names, indent: str) -> Iterator[str]:
    for entry in entries:
        path = names.path.get(entry.address) if entry.address is not None else None
        if path is not None or entry.children:
            words = escaped(entry.title)
            yield f"{indent}- [{words}]({names.link('', path)})" if path else f"{indent}- {words}"
            yield from _rows(entry.children, names, f"{indent}  ")
