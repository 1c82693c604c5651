"""A finished site becomes a folder that works where no server is: from a disk, opened by hand."""

import json
import posixpath
import re
from collections.abc import Callable, Collection
from html import escape, unescape
from pathlib import Path
from urllib.parse import unquote

_INDEX = "index.html"
_FOR_SERVERS = ("404.html", "robots.txt", "sitemap.xml", "sitemap.xml.gz")

# Comments, scripts and data come first: what looks like a tag in them is none.
_TAG = re.compile(
    r"<!--.*?-->"
    r"|<script\b(?P<kind>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>(?P<script>.*?)</script\s*>"
    r"|<template data-part=\"data\"[^>]*>(?P<data>.*?)</template>"
    r"|<style\b.*?</style\s*>"
    r"|<(?P<name>[a-z][^\s/>]*)\s(?:[^>\"']|\"[^\"]*\"|'[^']*')*>",
    re.DOTALL | re.IGNORECASE,
)
_LEADING = frozenset({"a", "area", "form", "link"})
_ATTRIBUTE = re.compile(r"(\s(?P<name>[^\s\"'>/=]+)=)(?:\"([^\"]*)\"|'([^']*)')")
# The way to a page in data: it begins with a step from here and ends with a folder.
_JSON_WAY = re.compile(r'"(\.{1,2}/[^"\\\s]*)"')
_SETTINGS = 'id="__config"'
_INSTANT = "navigation.instant"

_Named = Callable[[str], str]
"""Gives an address with the name of the file it leads to."""


def make_offline(folder: Path) -> None:
    """Change a finished site so that it works whole from `file://`, in place.

    Links name the page of a folder, which elsewhere a server adds; pages load one by one,
    because a browser gives a script nothing from a disk; and what is only for servers goes.

    Args:
        folder: The site, as an engine has drawn it.
    """
    for name in _FOR_SERVERS:
        for each in sorted(folder.rglob(name)):
            each.unlink()
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.html"))}
    for path, file in files.items():
        html = file.read_bytes().decode("utf-8")
        changed = offline_page(html, path, files.keys())
        if changed != html:
            file.write_bytes(changed.encode("utf-8"))


def offline_page(html: str, path: str, pages: Collection[str]) -> str:
    """A page whose links name files.

    Args:
        html: The finished page.
        path: Where it stands in the site.
        pages: The paths of all pages of the site.

    >>> offline_page('<a href="../b/#c">b</a>', "zh/a/index.html", {"zh/b/index.html"})
    '<a href="../b/index.html#c">b</a>'
    """

    def named(address: str) -> str:
        return _named(address, posixpath.dirname(path), pages)

    return _TAG.sub(lambda found: _changed(found, named), html)


def _changed(found: re.Match[str], named: _Named) -> str:
    tag = found[0]
    if found["data"]:
        return _JSON_WAY.sub(lambda way: f'"{named(way[1])}"', tag)
    if found["script"] is not None:
        is_settings = _SETTINGS in found["kind"]
        return (
            tag.replace(found["script"], _without_instant(found["script"])) if is_settings else tag
        )
    if (found["name"] or "").lower() not in _LEADING:
        return tag
    return _ATTRIBUTE.sub(lambda each: _attribute(each, named), tag)


def _attribute(found: re.Match[str], named: _Named) -> str:
    if found["name"].lower() not in ("href", "xlink:href", "action"):
        return found[0]
    written = found[3] if found[3] is not None else found[4]
    address = unescape(written)
    changed = named(address)
    return found[0] if changed == address else f'{found[1]}"{escape(changed)}"'


def _named(address: str, folder: str, pages: Collection[str]) -> str:
    """The address with `index.html` where it leads to a folder of the site."""
    way, mark, rest = re.fullmatch(r"([^?#]*)([?#]?)(.*)", address, re.DOTALL).groups()  # type: ignore[union-attr]  # matches every text
    if not way or way.startswith("/") or ":" in way.partition("/")[0]:
        return address
    arrival = posixpath.normpath(posixpath.join(folder, unquote(way), _INDEX))
    if arrival not in pages:
        return address
    return f"{way}{'' if way.endswith('/') else '/'}{_INDEX}{mark}{rest}"


def _without_instant(config: str) -> str:
    """Material's settings for its scripts without what asks a server for pages."""
    settings = json.loads(config)
    features = settings.get("features", [])
    settings["features"] = [each for each in features if not each.startswith(_INSTANT)]
    return json.dumps(settings, ensure_ascii=False).replace("<", "\\u003c")
