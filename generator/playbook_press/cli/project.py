"""The site around the current folder, and what stands in the way of using it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.cli.terminal import show_alone
from playbook_press.engines.engine_error import EngineError
from playbook_press.engines.mkdocs.guide import guide_addresses
from playbook_press.engines.mkdocs.settings import Settings, SettingsError, read_settings
from playbook_press.engines.publishing import PublishingError
from playbook_press.pipeline import Contents, ProjectError, Site, compose_site, read_contents


def settings_here() -> Settings:
    """The settings of the site in the current folder.

    Raises:
        CouldNotRunError: There are none, or they cannot be used.
    """
    with refusals():
        return read_settings(Path.cwd())


def read(settings: Settings, languages: tuple[str, ...] = ()) -> Contents:
    """All content of a site, in some of its languages or all.

    Raises:
        CouldNotRunError: There is no content, or a language that nobody writes is asked for.
    """
    with refusals():
        return read_contents(settings.project, languages=languages)


def compose(settings: Settings, contents: Contents) -> Site:
    """The site of contents without errors.

    Raises:
        CouldNotRunError: The templates cannot be used.
    """
    with refusals():
        return compose_site(
            settings.project,
            contents,
            publication=settings.publication,
            hand_written=guide_addresses(settings.docs),
        )


@contextmanager
def refusals() -> Iterator[None]:
    """Say what the stages below refuse to do as the command's own refusal."""
    try:
        yield
    except (ProjectError, PublishingError, EngineError) as reason:
        raise CouldNotRunError(str(reason)) from reason
    except SettingsError as reason:
        show_alone(reason.diagnostic, reason.text)
        raise CouldNotRunError("Nothing was done: the settings cannot be used.") from reason
