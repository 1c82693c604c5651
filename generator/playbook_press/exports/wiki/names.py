"""What the files of a wiki are called, and how links between them are written."""

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Literal
from urllib.parse import quote

from msgspec import Struct

from playbook_press.pages.page import Page

Flavour = Literal["files", "github", "gitlab", "gitea"]
"""`files` is a tree for repositories, Notion, Confluence and editors; the others are the wikis
of those services, which keep all pages side by side and call a page what its file is called."""

_FORBIDDEN = re.compile(r'[\\/:*?"<>|#%&{}^\[\]`\s\x00-\x1f]+')
_MOST_BYTES = 150
"""File systems take 255 bytes, and some wikis put their own behind a name."""


class Names(Struct, frozen=True):
    """The file of every page, by the page's address."""

    path: Mapping[str, str]
    home: str
    link: Callable[[str, str], str]
    """From the path of one file to the path of another, as a link is written."""
    sidebar: str | None
    """The file that the wiki shows beside every page, if it has one."""


def names_of(pages: Iterable[Page], playbook: str, flavour: Flavour) -> Names:
    """The names for some pages of one playbook.

    Args:
        pages: Those that become files.
        playbook: The address of the overview, such as `eight-traits/`.
        flavour: For whom.
    """
    if flavour == "files":
        addresses = [page.address for page in pages]
        paths = {
            address: _in_tree(
                address.removeprefix(playbook),
                holds_others=any(
                    each != address and each.startswith(address) for each in addresses
                ),
            )
            for address in addresses
        }
        return Names(paths, "README.md", _between_files, None)
    home, sidebar = ("home", "_sidebar") if flavour == "gitlab" else ("Home", "_Sidebar")
    titles = _told_apart(
        {page.address: home if page.address == playbook else _name(page) for page in pages}
    )
    paths = {address: f"{title}.md" for address, title in titles.items()}
    return Names(paths, f"{home}.md", _between_pages, f"{sidebar}.md")


def _in_tree(below: str, *, holds_others: bool) -> str:
    """A page that others stand below is the `README.md` of their folder, which services show.

    >>> _in_tree("traits/", holds_others=True), _in_tree("glossary/", holds_others=False)
    ('traits/README.md', 'glossary.md')
    """
    return f"{below}README.md" if holds_others or not below else f"{below.rstrip('/')}.md"


def _name(page: Page) -> str:
    name = _FORBIDDEN.sub("-", page.title).strip("-.")
    return name.encode()[:_MOST_BYTES].decode("utf-8", "ignore").strip("-") or page.kind


def _told_apart(titles: Mapping[str, str]) -> dict[str, str]:
    """Two pages with one title get numbers; case alone does not tell files apart everywhere."""
    seen: dict[str, int] = {}
    found = {}
    for address, title in titles.items():
        count = seen[title.casefold()] = seen.get(title.casefold(), 0) + 1
        found[address] = title if count == 1 else f"{title}-{count}"
    return found


def _between_files(here: str, there: str) -> str:
    return quote(posixpath.relpath(there, posixpath.dirname(here) or "."), safe="/")


def _between_pages(here: str, there: str) -> str:
    return quote(there.removesuffix(".md"), safe="")
