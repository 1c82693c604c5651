"""What is drawn once for all pages beside it is what each of them would draw."""

from pathlib import Path

import jinja2
import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

from playbook_press.engines.mkdocs.handover import Handover
from playbook_press.engines.mkdocs.remembered import NAME, remember_navigation
from playbook_press.engines.mkdocs.settings import load_settings
from tests.engines.small_site import project, small_site

_TEMPLATE = """
{%- macro shown(item, path, level, parent) %}{{ path }} {{ item.url | url }}{% endmacro -%}
{%- macro draw(item, path, level, parent) %}{{ item.children[0].url | url }}{% endmacro -%}
{{ remembered(draw, item, "1", 1, none) }}|
{{ remembered_items(shown, item, none, "1", 1) }}"""


@pytest.mark.parametrize("address", ["a/b/plan.png", "a/b", "./a/b/", "a/../a/b/c", "/x", "../"])
def test_a_link_below_a_page_leads_there_from_the_pages_beside_it(address: str) -> None:
    section = Section("Links", [Link("Plan", address)])
    drawn = [_drawn(_environment(), section, url) for url in ("a/b/", "a/x/")]
    shared = _environment()
    assert [_drawn(shared, section, url) for url in ("a/b/", "a/x/")] == drawn


def test_items_of_a_section_are_drawn_as_each_page_would_draw_them() -> None:
    """Which one is left out, which one is open, and from where: all that a row depends on."""
    pages = [_page(url) for url in ("a/", "a/x/", "a/y/", "a/y/z/")]
    section = Section("A", [*pages, Link("B", "b/")])
    template = """
    {%- macro draw(item, path, level, parent) -%}
    {{ path }} {{ item.url | url }}{{ " open" if item == page }}
    {%- endmacro -%}
    {{ remembered_items(draw, section, index, "1", 2) }}"""
    shared = _environment(template)
    for index in (pages[0], None):
        for page in (*pages, *reversed(pages)):
            page.active = True
            about = {"page": page, "section": section, "index": index}
            drawn = _environment(template).get_template("main").render(about)
            assert shared.get_template("main").render(about) == drawn
            assert ("1_1" in drawn) is (index is None)
            assert drawn.count(" open") == (page is not index)
            page.active = False
        shared = _environment(template)


@pytest.mark.parametrize(
    ("hook", "is_shared"), [("on_env(env, **kwargs)", False), ("", True)], ids=["hook", "alone"]
)
def test_where_a_hook_has_a_hand_in_pages_nothing_is_shared(
    tmp_path: Path, hook: str, is_shared: bool
) -> None:
    """What its filters gave is worked into compiled templates, and they may change."""
    settings = project(tmp_path)
    if hook:
        (tmp_path / "hook.py").write_text(f"def {hook}:\n    return env\n", "utf-8")
        settings.write_text(f"{settings.read_text('utf-8')}\nhooks: [hook.py]\n", "utf-8")
    config = load_settings(settings, site_folder=tmp_path / "site")
    Handover(small_site(tmp_path / "theme")).give(config)
    env = config.plugins.on_env(jinja2.Environment(), config=config, files=Files([]))
    assert (env.bytecode_cache is not None) is is_shared
    assert (NAME in env.globals) is is_shared


def _environment(template: str = _TEMPLATE) -> jinja2.Environment:
    env = jinja2.Environment(loader=jinja2.DictLoader({"main": template}))
    env.filters["url"] = jinja2.pass_context(lambda context, to: normalize_url(to, context["page"]))
    remember_navigation(env)
    assert NAME in env.globals
    return env


def _drawn(env: jinja2.Environment, item: Section, url: str) -> str:
    return env.get_template("main").render(page=_page(url), item=item)


def _page(url: str) -> Page:
    file = File(f"{url}index.md", "docs", "site", use_directory_urls=True)
    return Page(url, file, MkDocsConfig())
