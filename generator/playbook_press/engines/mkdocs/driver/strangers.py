"""Plugins and extensions of which we do not know what they do to a page.

They may keep counts from page to page, or read files, so with one of them MkDocs builds by
itself: one page after another, none taken from an earlier build.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import jinja2
from jinja2 import nodes
from mkdocs.config.defaults import MkDocsConfig

_KNOWN_PLUGINS = frozenset({"playbooks", "material/search"})

_HARMLESS_EVENTS = frozenset(
    {"startup", "shutdown", "serve", "pre_build", "post_build", "build_error", "config"}
)
"""Whoever hears only of these never sees a page; what `config` changes is seen by us too."""

_KNOWN_EXTENSIONS = frozenset(
    {
        *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code"),
        *("footnotes", "legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists"),
        *("smarty", "tables", "toc", "wikilinks"),
    }
)
_KNOWN_PYMDOWNX = frozenset(
    {
        *("arithmatex", "betterem", "caret", "critic", "details", "emoji", "escapeall", "extra"),
        *("highlight", "inlinehilite", "keys", "magiclink", "mark", "progressbar", "saneheaders"),
        *("smartsymbols", "striphtml", "superfences", "tabbed", "tasklist", "tilde"),
    }
)


_MAYBE = re.compile(r"\b(?:pages|files|content|markdown|toc|build_date_utc)\b")


def strangers(config: MkDocsConfig, *themes: Path | None) -> tuple[str, ...]:
    """What is not known, as a reader of `mkdocs.yml` would name it; empty where all is known.

    Args:
        config: The settings.
        themes: The folders of our overrides of the theme, and of the site's own; None where there
            is none.
    """
    return (*_plugins(config), *_extensions(config), *_templates(config, themes))


def hands(config: MkDocsConfig) -> tuple[str, ...]:
    """The plugins and hooks that are not ours and may have a hand in pages."""
    return tuple(_plugins(config))


def others(config: MkDocsConfig) -> tuple[str, ...]:
    """The plugins and hooks that are not ours, however harmless to a page."""
    ours = {id(config.plugins[name]) for name in _KNOWN_PLUGINS if name in config.plugins}
    return tuple(name for name, plugin in config.plugins.items() if id(plugin) not in ours)


def _plugins(config: MkDocsConfig) -> Iterator[str]:
    for name in others(config):
        plugin = config.plugins[name]
        heard = {event for event in config.plugins.events if hasattr(plugin, f"on_{event}")}
        if not heard <= _HARMLESS_EVENTS | _inherited(plugin):
            yield f"plugin `{name}`"
    yield from (f"hook `{path}`" for path in config.hooks)


def _inherited(plugin: object) -> frozenset[str]:
    """Events that stand in MkDocs' own class for plugins, where they do nothing."""
    return frozenset(
        name.removeprefix("on_")
        for name in dir(plugin)
        if name.startswith("on_")
        and getattr(type(plugin), name, None) is not None
        and getattr(type(plugin), name).__module__ == "mkdocs.plugins"
    )


def _extensions(config: MkDocsConfig) -> Iterator[str]:
    for extension in config["markdown_extensions"]:
        name = str(extension)
        short = name.removeprefix("markdown.extensions.")
        is_pymdownx = name.startswith("pymdownx.")
        if short not in _KNOWN_EXTENSIONS and not (
            is_pymdownx and name.removeprefix("pymdownx.") in _KNOWN_PYMDOWNX
        ):
            yield f"extension `{name}`"


def _templates(config: MkDocsConfig, themes: Iterable[Path | None]) -> Iterator[str]:
    custom = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    for folder in (each for each in (*themes, custom) if each is not None):
        for path in sorted(folder.rglob("*.html")):
            source = path.read_text("utf-8", "replace")
            if _MAYBE.search(source) and _asks_for_more(source):
                yield f"template `{path.relative_to(folder).as_posix()}`"


@lru_cache(maxsize=64)
def _asks_for_more(source: str) -> bool:
    """Whether a template asks what other pages say, or what day it is.

    While one page is drawn, the driver does not hold the contents of others.
    """
    try:
        tree = jinja2.Environment(extensions=["jinja2.ext.loopcontrols"]).parse(source)
    except jinja2.TemplateSyntaxError:
        return False  # whoever draws it will say so
    names = {each.name for each in tree.find_all(nodes.Name) if each.ctx == "load"}
    if names & {"pages", "files", "build_date_utc"}:
        return True
    return any(
        each.attr in ("content", "markdown", "toc")
        and not (isinstance(each.node, nodes.Name) and each.node.name == "page")
        for each in tree.find_all(nodes.Getattr)
    )
