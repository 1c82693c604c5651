"""`playbook build`: the site, published into a folder."""

from pathlib import Path
from typing import get_args

import click

from playbook_press.cli import project
from playbook_press.cli.progress import working
from playbook_press.cli.terminal import show_report
from playbook_press.diagnostics import Report
from playbook_press.engines import properdocs
from playbook_press.engines.building import Engine, build_and_publish
from playbook_press.engines.mkdocs.settings import UnsafeProjectError


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
    "--safe",
    is_flag=True,
    help="For a site from a stranger: refuse settings and files that could run or act.",
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
    safe: bool,
    offline: bool,
    engine: Engine,
) -> int:
    """Build the site and publish it into a folder.

    The pages are drawn beside the published site and looked at: links, anchors, pairs of
    languages, ids, pictures, weight, and that nothing runs or is fetched from elsewhere. Only
    then the new site takes the place of the old one, in one step. A build that fails leaves the
    published site as it was.

    The folder must be empty, missing, or written by an earlier `playbook build`.

    With --safe, nothing that a stranger wrote can run: hooks, plugins, templates, scripts, Python
    tags and links out of the site are refused before any of them is read.

    \b
    Examples:
      playbook build
      playbook build --strict --site-dir /srv/www/wiki
      playbook build --safe --strict
      playbook build --offline --site-dir to-hand-out
      SITE_URL=https://wiki.example.org/ playbook build
    """
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
    contents = project.read(settings, languages)
    if safe:
        project.refuse_outer_originals(settings, contents)
    known = (*settings.warnings, *contents.diagnostics)
    report = Report(known, strict=strict)
    texts = {**contents.texts, **settings.texts}
    if not report.is_fine:
        show_report(report, texts)
        return report.exit_status
    target = site_dir if site_dir is not None else settings.site_folder
    with project.refusals():
        with working("Composing pages"):
            site = project.compose(settings, contents)
        with working("Drawing pages"):
            built = build_and_publish(
                settings, site, target, known=known, strict=strict, engine=engine, offline=offline
            )
    if built.report.diagnostics:
        show_report(built.report, texts)
    if built.is_published:
        click.echo(f"{built.page_count} pages published in {_shown(target)}")
    else:
        click.echo(f"Nothing was published; {_shown(target)} is as it was.", err=True)
    return built.report.exit_status


def _shown(target: Path) -> str:
    whole = target.absolute()
    here = Path.cwd()
    return f"{whole.relative_to(here) if whole.is_relative_to(here) else whole}/"
