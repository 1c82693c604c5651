"""Every page of a site as plain Markdown, for language models and other programs that read.

The lists follow the convention of https://llmstxt.org/: a title, a quoted summary, and sections
of links with a few words about each.
"""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from msgspec import Struct

from playbook_press.exports.imprint import imprint, source_line
from playbook_press.exports.markdown_marks import escaped
from playbook_press.exports.plain_markdown import plain_markdown
from playbook_press.pages.edition import Edition
from playbook_press.pages.messages import Messages
from playbook_press.pages.offers import TEXTS
from playbook_press.pages.page import Entry, LanguageSite, Page

TEXT = "index.md"
"""What a page's Markdown is called, beside its `index.html`."""


class Listed(Struct, frozen=True):
    """A page as a list names it."""

    address: str
    """Below the language."""
    title: str
    description: str = ""


def text_pages(composed: LanguageSite) -> tuple[Page, ...]:
    """The pages that have a text: all but those which only say where to go."""
    return tuple(page for page in composed.pages if page.kind != "moved")


def text_of(page: Page, edition: Edition | None) -> str:
    """A page as Markdown, with what it is part of at its end.

    Args:
        page: One of `text_pages`.
        edition: The playbook it belongs to; None for the shelf.
    """
    body = plain_markdown(page, _way)
    if edition is None:
        return body
    return f"{body}\n---\n\n{escaped(source_line(imprint(edition, page.address), edition))}\n"


def language_list(
    composed: LanguageSite,
    editions: Iterable[Edition],
    guide: Iterable[Listed],
    words: Messages,
    *,
    url: str,
) -> str:
    """The list of a language's pages.

    Args:
        composed: The site in that language.
        editions: Its playbooks.
        guide: Its hand-written pages, in order.
        words: What the generator says in that language.
        url: Where the site is published; empty where that is open, and links are relative.
    """
    base = f"{url}{composed.language}/" if url else ""
    pages = {page.address: page for page in text_pages(composed)}
    front = pages[""]
    order = dict.fromkeys([*_addresses(composed.navigation), *pages])
    lines = [f"# {escaped(front.title)}", f"> {escaped(front.description)}", str(words.texts.lead)]
    for edition in editions:
        title = edition.title(edition.playbook.manifest.title).text
        listed = [
            Listed(address, pages[address].title, pages[address].description)
            for address in order
            if address in pages and address.startswith(f"{edition.id}/")
        ]
        lines += [f"## {escaped(title)}", "\n".join(_row(each, base) for each in listed)]
    rows = [_row(each, base) for each in guide]
    if rows:
        lines += [f"## {words.texts.guide}", "\n".join(rows)]
    return "\n\n".join(lines) + "\n"


def root_list(sites: Iterable[LanguageSite], messages: Mapping[str, Messages], name: str) -> str:
    """The list of languages, at the root of the site.

    Args:
        sites: The site in each language.
        messages: What the generator says, by language.
        name: What the site is called; may be empty.
    """
    fronts = [(site, site.pages[0]) for site in sites]
    title = name or fronts[0][1].title
    rows = [
        f"- [{escaped(site.name)}]({site.language}/{TEXTS}): {escaped(front.description)}"
        for site, front in fronts
    ]
    heading = " / ".join(str(messages[site.language].texts.languages) for site, _ in fronts)
    summary = escaped(fronts[0][1].description)
    return "\n\n".join(
        [f"# {escaped(title)}", f"> {summary}", f"## {heading}", "\n".join(rows)]
    ) + ("\n")


def _row(page: Listed, base: str) -> str:
    about = f": {escaped(page.description)}" if page.description else ""
    return f"- [{escaped(page.title)}]({base}{page.address}{TEXT}){about}"


def _addresses(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        if entry.address is not None:
            yield entry.address
        yield from _addresses(entry.children)


def _way(href: str) -> str | None:
    """To pages as readers get them; the text stands in the same folder as its page."""
    if href.startswith("#"):
        return f"./{href}"
    if urlsplit(href).scheme:
        return href
    return href or None
