"""The search index of a language: gathered while MkDocs draws its pages, written at the end."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from playbook_press.pages.assessment_data import site_key
from playbook_press.search import (
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

_KEY = "playbook_press_search"


@dataclass
class _Memory:
    """What a preview keeps of a language from one build to the next."""

    pages: dict[bytes, IndexedPage] = field(default_factory=dict)
    """By the digest of all that a page's share of the index is made from."""
    published: Published | None = None


# A build starts with new configurations and plugins, so what is kept stands here: by the
# settings file and the language. What comes out is the same with it and without it.
_memories: dict[tuple[str, str], _Memory] = {}


def gather(html: str, page: Page, config: MkDocsConfig) -> None:
    """Take in a page as it has been drawn, unless its front matter keeps it out."""
    if (page.meta.get("search") or {}).get("exclude"):
        return
    about = page.meta.get("pb") or {}
    address = "" if page.url in (".", "./") else page.url
    # To the themes of MkDocs a title is HTML.
    title = unescape(str(page.meta.get("title") or page.title or address))
    playbook = str((about.get("playbook") or {}).get("title", ""))
    kind = kind_of(about.get("kind", ""))
    made_from = "\0".join((address, title, kind, playbook, html))
    digest = hashlib.blake2b(made_from.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    known = _memory(config).pages
    indexed = known.get(digest)
    if indexed is None:
        found = SearchPage(address, title, kind, playbook, sections_of(html))
        indexed = known[digest] = index_page(found)
    config.extra.setdefault(_KEY, {})[address] = indexed


def write_index(config: MkDocsConfig, words: Mapping[str, object]) -> None:
    """Write the index of the pages gathered, beside them.

    Args:
        config: Of the language's run.
        words: What the search says.
    """
    pages = cast(dict[str, IndexedPage], config.extra.get(_KEY, {}))
    memory = _memory(config)
    before = memory.published
    found = pages.values()
    index = update_index(before.index, found) if before else build_index(found)
    memory.published = publish_index(index, words, site=site_key(config.site_name), before=before)
    used = {id(page) for page in found}
    memory.pages = {key: each for key, each in memory.pages.items() if id(each) in used}
    for path, content in memory.published.files.items():
        file = Path(config.site_dir, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _memory(config: MkDocsConfig) -> _Memory:
    key = (str(config.config_file_path), Path(config.site_dir).name)
    return _memories.setdefault(key, _Memory())
