"""The files that stand once for all languages, and how pages ask for them."""

import hashlib
from collections.abc import Mapping

SHARED = "assets/playbook-press"
"""The folder of the files that stand once for all languages, below the root of the site."""


def page_script(name: str) -> str:
    """The script that only some pages ask for, below the root of the site.

    Engines put what lies directly in `SHARED` on every page, and nothing from its folders.
    """
    return f"{SHARED}/pages/{name}.js"


def page_sheet(name: str) -> str:
    """The stylesheet that only some pages ask for, below the root of the site."""
    return f"{SHARED}/pages/{name}.css"


def shared_href(address: str, path: str) -> str:
    """A link from a page of some language to a shared file.

    >>> shared_href("p/traits/", "assets/x.js")
    '../../../assets/x.js'
    """
    return f"{'../' * (address.count('/') + 1)}{path}"


def long_lived_names(files: Mapping[str, bytes]) -> dict[str, str]:
    """New names for scripts and styles, each with a fingerprint of what the file holds.

    So browsers may keep a file for good: another content has another name.

    >>> long_lived_names({"assets/playbook-press/press.css": b""})
    {'assets/playbook-press/press.css': 'assets/playbook-press/press.e3b0c442.css'}
    """
    names = {}
    for path, content in files.items():
        stem, dot, ending = path.rpartition(".")
        if ending in ("css", "js"):
            names[path] = f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}{dot}{ending}"
    return names


def with_new_names(content: bytes, names: Mapping[str, str]) -> bytes:
    """A page that asks for shared files under their new names."""
    if names and SHARED.encode() in content:
        for old, new in names.items():
            content = content.replace(old.encode(), new.encode())
    return content
