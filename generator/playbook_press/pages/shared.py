"""The files that stand once for all languages, and how pages ask for them."""

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
