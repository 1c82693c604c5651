"""The site around the current folder, and what stands in the way of using it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playbook_press.checks.readings import Readings
from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.cli.terminal import show_alone
from playbook_press.engines.engine_error import EngineError
from playbook_press.engines.extras import MissingBrotliError
from playbook_press.engines.kept import Kept, is_private, own_cache
from playbook_press.engines.links import LinkError
from playbook_press.engines.mkdocs.compiled import keep_compiled
from playbook_press.engines.mkdocs.driver.prints import programs_print
from playbook_press.engines.mkdocs.guide import guide_addresses
from playbook_press.engines.mkdocs.settings import Settings, SettingsError, read_settings
from playbook_press.engines.publishing import PublishingError
from playbook_press.exports.social_image import MissingPillowError
from playbook_press.pages.composing import ALONE, Help
from playbook_press.pipeline import Contents, ProjectError, Site, compose_site, read_contents
from playbook_press.source.bundled import bundled_playbooks


def settings_here(*, safe: bool = False) -> Settings:
    """The settings of the site in the current folder.

    Args:
        safe: Whether the site comes from a stranger.

    Raises:
        CouldNotRunError: There are none, or they cannot be used.
        UnsafeProjectError: Something in it could act, and `safe` is asked for.
    """
    with refusals():
        return read_settings(Path.cwd(), safe=safe)


def refuse_outer_originals(settings: Settings, contents: Contents) -> None:
    """See that playbooks are built only on such as are in the site or come with the package.

    Raises:
        CouldNotRunError: One is built on a folder elsewhere.
    """
    root = settings.file.parent.resolve()
    bundled = {home.resolve() for home in bundled_playbooks()}
    for folder, bases in contents.bases.items():
        for base in bases:
            place = (root / base).resolve()
            if place not in bundled and not place.is_relative_to(root):
                raise CouldNotRunError(
                    f"`{folder}` is built on `{base}`, which is not in this site; --safe does not"
                    " allow that."
                )


def read(
    settings: Settings, languages: tuple[str, ...] = (), *, known: Readings | None = None
) -> Contents:
    """All content of a site, in some of its languages or all.

    Args:
        settings: Those of the site.
        languages: Only these; all if empty.
        known: What was read before.

    Raises:
        CouldNotRunError: There is no content, or a language that nobody writes is asked for.
    """
    with refusals():
        return read_contents(settings.project, languages=languages, known=known)


def compose(settings: Settings, contents: Contents, help: Help = ALONE) -> Site:
    """The site of contents without errors.

    Args:
        settings: Those of the project.
        contents: What the site says.
        help: What is remembered of earlier builds, and who works.

    Raises:
        CouldNotRunError: The templates cannot be used.
    """
    with refusals():
        return compose_site(
            settings.project,
            contents,
            publication=settings.publication,
            hand_written=guide_addresses(settings.docs),
            help=help,
        )


def own_memory(*, reads: bool = True, writes: bool = True) -> Kept:
    """What earlier builds of this user, of whatever site, have read and compiled.

    It may hold code, so it lies in no project.

    Args:
        reads: Whether to use what is there; else all is made anew.
        writes: Whether to keep anything.
    """
    folder = own_cache() / "work"
    # What is read there is run, so others must not have written it, nor brought it along.
    is_elsewhere = not folder.resolve().is_relative_to(Path.cwd().resolve())
    is_own = (reads or writes) and is_elsewhere and is_private(folder)
    kept = Kept(folder, reads=reads and is_own, writes=writes and is_own, salt=programs_print())
    keep_compiled(kept)
    return kept


@contextmanager
def refusals() -> Iterator[None]:
    """Say what the stages below refuse to do as the command's own refusal."""
    try:
        yield
    except (
        ProjectError,
        PublishingError,
        EngineError,
        LinkError,
        MissingBrotliError,
        MissingPillowError,
    ) as reason:
        raise CouldNotRunError(str(reason)) from reason
    except SettingsError as reason:
        show_alone(reason.diagnostic, reason.text)
        raise CouldNotRunError("Nothing was done: the settings cannot be used.") from reason
