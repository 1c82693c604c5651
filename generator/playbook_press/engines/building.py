"""The whole way from a composed site to a published one."""

from collections.abc import Collection, Iterable, Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Literal

from msgspec import Struct, structs

from playbook_press.diagnostics import Diagnostic, Report
from playbook_press.engines.digest import content_digest
from playbook_press.engines.extras import write_compressed, write_headers
from playbook_press.engines.links import refuse_links_out, refuse_target_behind_link
from playbook_press.engines.manifest import files_of
from playbook_press.engines.mkdocs import build as mkdocs
from playbook_press.engines.mkdocs.build import USUAL, DrawnSite, Manner
from playbook_press.engines.mkdocs.driver.batch import NOTHING_KNOWN
from playbook_press.engines.mkdocs.driver.prints import programs_print
from playbook_press.engines.mkdocs.driver.work import Finished
from playbook_press.engines.mkdocs.driver.workers import LocalWorkers
from playbook_press.engines.mkdocs.settings import Settings
from playbook_press.engines.offline import make_offline
from playbook_press.engines.output import StoredFacts, check_facts, read_output
from playbook_press.engines.persisting import begin_to_persist
from playbook_press.engines.publishing import Changes, publish, settle, workplace
from playbook_press.engines.social import with_social_images, write_social_images
from playbook_press.engines.store import Store
from playbook_press.engines.zensical import build as zensical
from playbook_press.pages.composing import Help
from playbook_press.pipeline import Site
from playbook_press.source.collector import heap_frozen
from playbook_press.source.hire import Hire
from playbook_press.source.memory import Memory, NoMemory

Engine = Literal["mkdocs", "properdocs", "zensical"]
"""What draws pages. ProperDocs is MkDocs under another name: it takes its place at the start."""

_LINK_CODES = ("dead-link", "dead-anchor")


class Built(Struct, frozen=True):
    """What a build came to."""

    report: Report
    """What was found in the content and in the finished site."""
    is_published: bool
    """Whether readers see the new site; else the published one is as it was."""
    page_count: int
    changes: Changes
    """Between the site that was published before and the one that was drawn."""
    notices: tuple[str, ...] = ()
    """What made it take longer than it need, and what it does without, in sentences."""


def build_and_publish(
    settings: Settings,
    site: Site,
    target: Path,
    *,
    known: Iterable[Diagnostic],
    strict: bool,
    engine: Engine = "mkdocs",
    offline: bool = False,
    additions: Mapping[str, bytes] = MappingProxyType({}),
    manner: Manner = USUAL,
) -> Built:
    """Draw the site beside its target, look at it, and publish it if nothing stands against it.

    Args:
        settings: Those of the project.
        site: What to draw.
        target: The folder readers are served from.
        known: What was found in the content.
        strict: Whether warnings stand against it.
        engine: What draws the pages.
        offline: Whether the site is to work from a disk, without a server.
        additions: Files that stand in the site besides its pages, by path. Links to them are
            looked at; they themselves are not, since they are made to leave the site.
        manner: How many pages at once, and what to keep; Zensical decides that itself.

    Raises:
        EngineError: A page could not be drawn.
        LinkError: A symbolic link leads out of the project.
        MissingBrotliError: The settings ask for Brotli, which is not installed.
        MissingPillowError: The settings ask for pictures, and nothing here draws them.
        PublishingError: The target is not ours to replace, or another build is at work.
        SettingsError: The settings cannot be used.
    """
    root = settings.file.parent
    refuse_links_out(root, settings.sources)
    refuse_target_behind_link(root, target)
    site = with_social_images(settings, site, offline=offline)
    with workplace(target, settings.sources) as place:
        if engine == "zensical":
            drawn = DrawnSite(zensical.draw_site(settings, site, place.next))
        else:
            # What is made for a disk is changed once more after it was drawn.
            manner = structs.replace(manner, standing=None if offline else place.target)
            drawn = mkdocs.draw_site(settings.file, site, place.next, manner=manner)
        if offline:
            make_offline(place.next)
        begin_to_persist()
        # What is known of all pages is in memory, and looked through in vain.
        with heap_frozen():
            is_final = drawn.is_final and not offline
            known_facts = drawn.finished.facts
            if not is_final:
                known_facts = _still_true(drawn.finished, place.next)
            expected = structs.replace(settings.expected, shown_as=target.name)
            files = frozenset(files_of(place.next))
            facts = read_output(
                place.next,
                files,
                site_url=settings.site_url,
                budgets=expected.budgets,
                known=known_facts,
            )
            files |= additions.keys()
            seen = check_facts(facts, files, expected)
            unsaid = _not_said(seen.problems, drawn.said)
            report = Report([*known, *drawn.said, *unsaid], strict=strict)
            notices = drawn.notices
            if report.is_fine:
                _add(additions, place.next)
                if not offline:
                    pictures, said = write_social_images(place.next, settings, manner=manner)
                    files, notices = files | pictures, (*notices, *said)
                    write_extras(
                        place.next, seen.scripts, files, settings=settings, published=place.target
                    )
            changes, statuses = settle(place)
            if report.is_fine:
                digests = drawn.finished.digests if is_final else {}
                known_digests = {path: digests[path] for path in digests.keys() - additions.keys()}
                publish(place, known_digests, statuses=statuses)
            pages = sum(len(each.pages) for each in site.by_language.values())
            return Built(report, report.is_fine, pages, changes, notices)


def help_of(store: Store, own: Memory, workers: LocalWorkers) -> Help:
    """Who helps composing: what earlier builds have kept, and forks where they are usual.

    Args:
        store: What is kept of the project.
        own: What is kept of this user.
        workers: Who will draw the pages.
    """
    store.salt = programs_print()
    return Help(store if store.is_kept else NoMemory(), own, hire_of(workers))


def hire_of(workers: LocalWorkers) -> Hire | None:
    """Forks of this process, where they are usual."""
    return partial(workers.hired, NOTHING_KNOWN) if workers.start == "fork" else None


def _add(files: Mapping[str, bytes], folder: Path) -> None:
    for path, content in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def write_extras(
    folder: Path,
    scripts: Iterable[str],
    files: Collection[str],
    *,
    settings: Settings,
    published: Path,
) -> None:
    """Add to a finished site what is for servers: their headers, and compressed files.

    Args:
        folder: The site.
        scripts: The fingerprints of the inline scripts that stand in its pages and may.
        files: The paths of all its files.
        settings: Those of the project.
        published: The site readers see now.
    """
    write_headers(folder, scripts, files, url=settings.site_url)
    write_compressed(folder, files, settings.compress, published=published)


def _still_true(finished: Finished, folder: Path) -> StoredFacts:
    """What is known of pages, but for those that somebody has changed since."""
    return StoredFacts(
        {
            path: stored
            for path, stored in finished.facts.stored.items()
            if (folder / path).is_file()
            and content_digest((folder / path).read_bytes()) == finished.digests[path]
        }
    )


def _not_said(seen: Iterable[Diagnostic], said: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What was seen in the finished pages, without what stands in a hand-written one.

    The engine has named those links already, at the place where their author finds them.
    """
    named = {_output_path(each) for each in said if each.code in _LINK_CODES}
    return [each for each in seen if each.code not in _LINK_CODES or _path(each) not in named]


def _output_path(diagnostic: Diagnostic) -> str:
    """The page that `docs/zh/guide/teams.md` becomes: `zh/guide/teams/index.html`."""
    page = PurePosixPath(_path(diagnostic))
    folder = page.parent if page.stem in ("index", "README") else page.with_suffix("")
    return f"{folder}/index.html"


def _path(diagnostic: Diagnostic) -> str:
    """Where a problem stands, without the folder of the guide or of the site."""
    return diagnostic.place.path.partition("/")[2]
