"""One run of MkDocs for one language, cut where pages are read and drawn.

The steps together are `mkdocs.commands.build.build` of MkDocs 1.6, event for event.
"""

import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import jinja2
from mkdocs import utils
from mkdocs.commands.build import (
    _build_extra_template,
    _build_theme_template,
    get_context,
)
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from msgspec import Struct

from playbook_press.engines.mkdocs.driver.page import (
    Body,
    Drawn,
    Outline,
    Read,
    Said,
)
from playbook_press.engines.mkdocs.driver.plain import PlainPages
from playbook_press.engines.mkdocs.driver.reading import (
    heard,
    read_page,
    repeat,
    take_in,
    undress,
    wear,
)
from playbook_press.engines.mkdocs.handover import Handover, language_under_way
from playbook_press.engines.mkdocs.language_run import (
    guide_description,
    language_config,
    source_digest,
)
from playbook_press.engines.mkdocs.project import options_in
from playbook_press.engines.output import as_stored, facts_of
from playbook_press.engines.output.expectations import lightest
from playbook_press.pipeline import Language, Site

log = logging.getLogger("mkdocs.commands.build")


class Recipe(Struct, frozen=True):
    """All that a process needs to make the same run; it can be sent to another machine.

    There its files have to be given along: `parcel` does that.
    """

    settings_file: str
    site_folder: str
    site_url: str | None
    site: Site
    language: Language
    is_preview: bool = False


class Run:
    """A run under way. The steps are called in the order in which they stand here."""

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self.code = recipe.language.code
        self.config: MkDocsConfig = language_config(
            recipe.settings_file, recipe.site_folder, recipe.site_url, recipe.language
        )
        Handover(recipe.site, recipe.language, is_preview=recipe.is_preview, is_driven=True).give(
            self.config
        )
        self.start = time.monotonic()
        self.files: Files
        self.pages: Sequence[File] = ()
        """In the order in which MkDocs takes them."""
        self.env: jinja2.Environment
        self.nav: Navigation
        self.is_dressed = False

    def begin(self, *, is_worker: bool = False) -> None:
        """Up to the navigation: every page is known, and none is read.

        Args:
            is_worker: Whether the run only serves another one, so that it touches no file.
        """
        with self._under_way():
            config = self.config = self.config.plugins.on_config(self.config)
            if not is_worker:
                config.plugins.on_pre_build(config=config)
                utils.clean_directory(config.site_dir)
            files = get_files(config)
            self.env = config.theme.get_env()
            # Here MkDocs adds the files of the theme, and our plugin takes them out again:
            # they stand once for all languages.
            self.files = config.plugins.on_files(files, config=config)
            set_exclusions(self.files, config)
            nav = get_navigation(self.files, config)
            self.nav = config.plugins.on_nav(nav, config=config, files=self.files)
            self.pages = self.files.documentation_pages()
            for file in self.pages:
                if file.page is None:
                    Page(None, file, config)

    @cached_property
    def plain_pages(self) -> PlainPages:
        """What is known of generated pages; made where the first one is read."""
        return PlainPages(self.config)

    @cached_property
    def heavy_from(self) -> int:
        """Bytes that any page may weigh."""
        return lightest(options_in(self.config)[0].budgets.model_dump())

    def beside(self, path: str) -> object:
        """What a hand-written page is told that does not stand in it; None for others."""
        file = self.files.src_uris[path]
        if file.generated_by is not None:
            return None
        return guide_description(file.src_uri, self.config, self.recipe.site, self.recipe.language)

    def source_digest(self, path: str) -> str:
        """A digest of what a page is made from."""
        return source_digest(self.files.src_uris[path])

    def read(self, path: str) -> Read:
        """Read one page."""
        page = self.page(path)
        with self._under_way():
            try:
                found = read_page(page, self.config, self.files, self.plain_pages)
            except Exception as failure:
                _tell("reading", page, failure)
                raise
        undress(page)
        return found

    def take(self, path: str, outline: Outline) -> None:
        """Know of a page what reading it gave."""
        take_in(self.page(path), outline, self.files)

    def repeat(self, said: Sequence[Said]) -> None:
        """Say again what was said while a page was read or drawn elsewhere."""
        with self._under_way():
            repeat(said)

    def dress(self) -> None:
        """All pages are read: get the templates ready."""
        if not self.is_dressed:
            with self._under_way():
                self.env = self.config.plugins.on_env(
                    self.env, config=self.config, files=self.files
                )
            self.is_dressed = True

    def write_around(self) -> None:
        """Everything that is no page."""
        config = self.config
        with self._under_way():
            self.files.copy_static_files()
            for template in config.theme.static_templates:
                _build_theme_template(template, self.env, self.files, config, self.nav)
            for template in config.extra_templates:
                _build_extra_template(template, self.files, config, self.nav)

    def draw(self, path: str, body: Body) -> Drawn:
        """Draw one page whose outline is known."""
        page = self.page(path)
        with self._under_way():
            try:
                with heard() as said:
                    wear(page, body)
                    output = self._drawn(page)
            except Exception as failure:
                _tell("building", page, failure)
                raise
        html = output.encode("utf-8", errors="xmlcharrefreplace")
        return Drawn(html, tuple(said), self.facts(path, html))

    def facts(self, path: str, html: bytes) -> bytes | None:
        """What there is to know of a drawn page; nobody asks of a preview."""
        if self.recipe.is_preview:
            return None
        url, heavy_from = self.recipe.site_url or "", self.heavy_from
        found = facts_of(self.address_of(path), html, site_url=url, heavy_from=heavy_from)
        return as_stored(found)

    def address_of(self, path: str) -> str:
        """The file that a page becomes, below the folder of the whole site."""
        return f"{self.code}/{self.page(path).file.dest_uri}"

    def place_of(self, path: str) -> Path:
        """Where a page is written."""
        return Path(str(self.page(path).file.abs_dest_path))

    def finish(self) -> None:
        """All pages are written: check links to anchors, and let plugins finish."""
        config = self.config
        with self._under_way():
            level = config.validation.links.anchors
            for file in self.pages:
                if file.page is not None:
                    file.page.validate_anchor_links(files=self.files, log_level=level)
            config.plugins.on_post_build(config=config)

    def fail(self, failure: Exception) -> None:
        """Tell plugins that the run ends early, as MkDocs does.

        Raises:
            Abort: The failure is one that MkDocs words itself.
        """
        self.config.plugins.on_build_error(error=failure)
        if isinstance(failure, BuildError):
            log.error(str(failure))
            raise Abort("Aborted with a BuildError!") from failure

    def _drawn(self, page: Page) -> str:
        config = self.config
        config._current_page = page
        page.active = True
        try:
            context = get_context(self.nav, self.pages, config, page)
            template = self.env.get_template(page.meta.get("template", "main.html"))
            context = config.plugins.on_page_context(
                context, page=page, config=config, nav=self.nav
            )
            output = template.render(context)
            return config.plugins.on_post_page(output, page=page, config=config)
        finally:
            page.active = False
            config._current_page = None
            # All contents at once would be most of the memory of a large site.
            undress(page)

    def page(self, path: str) -> Page:
        """The page that is made from a source path."""
        page = self.files.src_uris[path].page
        assert page is not None
        return page

    @contextmanager
    def _under_way(self) -> Iterator[None]:
        token = language_under_way.set(self.code)
        try:
            yield
        finally:
            language_under_way.reset(token)


def _tell(doing: str, page: Page, failure: Exception) -> None:
    message = f"Error {doing} page '{page.file.src_uri}':"
    # MkDocs says the words of its own errors itself.
    log.error(message if isinstance(failure, BuildError) else f"{message} {failure}")
