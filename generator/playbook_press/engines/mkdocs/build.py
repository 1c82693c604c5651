"""A composed site, drawn by MkDocs into a folder."""

import traceback
from functools import partial
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from msgspec import Struct, field

from playbook_press.diagnostics import Diagnostic, Severity
from playbook_press.engines import properdocs
from playbook_press.engines.engine_error import EngineError
from playbook_press.engines.mkdocs.driver.drive import drive
from playbook_press.engines.mkdocs.driver.strangers import others, strangers
from playbook_press.engines.mkdocs.driver.work import Finished
from playbook_press.engines.mkdocs.driver.workers import LocalWorkers, Workers
from playbook_press.engines.mkdocs.handover import Handover
from playbook_press.engines.mkdocs.hearing import hearing
from playbook_press.engines.mkdocs.language_run import build_language
from playbook_press.engines.mkdocs.settings import load_settings
from playbook_press.engines.store import Store
from playbook_press.pipeline import Site


class Manner(Struct, frozen=True):
    """How a site is drawn; but for previews, what comes out is the same."""

    jobs: int | None = None
    """Pages drawn at once; as many as there are processors if left out."""
    workers: Workers | None = None
    """Who draws them, instead of processes of this machine."""
    store: Store | None = None
    """What earlier builds have kept, and where this one keeps what it draws; nothing if left
    out."""
    is_preview: bool = False
    """Whether pages go without their policy, because live reload adds a script."""
    standing: Path | None = None
    """The site that stands already; what is the same there need not be written again. None where
    the files of the new one are still to be changed."""


USUAL = Manner()
"""All processors, and nothing from earlier builds."""


class DrawnSite(Struct, frozen=True):
    """What came of drawing, besides the files."""

    said: tuple[Diagnostic, ...]
    """What MkDocs has to say about the pages."""
    notices: tuple[str, ...] = ()
    """What made it take longer than it need, in sentences; nothing is wrong with the site."""
    finished: Finished = field(default_factory=Finished)
    """What is known of files already."""
    is_final: bool = False
    """Whether nobody but us had a hand in the files after that."""


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
    notices: list[str] = []
    finished: list[Finished] = []
    with hearing(Path(config.docs_dir), settings_file) as found:
        draw = partial(_draw_languages, manner=manner, notices=notices, finished=finished)
        Handover(site, is_preview=manner.is_preview, draw_languages=draw).give(config)
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
    known = finished[0] if finished else Finished()
    return DrawnSite(tuple(found), tuple(notices), known, is_final=not others(config))


def _draw_languages(
    outer: MkDocsConfig,
    site: Site,
    *,
    manner: Manner,
    notices: list[str],
    finished: list[Finished],
) -> None:
    unknown = strangers(outer, site.theme, site.own_theme)
    if unknown or properdocs.is_wanted():
        why = f", because {unknown[0]} may need that" if unknown else " by ProperDocs"
        notices.append(f"The pages are drawn one after another and all anew{why}.")
        for language in site.languages:
            build_language(outer, site, language, is_preview=manner.is_preview)
        return
    store = manner.store or Store(None)
    try:
        workers = manner.workers or LocalWorkers(manner.jobs)
        finished.append(
            drive(
                outer,
                site,
                workers=workers,
                store=store,
                is_preview=manner.is_preview,
                # Another plugin may change finished files at the end of its run.
                standing=None if others(outer) else manner.standing,
            )
        )
        notices.extend(workers.notices)
    finally:
        if store is not manner.store:
            store.close()


def _template_of(failure: Exception) -> str | None:
    """The template and line a failure comes from; None where it comes from code alone."""
    frames = traceback.extract_tb(failure.__traceback__)
    names = [f"{frame.filename}:{frame.lineno}" for frame in frames if ".html" in frame.filename]
    return names[-1] if names else None
