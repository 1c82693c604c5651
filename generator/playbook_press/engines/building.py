"""The whole way from a composed site to a published one."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from playbook_press.diagnostics import Diagnostic, Report
from playbook_press.engines.mkdocs import build as mkdocs
from playbook_press.engines.mkdocs.settings import Settings
from playbook_press.engines.offline import make_offline
from playbook_press.engines.output import check_output
from playbook_press.engines.publishing import publish, workplace
from playbook_press.engines.zensical import build as zensical
from playbook_press.pipeline import Site

Engine = Literal["mkdocs", "properdocs", "zensical"]
"""What draws pages. ProperDocs is MkDocs under another name: it takes its place at the start."""

_LINK_CODES = ("dead-link", "dead-anchor")


@dataclass(frozen=True)
class Built:
    """What a build came to."""

    report: Report
    """What was found in the content and in the finished site."""
    is_published: bool
    """Whether readers see the new site; else the published one is as it was."""
    page_count: int


def build_and_publish(
    settings: Settings,
    site: Site,
    target: Path,
    *,
    known: Iterable[Diagnostic],
    strict: bool,
    engine: Engine = "mkdocs",
    offline: bool = False,
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

    Raises:
        EngineError: A page could not be drawn.
        PublishingError: The target is not ours to replace, or another build is at work.
        SettingsError: The settings cannot be used.
    """
    with workplace(target, settings.sources) as place:
        if engine == "zensical":
            said = zensical.draw_site(settings, site, place.next)
        else:
            said = mkdocs.draw_site(settings.file, site, place.next)
        if offline:
            make_offline(place.next)
        seen = check_output(place.next, site_url=settings.site_url, shown_as=target.name)
        report = Report([*known, *said, *_not_said(seen, said)], strict=strict)
        if report.is_fine:
            publish(place)
        pages = sum(len(each.pages) for each in site.by_language.values())
        return Built(report, report.is_fine, pages)


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
