"""The MkDocs plugin `playbooks`: draws the pages of every playbook, once per language."""

import logging
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

import jinja2
from mkdocs.config.base import BaseConfigOption, Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from playbook_press.diagnostics import Severity
from playbook_press.engines.mkdocs import (
    addresses,
    language_run,
    outer_run,
    policing,
    searching,
    sitemap,
)
from playbook_press.engines.mkdocs.compiled import share_compiled
from playbook_press.engines.mkdocs.driver.strangers import hands
from playbook_press.engines.mkdocs.guide import guide_addresses
from playbook_press.engines.mkdocs.handover import Handover, handed_over
from playbook_press.engines.mkdocs.project import options_in, project_of, publication_of
from playbook_press.engines.mkdocs.remembered import remember_navigation
from playbook_press.engines.mkdocs.report import log_report
from playbook_press.engines.mkdocs.theme import name_headings
from playbook_press.engines.options import Options
from playbook_press.pipeline import compose_site, read_contents

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.playbooks")


class PlaybooksConfig(Config):  # type: ignore[no-untyped-call]
    """The options of the plugin, in `mkdocs.yml`.

    MkDocs is told only that there are such; `engines.options` reads them, with their places.
    """

    # `Any`: whatever the author wrote.
    playbooks: BaseConfigOption[Any] = BaseConfigOption()
    templates: BaseConfigOption[Any] = BaseConfigOption()
    colours: BaseConfigOption[Any] = BaseConfigOption()
    footer: BaseConfigOption[Any] = BaseConfigOption()
    allowed_scripts: BaseConfigOption[Any] = BaseConfigOption()
    budgets: BaseConfigOption[Any] = BaseConfigOption()
    social_images: BaseConfigOption[Any] = BaseConfigOption()
    compress: BaseConfigOption[Any] = BaseConfigOption()


class PlaybooksPlugin(BasePlugin[PlaybooksConfig]):  # type: ignore[no-untyped-call]
    """Two kinds of run share this class; `config.extra` says which one is under way.

    Nothing else is kept on the object: `mkdocs serve` builds again and again with whatever
    plugin objects it likes.
    """

    is_preview = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether pages are shown with live reload, which puts a script into them."""
        self.is_preview = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check all content, or take what the outer run has read."""
        handover = handed_over(config)
        if handover is None:
            options = _options(config)
            project = project_of(config, options)
            contents = read_contents(project)
            log_report(contents.diagnostics, contents.texts)
            publication = publication_of(config, options)
            guides = guide_addresses(Path(config.docs_dir))
            site = compose_site(project, contents, publication=publication, hand_written=guides)
            handover = Handover(site, is_preview=self.is_preview)
            handover.give(config)
        if handover.language is None:
            outer_run.configure(config, handover.site)
        else:
            language_run.configure(config, handover.site, handover.language)
        name_headings(config, handover.site, handover.language)
        policing.prepare(config, listed=options_in(config)[0].allowed_scripts)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        handover = _now(config)
        if handover.language is None:
            return outer_run.site_files(files, config, handover.site)
        return language_run.language_files(files, config, handover.site, handover.language)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        sitemap.forget_dates(files)
        return nav

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        handover = _now(config)
        if "pb" in page.meta:
            # The themes of MkDocs print titles as they are: to them a title is HTML.
            page.meta["title"] = escape(str(page.meta["title"]))
        elif handover.language is not None:
            language_run.describe(page, config, handover.site, handover.language)
        return markdown

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        handover = _now(config)
        if handover.language is not None and not handover.is_driven:
            searching.gather(html, page, config)
        return html

    @event_priority(-100)
    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        # Compiled templates hold what filters gave, and navigation may differ from page to page.
        if not hands(config):
            share_compiled(env)
            remember_navigation(env)
        if _now(config).language is not None:
            addresses.share_assets(env)
        return env

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Put the policy into the page, when every other plugin is done with it."""
        return output if _now(config).is_preview else policing.policed(output, config)

    @event_priority(-100)
    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """As for pages: an error page is one."""
        if _now(config).is_preview or not template_name.endswith(".html"):
            return output_content
        return policing.policed(output_content, config)

    def on_pre_template(
        self, template: jinja2.Template, *, template_name: str, config: MkDocsConfig
    ) -> jinja2.Template:
        if template_name == sitemap.NAME:
            return sitemap.sitemap_template(_now(config).language)
        return template

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        handover = _now(config)
        if template_name == sitemap.NAME:
            rows = sitemap.sitemap_rows(
                config.site_url, handover.site, handover.language, context["pages"]
            )
            return cast(TemplateContext, {**context, "rows": rows})
        # Pages for errors are shown at any depth, so their addresses start at the root.
        if template_name == "404.html":
            code = handover.language.code if handover.language else ""
            context["base_url"] = addresses.base_of_error_pages(config.site_url, code)
        return context

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """When every other plugin is done: after the outer run each language, then its index."""
        handover = _now(config)
        if handover.is_driven:
            return
        if handover.draw_languages is not None:
            handover.draw_languages(config, handover.site)
        elif handover.language is None:
            for language in handover.site.languages:
                log.info("Building the %s pages", language.name)
                language_run.build_language(
                    config, handover.site, language, is_preview=handover.is_preview
                )
        else:
            site = handover.site.by_language[handover.language.code]
            searching.write_index(config, site.search)

    def on_serve(
        self,
        server: "LiveReloadServer",
        *,
        config: MkDocsConfig,
        builder: Callable[..., object],
    ) -> "LiveReloadServer":
        """Watch what the pages are made of, besides `docs/` and `mkdocs.yml`."""
        project = project_of(config, _options(config))
        for folder in (project.playbooks, project.templates, project.own_templates):
            if folder is not None and folder.is_dir():
                server.watch(str(folder))
        return server


def _options(config: MkDocsConfig) -> Options:
    """Our options; what is wrong with them goes the way of MkDocs' own complaints."""
    options, problems = options_in(config)
    for each in problems:
        if each.severity is Severity.ERROR:
            raise PluginError(f"{each.place}: {each.what} {each.fix}")
        log.warning("%s: %s %s", each.place, each.what, each.fix)
    return options


def _now(config: MkDocsConfig) -> Handover:
    handover = handed_over(config)
    if handover is None:
        raise RuntimeError("on_config of the plugin `playbooks` has not run")
    return handover
