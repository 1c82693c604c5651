"""An inner run: all pages of one language, below `/<language>/`."""

import logging
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from playbook_press.engines.digest import content_digest
from playbook_press.engines.mkdocs import addresses, navigation
from playbook_press.engines.mkdocs.guide import guide_meta, guide_navigation, read_page
from playbook_press.engines.mkdocs.handover import Handover, language_under_way
from playbook_press.engines.mkdocs.improving import improve_base_of
from playbook_press.engines.mkdocs.styling import styles_address
from playbook_press.engines.mkdocs.theme import insert_theme, switch_search_off, theme_words
from playbook_press.pages.page import Page as ComposedPage
from playbook_press.pipeline import Language, Site

log = logging.getLogger("mkdocs.plugins.playbooks")


def build_language(
    outer: MkDocsConfig, site: Site, language: Language, *, is_preview: bool = False
) -> None:
    """Build one language into its folder; its warnings count in the outer run."""
    inner = language_config(outer.config_file_path, outer.site_dir, outer.site_url, language)
    Handover(site, language, is_preview).give(inner)
    token = language_under_way.set(language.code)
    try:
        build(inner)
    finally:
        language_under_way.reset(token)


def language_config(
    settings_file: str, site_folder: str, site_url: str | None, language: Language
) -> MkDocsConfig:
    """The configuration of a language's run.

    Args:
        settings_file: The `mkdocs.yml`.
        site_folder: Where the whole site is drawn.
        site_url: Where the whole site is published, if that is known.
        language: The language of the run.
    """
    # Strict would end the inner run at its own warnings; the outer run counts all of them.
    inner = load_config(settings_file, site_dir=site_folder, strict=False)
    # Set after validation, which wants `docs_dir` to exist: a language need not have a guide.
    inner.docs_dir = str(Path(inner.docs_dir, language.code))
    inner.site_dir = str(Path(site_folder, language.code))
    inner.site_url = f"{site_url}{language.code}/" if site_url else ""
    return inner


def configure(config: MkDocsConfig, site: Site, language: Language) -> None:
    """Set up a site in one language."""
    insert_theme(config, site)
    switch_search_off(config)
    config.theme["language"] = _known_to_theme(config, language.code)
    words = theme_words(site, language) | {"styles": styles_address(config, site)}
    config.extra["pb"] = words | {"improve": improve_base_of(config, Path(config.docs_dir).parent)}


def _known_to_theme(config: MkDocsConfig, code: str) -> str:
    """The language itself, or English where the theme cannot say its own words in it.

    Which language a page is in, and which way it is written, the page says itself.
    """
    path = Path("partials", "languages", f"{code}.html")
    return code if any((Path(folder) / path).is_file() for folder in config.theme.dirs) else "en"


class _GeneratedFile(File):
    """The source of a composed page, unpacked each time somebody asks for it."""

    _composed: ComposedPage | None = None
    _given: str | bytes | None = None

    @classmethod
    def of(
        cls, page: ComposedPage, path: str, config: MkDocsConfig, inclusion: InclusionLevel
    ) -> File:
        """The source of a page.

        Args:
            page: What was composed.
            path: Where it pretends to stand below the folder of the language.
            config: Of the language's run.
            inclusion: Whether it stands in the navigation.
        """
        file = cls.generated(config, path, content=b"", inclusion=inclusion)
        assert isinstance(file, cls)
        file._composed, file._given = page, None
        return file

    # MkDocs keeps under this name what was given, and reads it there.
    @property
    def _content(self) -> str | bytes | None:
        if self._given is None and self._composed is not None:
            return self._composed.content
        return self._given

    @_content.setter
    def _content(self, value: str | bytes | None) -> None:
        self._given = value


def source_digest(file: File) -> str:
    """Of what the source of a page holds; of a composed page without unpacking it.

    Args:
        file: The source. One that another plugin has changed counts as it is now.
    """
    if isinstance(file, _GeneratedFile) and file._given is None and file._composed is not None:
        return file._composed.digest
    return content_digest(file.content_bytes)


def language_files(files: Files, config: MkDocsConfig, site: Site, language: Language) -> Files:
    """The hand-written files of the language and its generated pages, with their order."""
    addresses.drop_theme_files(files, config)
    composed = site.by_language[language.code]
    named = navigation.named_paths(composed.navigation)
    generated: set[str] = set()
    for page in composed.pages:
        path = navigation.source_path(page.address)
        if shadowed := files.get_file_from_path(path):
            log.warning(
                "docs/%s/%s stands where a playbook has its own page: rename it.",
                language.code,
                path,
            )
            files.remove(shadowed)
        inclusion = InclusionLevel.INCLUDED if path in named else InclusionLevel.NOT_IN_NAV
        files.append(_GeneratedFile.of(page, path, config, inclusion))
        generated.add(path)
    for path, content in composed.files.items():
        files.append(
            File.generated(config, path, content=content, inclusion=InclusionLevel.INCLUDED)
        )
    guide = tuple(
        read_page(file.src_uri, file.content_string)
        for file in files.documentation_pages()
        if file.src_uri not in generated and file.inclusion is not InclusionLevel.NOT_IN_NAV
    )
    config["nav"] = [
        *navigation.entry_navigation(composed.navigation),
        *guide_navigation(guide),
    ]
    return files


def describe(page: Page, config: MkDocsConfig, site: Site, language: Language) -> None:
    """Give a hand-written page what generated pages carry in their front matter."""
    page.meta["pb"] = guide_description(page.file.src_uri, config, site, language)


def guide_description(
    path: str, config: MkDocsConfig, site: Site, language: Language
) -> dict[str, object]:
    """What the theme is told of a hand-written page.

    Args:
        path: The page below the folder of its language.
        config: Of the language's run.
        site: The site, for its languages.
        language: The language of the run.
    """
    names = {each.code: each.name for each in site.languages}
    return guide_meta(path, language.code, names, Path(config.docs_dir).parent)
