"""A project that Zensical can draw: one for each language, and one for the page at `/`."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import yaml
from mkdocs.utils.meta import get_data
from msgspec import Struct

from playbook_press.engines.mkdocs.guide import (
    HandWritten,
    NavItem,
    guide_meta,
    guide_navigation,
    read_page,
)
from playbook_press.engines.mkdocs.navigation import entry_navigation, source_path
from playbook_press.engines.mkdocs.outer_run import UNPUBLISHED
from playbook_press.engines.mkdocs.settings import Settings
from playbook_press.engines.mkdocs.theme import frame_words, on_every_page, theme_words
from playbook_press.pipeline import Language, Site

_NOWHERE = "https://site.invalid/"
_EXTENSIONS = "markdown_extensions"
_HEADINGS = """\
slugify: !!python/object/apply:pymdownx.slugs.slugify
  kwds: {{case: lower}}
permalink_title: {permalink}
"""
"""As `name_headings` of the plugin has it; Zensical knows this tag."""

_DOCS, _THEME, SITE = "docs", "theme", "site"


class Written(Struct, frozen=True):
    """A project as it stands on the disk."""

    folder: Path
    guide: tuple[HandWritten, ...] = ()
    """The hand-written pages among its pages."""

    @property
    def settings(self) -> Path:
        return self.folder / "mkdocs.yml"

    @property
    def drawn(self) -> Path:
        """Where Zensical puts the pages."""
        return self.folder / SITE


def write_language(
    folder: Path, settings: Settings, site: Site, language: Language, site_url: str
) -> Written:
    """Write the project of one language.

    Args:
        folder: Where to; made anew.
        settings: Those of the whole site.
        site: What to draw.
        language: The language.
        site_url: Where the whole site is published; may be empty.

    Raises:
        OSError: The folder cannot be written to.
    """
    composed = site.by_language[language.code]
    docs = folder / _DOCS
    docs.mkdir(parents=True)
    # Whatever the settings name (styles, scripts, a logo), Zensical's pages look for it below the
    # top of their own run, and it cuts `../` off.
    _write_assets(docs, settings)
    guide = _write_guide(docs, settings.docs, site, language)
    for page in composed.pages:
        _write(docs, source_path(page.address), page.content)
    for path, content in (*composed.files.items(), *site.shared.items()):
        _write(docs, path, content)
    nav = [*entry_navigation(composed.navigation), *guide_navigation(guide)]
    _write_settings(folder, settings, site, language, nav, site_url)
    return Written(folder, guide)


def write_root(folder: Path, settings: Settings, site: Site, site_url: str) -> Written:
    """Write the project of the page at `/` and of what stands once for all languages.

    Raises:
        OSError: The folder cannot be written to.
    """
    docs = folder / _DOCS
    docs.mkdir(parents=True)
    if settings.docs.is_dir():
        for file in settings.docs.iterdir():
            if file.is_file() and file.name not in UNPUBLISHED and file.suffix != ".md":
                shutil.copy2(file, docs / file.name)
    _write_assets(docs, settings)
    _write(docs, "index.md", site.root.content)
    for path, content in site.shared.items():
        _write(docs, path, content)
    _write_settings(folder, settings, site, None, ["index.md"], site_url)
    return Written(folder)


def _write_guide(
    docs: Path, source: Path, site: Site, language: Language
) -> tuple[HandWritten, ...]:
    """The hand-written files of a language, with what the theme wants to know in front."""
    home = source / language.code
    if not home.is_dir():
        return ()
    names = {each.code: each.name for each in site.languages}
    composed = {source_path(page.address) for page in site.by_language[language.code].pages}
    pages = []
    for file in sorted(path for path in home.rglob("*") if path.is_file()):
        path = file.relative_to(home).as_posix()
        if file.suffix != ".md":
            _write(docs, path, file.read_bytes())
            continue
        if path in composed:
            continue
        text = file.read_text(encoding="utf-8-sig")
        markdown, meta = get_data(text)
        page = read_page(path, text)
        front = {**meta, "title": page.title, "pb": guide_meta(path, language.code, names, source)}
        head = "".join(f"{key}: {json.dumps(front[key], default=str)}\n" for key in front)
        _write(docs, path, f"---\n{head}---\n\n{markdown}".encode())
        pages.append(page)
    return tuple(pages)


def _write_settings(
    folder: Path,
    settings: Settings,
    site: Site,
    language: Language | None,
    nav: list[NavItem],
    site_url: str,
) -> None:
    """The settings of the site, with those of one run over them."""
    theme: dict[str, object] = {
        # Its other look has a frame of its own, which our styles do not know.
        "variant": "classic",
        "custom_dir": _THEME,
        "language": (language or site.languages[0]).code,
    }
    _write_theme(folder / _THEME, settings, site)
    over: Mapping[str, object] = {
        "INHERIT": str(settings.file.resolve()),
        "site_name": settings.site_name,
        # Pages for errors get their absolute addresses from here, so it cannot be left open.
        "site_url": f"{site_url or _NOWHERE}{f'{language.code}/' if language else ''}",
        "docs_dir": _DOCS,
        "site_dir": SITE,
        "theme": theme,
        # Zensical puts these behind the stylesheets of the settings underneath, as the plugin does
        # elsewhere; of their scripts there are no others.
        "extra_css": [*on_every_page(site, ".css")],
        "extra": {
            "pb": {
                **theme_words(site, language),
                "improve": settings.improve,
                "published": bool(site_url),
            }
        },
        "plugins": [],
        "nav": nav,
    }
    own = _HEADINGS.format(permalink=json.dumps(frame_words(site, language)["permalink"]))
    extensions = _extensions(settings.file, own)
    text = yaml.safe_dump(over, allow_unicode=True, sort_keys=False) + extensions
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")


def _extensions(file: Path, headings: str) -> str:
    """The Markdown extensions of the settings, with what the plugin sets elsewhere.

    Read and written as a bare tree, because tags may stand in it that only an engine knows.

    Args:
        file: The settings.
        headings: Options for `toc`, as YAML; what the settings choose stays.
    """
    own = yaml.compose(headings, Loader=yaml.SafeLoader)
    tree = yaml.compose(file.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
    assert isinstance(own, yaml.MappingNode)
    assert isinstance(tree, yaml.MappingNode)  # or the settings would have been refused
    entries = next((value for key, value in tree.value if key.value == _EXTENSIONS), None)
    if not isinstance(entries, yaml.SequenceNode):
        return ""
    for entry in entries.value:
        for name, options in entry.value if isinstance(entry, yaml.MappingNode) else ():
            if name.value == "toc" and isinstance(options, yaml.MappingNode):
                chosen = {key.value for key, _ in options.value}
                options.value += [pair for pair in own.value if pair[0].value not in chosen]
    key = yaml.ScalarNode("tag:yaml.org,2002:str", _EXTENSIONS)
    whole = yaml.MappingNode("tag:yaml.org,2002:map", [(key, entries)])
    return str(yaml.serialize(whole, Dumper=yaml.SafeDumper, allow_unicode=True))


def _write_assets(docs: Path, settings: Settings) -> None:
    """What stands in `assets/` beside the hand-written pages."""
    if (assets := settings.docs / "assets").is_dir():
        shutil.copytree(assets, docs / "assets", ignore=shutil.ignore_patterns("*.md"))


def _write_theme(folder: Path, settings: Settings, site: Site) -> None:
    """Our overrides of the theme, and those of the site over them."""
    shutil.copytree(site.theme, folder)
    for own in (site.own_theme, settings.custom_theme):
        if own is not None and own.is_dir():
            shutil.copytree(own, folder, dirs_exist_ok=True)


def _write(folder: Path, path: str, content: bytes) -> None:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
