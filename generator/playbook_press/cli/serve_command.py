"""`playbook serve`: the site in a browser while it is being written."""

import signal
from pathlib import Path

import click

from playbook_press.checks.readings import Readings
from playbook_press.cli import project
from playbook_press.cli.entry import internal_error
from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.cli.terminal import show_report
from playbook_press.diagnostics import Diagnostic, Report
from playbook_press.diagnostics.full import render_full
from playbook_press.engines.building import help_of
from playbook_press.engines.mkdocs.build import Manner, draw_site
from playbook_press.engines.mkdocs.driver.workers import LocalWorkers
from playbook_press.engines.mkdocs.settings import Settings
from playbook_press.engines.serving import HOST, Preview
from playbook_press.engines.store import keeping
from playbook_press.pipeline import Contents

_LAST_PORT = 65535


@click.command(short_help="Show the site while you write.")
@click.option(
    "--port",
    type=click.IntRange(1, _LAST_PORT),
    default=8000,
    show_default=True,
    metavar="N",
    help="Where to listen on this machine.",
)
def serve(port: int) -> int:
    """Show the site while you write.

    Open the address it prints. Every change in `playbooks/`, `docs/`, the templates or
    `mkdocs.yml` is shown a moment later, at the place where you were. When something is broken,
    the problems are printed here and shown in the browser, which keeps the last good site until
    they are mended.

    Only this machine can see the preview. Stop it with Ctrl+C.
    """
    settings = project.settings_here()
    address = f"http://{HOST}:{port}/"
    workshop = _Workshop(address)
    try:
        preview = Preview(workshop.build_into, port, words=workshop.words)
    except OSError as reason:
        raise CouldNotRunError(f"The preview cannot be prepared: {reason.strerror}.") from reason
    try:
        # Before the drawing: nobody should wait for it only to learn this.
        preview.take_port()
    except OSError as reason:
        raise CouldNotRunError(
            f"Port {port} cannot be used: {reason.strerror}. Name another one:"
            f" playbook serve --port {port + 1 if port < _LAST_PORT else port - 1}"
        ) from reason
    # Editors and containers end a program this way.
    signal.signal(signal.SIGTERM, preview.leave_at_once)
    try:
        # The first time everything is drawn, and nothing else would be seen for half a minute.
        click.echo("Drawing the pages …", err=True)
        preview.build()
        if not preview.has_site:
            return 1
        for source in settings.sources:
            if source.exists():
                preview.watch_for_changes(source)
        preview.serve_until_stopped(lambda: click.echo(f"Serving {address} (stop with Ctrl+C)"))
    finally:
        preview.discard()
    return 0


class _Workshop:
    """Builds the site again and again, and knows what it has built before."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.own = project.own_memory()
        self.readings = Readings(self.own, files={})
        self.words: dict[str, tuple[str, str]] = {}
        """By language, what pages say when the newest text is broken."""

    def build_into(self, folder: Path, shown: Path) -> str:
        """Build the site as the files are now; a report where that cannot be done.

        Args:
            folder: Where to.
            shown: The site that is shown now, if there is one.
        """
        report, words = Report(), ""
        texts: dict[str, str] = {}
        try:
            settings = project.settings_here()
            texts |= settings.texts
            contents = project.read(settings, known=self.readings)
            texts |= contents.texts
            known = [*settings.warnings, *contents.diagnostics]
            report = Report(known)
            if not report.errors:
                report = Report([*known, *self._draw(settings, contents, folder, shown)])
        except CouldNotRunError as reason:
            words = f"error: {reason}"
        except Exception as failure:
            # The preview must outlive a mistake of ours, or the person loses their place.
            words = internal_error(failure, ["serve"])
        if words:
            click.echo(words, err=True)
            return words
        if report.diagnostics:
            show_report(report, texts)
        if report.errors:
            click.echo("The browser keeps the last good site until this is mended.", err=True)
            return render_full(report, texts)
        click.echo("The site is up to date.", err=True)
        return ""

    def _draw(
        self, settings: Settings, contents: Contents, folder: Path, shown: Path
    ) -> tuple[Diagnostic, ...]:
        workers = LocalWorkers()
        with keeping(settings.file.parent) as (store, _):
            # Previews have addresses of their own, so they and builds draw different pages.
            store.scope = "preview-"
            site = project.compose(settings, contents, help=help_of(store, self.own, workers))
            self.words.update(
                {
                    code: (each.frame["broken_title"], each.frame["broken_text"])
                    for code, each in site.by_language.items()
                }
            )
            manner = Manner(workers=workers, store=store, is_preview=True, standing=shown)
            with project.refusals():
                drawn = draw_site(settings.file, site, folder, site_url=self.address, manner=manner)
        return drawn.said
