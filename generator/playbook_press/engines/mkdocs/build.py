"""A composed site, drawn by MkDocs into a folder."""

import traceback
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from playbook_press.diagnostics import Diagnostic, Severity
from playbook_press.engines import properdocs
from playbook_press.engines.engine_error import EngineError
from playbook_press.engines.mkdocs.driver.drive import drive
from playbook_press.engines.mkdocs.driver.store import NoCacheError, Store, open_store
from playbook_press.engines.mkdocs.driver.strangers import strangers
from playbook_press.engines.mkdocs.driver.workers import LocalWorkers, Workers
from playbook_press.engines.mkdocs.handover import Handover
from playbook_press.engines.mkdocs.hearing import hearing
from playbook_press.engines.mkdocs.language_run import build_language
from playbook_press.engines.mkdocs.settings import load_settings
from playbook_press.pipeline import Site


@dataclass(frozen=True)
class Manner:
    """How a site is drawn; what comes out is the same."""

    jobs: int | None = None
    """Pages drawn at once; as many as there are processors if left out."""
    workers: Workers | None = None
    """Who draws them, instead of processes of this machine."""
    is_clean: bool = False
    """Whether to draw every page anew."""
    has_cache: bool = True
    """Whether to keep what was drawn for the next build."""


USUAL = Manner()
"""All processors, and a cache."""


@dataclass(frozen=True)
class DrawnSite:
    """What came of drawing, besides the files."""

    said: tuple[Diagnostic, ...]
    """What MkDocs has to say about the pages."""
    notices: tuple[str, ...] = ()
    """What made it take longer than it need, in sentences; nothing is wrong with the site."""


def draw_site(
    settings_file: Path,
    site: Site,
    folder: Path,
    *,
    site_url: str | None = None,
    manner: Manner = USUAL,
) -> DrawnSite:
    """Draw all pages into a folder, which is emptied first.

    Args:
        settings_file: The `mkdocs.yml`.
        site: What to draw.
        folder: Where to.
        site_url: Another place of publication than the settings name.
        manner: How many pages at once, and what to keep.

    Raises:
        EngineError: A page could not be drawn.
        SettingsError: The settings cannot be used.
    """
    config = load_settings(settings_file, site_folder=folder)
    if site_url is not None:
        config.site_url = site_url
    root = settings_file.resolve().parent
    notices: list[str] = []
    with hearing(Path(config.docs_dir), settings_file) as found:
        draw = partial(_draw_languages, root=root, manner=manner, notices=notices)
        Handover(site, draw_languages=draw).give(config)
        try:
            build(config)
        except MkDocsException as failure:
            said = " ".join(each.what for each in found if each.severity is Severity.ERROR)
            raise EngineError(said or failure.format_message()) from failure
        except Exception as failure:
            template = _template_of(failure)
            if template is None:
                raise
            raise EngineError(
                f"{template}: The template cannot be drawn: {type(failure).__name__}: {failure}"
            ) from failure
    return DrawnSite(tuple(found), tuple(notices))


def _draw_languages(
    outer: MkDocsConfig, site: Site, *, root: Path, manner: Manner, notices: list[str]
) -> None:
    unknown = strangers(outer, site.theme)
    if unknown or properdocs.is_wanted():
        why = f", because {unknown[0]} may need that" if unknown else " by ProperDocs"
        notices.append(f"The pages are drawn one after another and all anew{why}.")
        for language in site.languages:
            build_language(outer, site, language)
        return
    store = Store(None)
    if manner.has_cache:
        try:
            store = open_store(root, reads=not manner.is_clean)
        except NoCacheError as reason:
            notices.append(f"Nothing is kept for the next build: {reason}.")
    workers = manner.workers or LocalWorkers(manner.jobs)
    is_done = False
    try:
        drive(outer, site, workers=workers, store=store)
        is_done = True
    finally:
        store.close(forget=is_done)


def _template_of(failure: Exception) -> str | None:
    """The template and line a failure comes from; None where it comes from code alone."""
    frames = traceback.extract_tb(failure.__traceback__)
    names = [f"{frame.filename}:{frame.lineno}" for frame in frames if ".html" in frame.filename]
    return names[-1] if names else None
