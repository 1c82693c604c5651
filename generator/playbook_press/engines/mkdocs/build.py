"""A composed site, drawn by MkDocs into a folder."""

import traceback
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.exceptions import MkDocsException

from playbook_press.diagnostics import Diagnostic, Severity
from playbook_press.engines.engine_error import EngineError
from playbook_press.engines.mkdocs.handover import Handover
from playbook_press.engines.mkdocs.hearing import hearing
from playbook_press.engines.mkdocs.settings import load_settings
from playbook_press.pipeline import Site


def draw_site(
    settings_file: Path,
    site: Site,
    folder: Path,
    *,
    site_url: str | None = None,
    is_preview: bool = False,
) -> tuple[Diagnostic, ...]:
    """Draw all pages into a folder, which is emptied first; what MkDocs has to say about them.

    Args:
        settings_file: The `mkdocs.yml`.
        site: What to draw.
        folder: Where to.
        site_url: Another place of publication than the settings name.
        is_preview: Whether pages go without their policy, because live reload adds a script.

    Raises:
        EngineError: A page could not be drawn.
        SettingsError: The settings cannot be used.
    """
    config = load_settings(settings_file, site_folder=folder)
    if site_url is not None:
        config.site_url = site_url
    Handover(site, is_preview=is_preview).give(config)
    with hearing(Path(config.docs_dir), settings_file) as found:
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
    return tuple(found)


def _template_of(failure: Exception) -> str | None:
    """The template and line a failure comes from; None where it comes from code alone."""
    frames = traceback.extract_tb(failure.__traceback__)
    names = [f"{frame.filename}:{frame.lineno}" for frame in frames if ".html" in frame.filename]
    return names[-1] if names else None
