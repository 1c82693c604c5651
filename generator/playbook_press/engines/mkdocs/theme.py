"""What our pages need from the theme, whatever the run."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from pymdownx.slugs import slugify

from playbook_press.pages.navigation import folded
from playbook_press.pages.shared import SHARED
from playbook_press.pages.tongues import direction
from playbook_press.pipeline import Language, Site

_SEARCH = "material/search"

_EVERYWHERE = PurePosixPath(SHARED)
_PAGES = f"{SHARED}/pages/"
_ON_PAGES = ("open", "label", "close", "failed")
"""What the search says before its index is there; all else comes with the index."""


def insert_theme(config: MkDocsConfig, site: Site) -> None:
    """Put our overrides before Material's templates and behind the site's own."""
    at = 1 if config.theme.custom_dir else 0
    for folder in (site.theme, site.own_theme):
        if folder is not None and folder.is_dir() and str(folder) not in config.theme.dirs:
            config.theme.dirs.insert(at, str(folder))
    ours = on_every_page(site, ".css")
    config.extra_css += [path for path in ours if path not in config.extra_css]


def on_every_page(site: Site, suffix: str) -> list[str]:
    """What of ours every page asks for: the addresses that end so.

    Those in folders below belong to single pages, which ask for them.
    """
    return [
        path
        for path in sorted(site.shared)
        if PurePosixPath(path).parent == _EVERYWHERE and path.endswith(suffix)
    ]


def switch_search_off(config: MkDocsConfig) -> None:
    """Take Material's own search away, where the settings ask for it: ours stands in its place."""
    search = config.plugins.get(_SEARCH)
    if search is not None:
        # Its events stay registered, so it is told; and the theme asks only whether it is there.
        search.config["enabled"] = False
        del config.plugins[_SEARCH]


def name_headings(config: MkDocsConfig, site: Site, language: Language | None) -> None:
    """Let headings keep Chinese words as anchors, and say in every language what links there.

    The settings may choose otherwise. In `mkdocs.yml` anchors would take a tag that makes YAML
    call Python, and there is one text for all languages.

    Args:
        config: Of the run.
        site: The site, for its words.
        language: The language of the run; None for the page at `/`.
    """
    chosen = config.mdx_configs.setdefault("toc", {})
    chosen.setdefault("slugify", slugify(case="lower"))
    chosen.setdefault("permalink_title", frame_words(site, language)["permalink"])


def frame_words(site: Site, language: Language | None) -> Mapping[str, str]:
    """What is said around a page; around the one at `/` in the first language."""
    return site.by_language[(language or site.languages[0]).code].frame


def theme_words(site: Site, language: Language | None) -> dict[str, object]:
    """What the theme finds in `config.extra.pb`.

    Args:
        site: The site, for its languages and words.
        language: The language of the run; None for the page at `/`.
    """
    up = "" if language is None else "../"
    words = site.by_language[language.code].search if language else {}
    return {
        "language": language.code if language else None,
        "direction": direction(language.code) if language else None,
        "languages": [
            {"code": each.code, "name": each.name, "home": f"{up}{each.code}/"}
            for each in site.languages
        ],
        "messages": frame_words(site, language),
        # Before Material's own.
        "first_scripts": on_every_page(site, ".js"),
        # Asked for by another script, as what the search opens with, or by the page that names
        # a `component` in its front matter.
        "scripts": dict(_page_scripts(site)),
        "social_images": language is not None and site.has_social_images,
        "texts": language is not None and site.has_texts,
        # The first so many entries of the navigation are shown only to their own pages.
        "folded": folded(site.by_language[language.code].navigation) if language else 0,
        # The page at `/` has no language, and so nothing to search.
        "search": {name: words[name] for name in _ON_PAGES if name in words},
    }


def _page_scripts(site: Site) -> Iterator[tuple[str, str]]:
    """The scripts that only some pages need: component, and address with a fingerprint."""
    for path in site.shared:
        if path.startswith(_PAGES) and path.endswith(".js"):
            yield PurePosixPath(path).name.partition(".")[0], path
