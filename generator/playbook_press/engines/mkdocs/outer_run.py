"""The outer run: the page at `/`, and the files that stand once for all languages."""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from playbook_press.engines.mkdocs import sitemap
from playbook_press.engines.mkdocs.listing import list_visible
from playbook_press.engines.mkdocs.styling import drop_replaced, styles_address, theme_styles
from playbook_press.engines.mkdocs.theme import insert_theme, switch_search_off, theme_words
from playbook_press.pipeline import Site

log = logging.getLogger("mkdocs.plugins.playbooks")

_ROOT_PAGE = "index.md"
_ROBOTS = "robots.txt"
UNPUBLISHED = ("README.md", "readme.md")
"""A README in `docs/` speaks to people who look into the folder, not to readers of the site."""


def configure(config: MkDocsConfig, site: Site) -> None:
    """Set up a site of one page without a language of its own."""
    insert_theme(config, site)
    list_visible(config.theme)
    switch_search_off(config)
    config.theme["language"] = site.languages[0].code
    config.extra["pb"] = theme_words(site, None) | {"styles": styles_address(config, site)}


def site_files(files: Files, config: MkDocsConfig, site: Site) -> Files:
    """The theme's files, ours, and what stands in `docs/` outside the languages' folders."""
    for file in list(files):
        if file.src_dir == config.docs_dir and not _is_site_wide(file, site):
            files.remove(file)
    root = File.generated(config, _ROOT_PAGE, content=site.root.content)
    if shadowed := files.get_file_from_path(_ROOT_PAGE):
        files.remove(shadowed)
    files.append(root)
    styles = theme_styles(config, site)
    if styles:
        drop_replaced(files, config)
    for path, content in (*site.shared.items(), *filter(None, [styles])):
        files.append(
            File.generated(config, path, content=content, inclusion=InclusionLevel.INCLUDED)
        )
    if files.get_file_from_path(_ROBOTS) is None:
        files.append(File.generated(config, _ROBOTS, content=_robots(config.site_url)))
    config["nav"] = [_ROOT_PAGE]
    return files


def _robots(site_url: str | None) -> str:
    """What is said to search engines: all is welcome, and where to begin."""
    lines = ["User-agent: *", "Allow: /"]
    if site_url:
        lines.append(f"Sitemap: {site_url}{sitemap.NAME}")
    return "\n".join(lines) + "\n"


def _is_site_wide(file: File, site: Site) -> bool:
    """Whether a file of `docs/` is copied to the root of the site.

    `assets/` is shared by all languages; single files such as `robots.txt` and `CNAME` belong
    at the root. Other folders are a language, or not for publishing (`decisions`).
    """
    path = Path(file.src_uri)
    if path.parts[0] == "assets":
        return not file.is_documentation_page()
    if len(path.parts) > 1:
        return False
    if file.is_documentation_page() and path.name not in UNPUBLISHED:
        codes = " or ".join(f"docs/{language.code}/" for language in site.languages)
        log.warning("docs/%s has no language: move it into %s.", path.name, codes)
    return not file.is_documentation_page()
