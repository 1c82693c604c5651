"""How pages of one language reach the files that stand once for all languages."""

import posixpath
from typing import Any
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.utils.templates import script_tag_filter, url_filter

SHARED = "assets/"
"""Addresses that begin with this lead to the site's root, in every language."""


def share_assets(env: jinja2.Environment) -> None:
    """Point `assets/…` one level up, wherever the theme writes an address."""

    # `Any`: MkDocs describes the context of its filters as a dictionary, Jinja as a class.
    def shared_url(context: Any, value: str) -> str:
        # Pages for errors have absolute addresses: `/zh/../assets/` is `/assets/`.
        return _without_detours(url_filter(context, _raised(str(value))))

    def shared_script_tag(context: Any, value: Any) -> str:
        tag = str(script_tag_filter(context, value))
        path = str(value)
        return Markup(tag.replace(url_filter(context, path), shared_url(context, path)))

    env.filters["url"] = jinja2.pass_context(shared_url)
    env.filters["script_tag"] = jinja2.pass_context(shared_script_tag)


def drop_theme_files(files: Files, config: MkDocsConfig) -> None:
    """Leave out what the outer run has already copied from the theme."""
    for file in list(files):
        if file.src_dir in config.theme.dirs and not file.is_documentation_page():
            files.remove(file)


def base_of_error_pages(site_url: str | None, language: str) -> str:
    """Where addresses in a page for errors begin: an absolute path that ends in `.`.

    Like `.` and `..` of other pages it has no `/` at its end, so a theme may add one.

    Args:
        site_url: Where this run is published; with nothing known, at the root of a server.
        language: The language of the run; empty for the outer one.
    """
    if site_url:
        return f"{urlsplit(site_url).path.rstrip('/')}/."
    return f"/{language}/." if language else "/."


def _without_detours(address: str) -> str:
    """An absolute path without `.` and `..`; every other address as it is.

    >>> _without_detours("/zh/./../en/"), _without_detours("/zh/../assets/x.css")
    ('/en/', '/assets/x.css')
    """
    if not address.startswith("/") or ".." not in address:
        return address
    end = "/" if address.endswith("/") else ""
    return posixpath.normpath(address).rstrip("/") + end


def _raised(value: str) -> str:
    return f"../{value}" if value.startswith(SHARED) else value
