"""`playbook serve`: the site in a browser while it is being written."""

from pathlib import Path

import click

from playbook_press.cli import project
from playbook_press.cli.entry import internal_error
from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.cli.terminal import show_report
from playbook_press.diagnostics import Report
from playbook_press.engines.mkdocs.build import draw_site
from playbook_press.engines.serving import HOST, Preview


@click.command(short_help="Show the site while you write.")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    metavar="N",
    help="Where to listen on this machine.",
)
def serve(port: int) -> int:
    """Show the site while you write.

    Open the address it prints. Every change in `playbooks/`, `docs/`, the templates or
    `mkdocs.yml` is shown a moment later. When something is broken, the problems are printed
    here and the browser keeps the last good site until they are mended.

    Only this machine can see the preview. Stop it with Ctrl+C.
    """
    settings = project.settings_here()
    address = f"http://{HOST}:{port}/"
    try:
        preview = Preview(lambda folder: _build_into(folder, address), port)
    except OSError as reason:
        raise CouldNotRunError(f"The preview cannot be prepared: {reason.strerror}.") from reason
    preview.build()
    if not preview.has_site:
        preview.discard()
        return 1
    for source in settings.sources:
        if source.exists():
            preview.watch(str(source))
    try:
        preview.serve_until_stopped(lambda: click.echo(f"Serving {address} (stop with Ctrl+C)"))
    except OSError as reason:
        raise CouldNotRunError(
            f"Port {port} cannot be used: {reason.strerror}. Name another one:"
            f" playbook serve --port {port + 1}"
        ) from reason
    return 0


def _build_into(folder: Path, address: str) -> bool:
    """Build the site as the files are now; False, and a report, where that cannot be done."""
    try:
        settings = project.settings_here()
        contents = project.read(settings)
        known = [*settings.warnings, *contents.diagnostics]
        if not Report(known).errors:
            site = project.compose(settings, contents)
            with project.refusals():
                known += draw_site(settings.file, site, folder, site_url=address, is_preview=True)
    except CouldNotRunError as reason:
        click.echo(f"error: {reason}", err=True)
        return False
    except Exception as failure:
        # The preview must outlive a mistake of ours, or the person loses their place.
        click.echo(internal_error(failure, ["serve"]), err=True)
        return False
    report = Report(known)
    if report.diagnostics:
        show_report(report, {**contents.texts, **settings.texts})
    if report.errors:
        click.echo("The browser keeps the last good site until this is mended.", err=True)
        return False
    click.echo("The site is up to date.", err=True)
    return True
