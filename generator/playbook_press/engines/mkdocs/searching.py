"""The search index of a language: gathered while MkDocs draws its pages, written at the end."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from playbook_press.pages.assessment_data import site_key
from playbook_press.search import (
    Index,
    Published,
    SearchPage,
    Section,
    build_index,
    kind_of,
    publish_index,
    sections_of,
    update_index,
)
from playbook_press.search.index import in_order
from playbook_press.search.parts import parts_of

About = tuple[str, str, str, str]
"""Address, title, kind and playbook of a page, as the index names them."""

_KEY = "playbook_press_search"


@dataclass
class _Memory:
    """What a preview keeps of a language from one build to the next."""

    sections: dict[bytes, tuple[Section, ...]] = field(default_factory=dict)
    """By the digest of a page's HTML."""
    published: Published | None = None


# A build starts with new configurations and plugins, so what is kept stands here: by the
# settings file and the language. What comes out is the same with it and without it.
_memories: dict[tuple[str, str], _Memory] = {}


def gather(html: str, page: Page, config: MkDocsConfig) -> None:
    """Take in a page as it has been drawn, unless its front matter keeps it out."""
    if _is_kept_out(page):
        return
    digest = hashlib.blake2b(html.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    known = _memory(config).sections
    sections = known.get(digest)
    if sections is None:
        sections = known[digest] = sections_of(html)
    pages = config.extra.setdefault(_KEY, {})
    pages[page.url] = SearchPage(*about(page), sections)


def write_index(config: MkDocsConfig, words: Mapping[str, object]) -> None:
    """Write the index of the pages gathered, beside them.

    Args:
        config: Of the language's run.
        words: What the search says.
    """
    pages = cast(dict[str, SearchPage], config.extra.get(_KEY, {}))
    memory = _memory(config)
    found = pages.values()
    memory.published = index_of(
        found, words, site=site_key(config.site_name), before=memory.published
    )
    used = {id(page.sections) for page in found}
    memory.sections = {key: each for key, each in memory.sections.items() if id(each) in used}
    write_files(memory.published.files, Path(config.site_dir))


def index_of(
    pages: Iterable[SearchPage],
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


def index_from_data(pages: Iterable[SearchPage], postings: Mapping[str, str]) -> Published:
    """An earlier index, without its files, for `index_of` to save work with.

    Args:
        pages: Those it was made of.
        postings: What it noted of each token.
    """
    ordered = in_order(pages)
    return Published(Index(ordered, tuple(map(parts_of, ordered)), postings), {})


def write_files(files: Mapping[str, bytes], folder: Path) -> None:
    """Write an index below the folder of its language."""
    for path, content in files.items():
        file = Path(folder, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def sections_as_data(page: Page) -> list[object] | None:
    """The text of a page that has been read, as JSON values; None where it is kept out."""
    if _is_kept_out(page):
        return None
    return [
        [each.anchor, each.heading, each.text, [list(mark) for mark in each.marks]]
        for each in sections_of(page.content or "")
    ]


def page_from_data(about: About, sections: Iterable[Any]) -> SearchPage:
    """A page for the index, with what `sections_as_data` gave."""
    return SearchPage(
        *about,
        tuple(
            Section(anchor, heading, text, tuple((at, id) for at, id in marks))
            for anchor, heading, text, marks in sections
        ),
    )


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
