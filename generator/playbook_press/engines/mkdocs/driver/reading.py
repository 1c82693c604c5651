"""Markdown to the content of a page, in the steps of MkDocs."""

import json
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import PurePath
from typing import Any, cast

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import (
    Page,
    _ExtractAnchorsTreeprocessor,
    _ExtractTitleTreeprocessor,
    _RawHTMLPreprocessor,
    _RelativePathTreeprocessor,
)
from mkdocs.structure.toc import get_toc
from mkdocs.utils.meta import YAML_RE, get_data

from playbook_press.engines.as_json import as_bytes
from playbook_press.engines.mkdocs import searching
from playbook_press.engines.mkdocs.driver.page import Body, Outline, Read, Said
from playbook_press.engines.mkdocs.driver.plain import PlainPages
from playbook_press.pages.markdown import parted

_LEFT_OUT = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


def read_page(page: Page, config: MkDocsConfig, files: Files, pages: PlainPages) -> Read:
    """Run a page through its events and Python-Markdown.

    Args:
        page: One of the run.
        config: Of the run.
        files: Those of the run.
        pages: What is known of generated pages of the run.

    Raises:
        Exception: Whatever a plugin or an extension raises.
    """
    asked = _Asked(files)
    with heard() as said:
        config._current_page = page
        try:
            page = config.plugins.on_pre_page(page, config=config, files=files)
            _read_source(page, config)
            page.markdown = config.plugins.on_page_markdown(
                page.markdown or "", page=page, config=config, files=files
            )
            tokens = _render(page, config, asked, pages)
            page.content = config.plugins.on_page_content(
                page.content or "", page=page, config=config, files=files
            )
        finally:
            config._current_page = None
    body = Body(page.content, tokens).as_bytes()
    indexed = searching.indexed_of(page)
    return Read(
        _outline(page, asked.lookups, tuple(said), body),
        body,
        None if indexed is None else as_bytes(indexed),
    )


def take_in(page: Page, outline: Outline, files: Files) -> None:
    """Let a page be known as `read_page` found it, in another process or another build.

    Args:
        page: One of the run.
        outline: What the reading gave.
        files: Those of the run.
    """
    page.markdown = ""
    page.meta = dict(outline.meta)
    page._title_from_render = outline.title
    page.present_anchor_ids = set(outline.anchors)
    targets = ((files.src_uris.get(path), links) for path, links in outline.links.items())
    page.links_to_anchors = {file: dict(links) for file, links in targets if file is not None}
    # MkDocs takes the title from the name of the file only where there is content.
    page.content = ""


def wear(page: Page, body: Body) -> None:
    """Give a page that is known what it needs to be drawn."""
    source = page.file.content_string
    front = YAML_RE.match(source)
    page.markdown = (
        source[front.end() :].lstrip("\n") if front and page.meta else get_data(source)[0]
    )
    page.content = body.content
    page.toc = get_toc(cast(Any, body.toc))


def undress(page: Page) -> None:
    """Take it away again; the outline stays."""
    page.markdown = page.content = ""


def still_holds(outline: Outline, files: Files) -> bool:
    """Whether every link of a page would be resolved as it was."""
    found = files.src_uris
    return all(_seen(found.get(path)) == seen for path, seen in outline.lookups.items())


def _read_source(page: Page, config: MkDocsConfig) -> None:
    """`Page.read_source`, with our eyes for the front matter of generated pages."""
    if page.file.generated_by is None:
        page.read_source(config)
        return
    source = config.plugins.on_page_read_source(page=page, config=config)
    if source is None:
        source = page.file.content_string
    page.markdown, page.meta = parted(source) or get_data(source)


def _render(
    page: Page, config: MkDocsConfig, files: "_Asked", pages: PlainPages
) -> list[dict[str, Any]]:
    """`Page.render`, with our eyes for what is asked."""
    plain = pages.converted(page.markdown or "")
    if plain is not None:
        page.content, tokens = plain.content, plain.tokens
        page._title_from_render, page.present_anchor_ids = plain.title, set(plain.anchors)
        page.links_to_anchors = {}
        return tokens
    md = Markdown(
        extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"] or {}
    )
    seen = cast(Files, files)
    raw = _RawHTMLPreprocessor()
    raw._register(md)
    anchors = _ExtractAnchorsTreeprocessor(page.file, seen, config)
    anchors._register(md)
    links = _RelativePathTreeprocessor(page.file, seen, config)
    links._register(md)
    title = _ExtractTitleTreeprocessor()
    title._register(md)
    page.content = md.convert(page.markdown or "")
    tokens = getattr(md, "toc_tokens", [])
    page._title_from_render = title.title
    page.present_anchor_ids = anchors.present_anchor_ids | raw.present_anchor_ids
    page.links_to_anchors = links.links_to_anchors
    return tokens


def _outline(
    page: Page,
    lookups: dict[str, tuple[str, bool] | None],
    said: tuple[Said, ...],
    body: bytes,
) -> Outline:
    links = page.links_to_anchors or {}
    about = json.dumps([page._title_from_render, page.meta], default=repr)
    # JSON in ASCII holds no zero byte, so nothing can pass from the one into the other.
    shown = b"\0".join((about.encode(), body))
    return Outline(
        title=page._title_from_render,
        meta=page.meta,
        anchors=tuple(sorted(each for each in page.present_anchor_ids or () if each)),
        links={file.src_uri: dict(found) for file, found in links.items()},
        lookups=lookups,
        said=said,
        digest=blake2b(shown, digest_size=16).hexdigest(),
    )


class _Asked:
    """The files of a run, which notes what is asked of it while links are resolved."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.lookups: dict[str, tuple[str, bool] | None] = {}

    def get_file_from_path(self, path: str) -> File | None:
        found = self.files.get_file_from_path(path)
        self.lookups[PurePath(path).as_posix()] = _seen(found)
        return found


def _seen(file: File | None) -> tuple[str, bool] | None:
    return None if file is None else (file.url, file.inclusion in _LEFT_OUT)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.said: list[Said] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append((record.name, record.levelno, record.getMessage()))


@contextmanager
def heard() -> Iterator[list[Said]]:
    """What is said meanwhile goes nowhere else; whoever called repeats it in its turn."""
    logger = logging.getLogger("mkdocs")
    listener = _Listener()
    before, logger.propagate = logger.propagate, False
    others: Sequence[logging.Handler] = tuple(logger.handlers)
    logger.handlers[:] = [listener]
    try:
        yield listener.said
    finally:
        logger.handlers[:] = others
        logger.propagate = before


def repeat(said: Sequence[Said]) -> None:
    """Say again what was said while a page was read or drawn."""
    for name, level, words in said:
        logging.getLogger(name).log(level, "%s", words)
