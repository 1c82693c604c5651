"""The search index of a language: gathered while MkDocs draws its pages, written at the end."""

import hashlib
from collections.abc import Iterable, Mapping
from html import unescape
from pathlib import Path
from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from msgspec import Struct, field

from playbook_press.engines.placing import place_file
from playbook_press.pages.assessment_data import site_key
from playbook_press.search import (
    Index,
    IndexedPage,
    Published,
    SearchPage,
    build_index,
    index_page,
    kind_of,
    publish_index,
    sections_of,
    update_index,
)
from playbook_press.search.index import alphabet_of, in_order

About = tuple[str, str, str, str]
"""Address, title, kind and playbook of a page, as the index names them."""

_KEY = "playbook_press_search"


class _Memory(Struct):
    """What a preview keeps of a language from one build to the next."""

    pages: dict[bytes, IndexedPage] = field(default_factory=dict)
    """By the digest of all that a page's share of the index is made from."""
    published: Published | None = None


# A build starts with new configurations and plugins, so what is kept stands here: by the
# settings file and the language. What comes out is the same with it and without it.
_memories: dict[tuple[str, str], _Memory] = {}


def gather(html: str, page: Page, config: MkDocsConfig) -> None:
    """Take in a page as it has been drawn, unless its front matter keeps it out."""
    if _is_kept_out(page):
        return
    about_page = about(page)
    made_from = "\0".join((*about_page, html))
    digest = hashlib.blake2b(made_from.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    known = _memory(config).pages
    indexed = known.get(digest)
    if indexed is None:
        found = SearchPage(*about_page, sections_of(html))
        indexed = known[digest] = index_page(found)
    config.extra.setdefault(_KEY, {})[page.url] = indexed


def write_index(config: MkDocsConfig, words: Mapping[str, object]) -> None:
    """Write the index of the pages gathered, beside them.

    Args:
        config: Of the language's run.
        words: What the search says.
    """
    pages = cast(dict[str, IndexedPage], config.extra.get(_KEY, {}))
    memory = _memory(config)
    found = pages.values()
    memory.published = index_of(
        found, words, site=site_key(config.site_name), before=memory.published
    )
    used = {id(page) for page in found}
    memory.pages = {key: each for key, each in memory.pages.items() if id(each) in used}
    write_files(memory.published.files, Path(config.site_dir))


def index_of(
    pages: Iterable[IndexedPage],
    words: Mapping[str, object],
    *,
    site: str,
    before: Published | None = None,
) -> Published:
    """The index of some pages and its files; the same whatever came before.

    Args:
        pages: Of one language.
        words: What the search says.
        site: What tells this site from others in the same browser.
        before: An earlier one, to save work.
    """
    index = update_index(before.index, pages) if before else build_index(pages)
    has_files = before is not None and bool(before.files)
    return publish_index(index, words, site=site, before=before if has_files else None)


def index_from_data(pages: Iterable[IndexedPage], postings: Mapping[str, str]) -> Published:
    """An earlier index, without its files, for `index_of` to save work with.

    Args:
        pages: Those it was made of.
        postings: What it noted of each token.
    """
    return Published(Index(in_order(pages), postings, alphabet_of(postings)), {})


def write_files(files: Mapping[str, bytes], folder: Path, standing: Path | None = None) -> None:
    """Write an index below the folder of its language.

    Args:
        files: By path.
        folder: In the new site.
        standing: In the site that stands.
    """
    for path, content in files.items():
        place_file(folder / path, content, None if standing is None else standing / path)


def indexed_of(page: Page) -> IndexedPage | None:
    """What a page that has been read gives to the index; None if kept out."""
    if _is_kept_out(page):
        return None
    return index_page(SearchPage(*about(page), sections_of(page.content or "")))


def _is_kept_out(page: Page) -> bool:
    return bool((page.meta.get("search") or {}).get("exclude"))


def about(page: Page) -> About:
    """What a hit says of a page that has been read."""
    pb = page.meta.get("pb") or {}
    address = "" if page.url in (".", "./") else page.url
    # To the themes of MkDocs a title is HTML.
    title = unescape(str(page.meta.get("title") or page.title or address))
    playbook = pb.get("playbook") or {}
    return address, title, kind_of(pb.get("kind", "")), str(playbook.get("title", ""))


def _memory(config: MkDocsConfig) -> _Memory:
    key = (str(config.config_file_path), Path(config.site_dir).name)
    return _memories.setdefault(key, _Memory())
