"""Where the addresses of a page lead: into the site, and to which of its files."""

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

_LEAVES = re.compile(r"[a-zA-Z\x00-\x20][a-zA-Z0-9+.\x00-\x20-]*:|//|\\\\|/\\\\")
"""How addresses begin that need not lead into the site; browsers read `\\` as `/`."""

_UP = re.compile(r"(?:\.\./)+(?=\.\./|[\w-]+/)")
"""Steps out of folders, as far as what is left is no other kind of address."""


def arrival_of(path: str, way: str, root: str = "/") -> str:
    """The file that a path in an address leads to.

    Args:
        path: The page it stands on.
        way: The path as a browser reads it, without `%`.
        root: The path the site stands at.

    >>> arrival_of("zh/a/index.html", "../b/")
    'zh/b/index.html'
    >>> arrival_of("zh/a/index.html", "/base/x.css", "/base/")
    'x.css'
    """
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


def in_site(address: str, site_url: str) -> str:
    """An address without the name of the site itself."""
    if not site_url or not address.startswith(site_url):
        return address
    return (urlsplit(site_url).path or "/") + address.removeprefix(site_url)


def led(folder: str, address: str, site_url: str) -> tuple[str, str] | None:
    """The file and the anchor that an address leads to from the pages of a folder.

    The file is empty where it is the page itself. None where the address leaves the site.

    >>> led("zh/a/b", "../../c/#d", "")
    ('zh/c/index.html', 'd')
    """
    # Pages that stand side by side go the same ways out, so each is found once for all of them.
    if up := _UP.match(address):
        address = address[up.end() :]
        for _ in range(up.end() // len("../")):
            folder = folder.rpartition("/")[0]
    elif address.startswith("#"):
        folder = ""
    return _led(folder, address, site_url)


@lru_cache(maxsize=65_536)
def _led(folder: str, address: str, site_url: str) -> tuple[str, str] | None:
    way = in_site(address, site_url)
    if _LEAVES.match(way):
        return None
    way, _, anchor = way.partition("#")
    way = unquote(way.partition("?")[0])
    root = urlsplit(site_url).path or "/"
    return arrival_of(f"{folder}/" if folder else "", way, root) if way else "", unquote(anchor)
