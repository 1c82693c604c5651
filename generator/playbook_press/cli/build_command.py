"""`playbook build`: the site, published into a folder."""

from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import click
from msgspec import Struct

from playbook_press.checks.readings import Readings
from playbook_press.cli import project
from playbook_press.cli.drawers import Drawers, refuse_beside
from playbook_press.cli.progress import working
from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.cli.terminal import show_report
from playbook_press.diagnostics import Report
from playbook_press.engines import properdocs
from playbook_press.engines.building import Engine, build_and_publish, help_of, hire_of
from playbook_press.engines.freshness import Standing, inputs_of, remember, standing
from playbook_press.engines.kept import Kept, own_cache
from playbook_press.engines.mkdocs.build import Manner
from playbook_press.engines.mkdocs.driver.workers import LocalWorkers
from playbook_press.engines.mkdocs.settings import Settings, UnsafeProjectError
from playbook_press.engines.store import Store, keeping, keeping_nothing
from playbook_press.pipeline import Contents, Site
from playbook_press.source.collector import give_back, heap_frozen


@click.command(short_help="Build the site and publish it into a folder.")
@click.option(
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="D",
    help="The folder to publish into, instead of `site_dir` in mkdocs.yml.",
)
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="L",
    help="Build only this language, such as `zh`; may be given several times.",
)
@click.option("--strict", is_flag=True, help="Let warnings stop the build, as errors do.")
@click.option(
    "--offline", is_flag=True, help="Make a folder that works from a disk, without a server."
)
@click.option(
    "--clean", is_flag=True, help="Draw every page anew, whatever earlier builds have kept."
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many pages to draw at once on this machine; one per processor if left out.",
)
@click.option(
    "--executor",
    metavar="dask://HOST:PORT",
    help="Let a cluster draw the pages: where its Dask scheduler is. Needs the extra `cluster`.",
)
@click.option(
    "--safe",
    is_flag=True,
    help="For a site from a stranger: refuse settings and files that could run or act.",
)
@click.option(
    "--downloads",
    is_flag=True,
    help="Make the files to take away too, and a text of every page for programs that read.",
)
@click.option(
    "--engine",
    type=click.Choice(get_args(Engine)),
    default="mkdocs",
    show_default=True,
    help="What draws the pages. The others are installed as extras of the same names.",
)
@click.pass_obj
def build(
    arguments: tuple[str, ...],
    site_dir: Path | None,
    languages: tuple[str, ...],
    strict: bool,
    clean: bool,
    jobs: int | None,
    executor: str | None,
    safe: bool,
    offline: bool,
    downloads: bool,
    engine: Engine,
) -> int:
    """Build the site and publish it into a folder.

    The pages are drawn beside the published site and looked at: links, anchors, pairs of
    languages, ids, pictures, weight, and that nothing runs or is fetched from elsewhere. Only
    then the new site takes the place of the old one, in one step. A build that fails leaves the
    published site as it was.

    What was drawn is kept in `.cache/playbook-press/`, so the next build draws only pages that
    change. The site is the same with it and without it.

    The folder must be empty, missing, or written by an earlier `playbook build`.

    With --safe, nothing that a stranger wrote can run: hooks, plugins, templates, scripts, Python
    tags and links out of the site are refused before any of them is read.

    With --downloads, every playbook's page of downloads offers workbooks, slides, spreadsheets and
    more, and programs that read find a list of all pages as plain Markdown in llms.txt. That takes
    minutes the first time; later only what has changed is made again.

    With --executor, a hundred pages and more are drawn by other machines that have the same
    version of this program, to the same bytes; everything else is done here, by as many processes
    as --jobs says. Such machines run whatever they are sent, so keep them on a network you trust.

    \b
    Examples:
      playbook build
      playbook build --downloads
      playbook build --strict --site-dir /srv/www/wiki
      playbook build --safe --strict
      playbook build --offline --site-dir to-hand-out
      playbook build --executor dask://10.0.0.5:8786
      SITE_URL=https://wiki.example.org/ playbook build
    """
    if executor is not None:
        refuse_beside(executor, safe=safe, engine=engine)
    if engine == "properdocs" and not properdocs.is_wanted():
        with project.refusals():
            return properdocs.run_again(arguments)
    try:
        settings = project.settings_here(safe=safe)
    except UnsafeProjectError as reason:
        unsafe = Report(reason.diagnostics, strict=strict)
        show_report(unsafe, reason.texts)
        click.echo("Nothing was built.", err=True)
        return unsafe.exit_status
    target = site_dir if site_dir is not None else settings.site_folder
    options = {
        "languages": languages,
        "strict": strict,
        "engine": engine,
        "safe": safe,
        "offline": offline,
        "downloads": downloads,
    }
    # A stranger's build leaves nothing behind and believes nothing that is there.
    cache = keeping_nothing() if safe else keeping(settings.file.parent, reads=not clean)
    with cache as (store, why_not):
        if why_not:
            click.echo(f"note: Nothing is kept for the next build: {why_not}.", err=True)
        # What is printed depends on typefaces and extras too, which are looked at further on.
        inputs = inputs_of(settings, options)
        known = None
        if not downloads:
            known = standing(store, settings, target, options, inputs=inputs)
        if known is not None:
            return _say_nothing_changed(known, target, strict=strict)
        folder = own_cache() / "downloads"
        kept = Kept(folder, reads=not (clean or safe), writes=not safe) if downloads else None
        own = project.own_memory(reads=not (clean or safe), writes=not safe)
        begun = _Begun(settings, target, options, inputs, safe, kept, own, offline)
        drawers = Drawers(LocalWorkers(jobs), executor)
        return _build(begun, store, languages, strict=strict, engine=engine, drawers=drawers)


class _Begun(Struct, frozen=True):
    """A build that has been asked for."""

    settings: Settings
    target: Path
    options: Mapping[str, object]
    inputs: str
    safe: bool
    kept: Kept | None
    """The files to take away that earlier builds have made; None where none are wanted."""
    own: Kept
    """What earlier builds have read and compiled."""
    offline: bool


@heap_frozen()
def _build(
    begun: _Begun,
    store: Store,
    languages: tuple[str, ...],
    *,
    strict: bool,
    engine: Engine,
    drawers: Drawers,
) -> int:
    settings, target = begun.settings, begun.target
    contents = project.read(settings, languages, known=Readings(begun.own, hire_of(drawers.here)))
    if begun.safe:
        project.refuse_outer_originals(settings, contents)
    known = (*settings.warnings, *contents.diagnostics)
    report = Report(known, strict=strict)
    texts = {**contents.texts, **settings.texts}
    if not report.is_fine:
        show_report(report, texts)
        return report.exit_status
    with project.refusals():
        with working("Composing pages"):
            help = help_of(store, begun.own, drawers.here)
            site = project.compose(settings, contents, help=help)
        additions: Mapping[str, bytes] = {}
        if begun.kept is not None:
            site, additions = _offered(settings, contents, site, begun.kept)
        bases = [base for each in contents.bases.values() for base in each]
        # Nobody asks for the playbooks any more, and a large site needs the memory.
        del contents
        give_back()
        with working("Drawing pages"), drawers.gathered() as workers:
            built = build_and_publish(
                settings,
                site,
                target,
                known=known,
                strict=strict,
                engine=engine,
                offline=begun.offline,
                additions=additions,
                manner=Manner(workers=workers, store=store),
            )
    found = built.report.diagnostics
    if found:
        show_report(built.report, texts)
    for notice in built.notices:
        click.echo(f"note: {notice}", err=True)
    begun.own.forget_unused()
    if built.is_published:
        named = {path: text for path, text in texts.items() if path in built.report.paths}
        said = Standing(found, named, built.page_count)
        remember(store, settings, target, begun.options, said, bases=bases, inputs=begun.inputs)
        click.echo(f"{built.page_count} pages published in {_shown(target)}")
    else:
        click.echo(f"Nothing was published; {_shown(target)} is as it was.", err=True)
    return built.report.exit_status


def _offered(
    settings: Settings, contents: Contents, site: Site, kept: Kept
) -> tuple[Site, Mapping[str, bytes]]:
    """The site with everything there is to take away; says what was left out."""
    # Printing and spreadsheets take a moment to import.
    from playbook_press.cli.exporting.faces import NO_FONT
    from playbook_press.cli.offering import offered
    from playbook_press.exports.workbook import NoFontError, PressError

    try:
        found = offered(settings, contents, site, kept)
    except PressError as reason:
        raise CouldNotRunError(str(reason)) from reason
    except NoFontError as reason:
        raise CouldNotRunError(NO_FONT) from reason
    for notice in found.notices:
        click.echo(f"note: {notice}", err=True)
    return found.site, found.files


def _say_nothing_changed(known: Standing, target: Path, *, strict: bool) -> int:
    report = Report(known.diagnostics, strict=strict)
    if report.diagnostics:
        show_report(report, known.texts)
    click.echo(f"Nothing has changed: {known.page_count} pages stand in {_shown(target)}")
    return report.exit_status


def _shown(target: Path) -> str:
    whole = target.absolute()
    here = Path.cwd()
    return f"{whole.relative_to(here) if whole.is_relative_to(here) else whole}/"
