"""`playbook explain`: the manual page of a check."""

import sys

import click

from playbook_press import checks
from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.diagnostics.manual import ManualPage, manual
from playbook_press.diagnostics.suggest import nearest
from playbook_press.engines import problems as engine_problems
from playbook_press.model import problems as model_problems
from playbook_press.overlay import problems as overlay_problems
from playbook_press.pages import problems as page_problems
from playbook_press.source import problems as source_problems

PACKAGES = (
    source_problems,
    model_problems,
    overlay_problems,
    checks,
    page_problems,
    engine_problems,
)
"""Where the codes live: one module each."""


@click.command(short_help="Say what a problem means and what to write instead.")
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what a problem means and what to write instead.

    CODE stands in brackets in every report, as in `error[unknown-field]`. Without one, all codes
    are listed.
    """
    pages = manual(PACKAGES)
    if code is None:
        width = max(map(len, pages))
        for page in pages.values():
            click.echo(f"{page.code:<{width}}  {page.title}")
        return
    wanted = code.strip().strip("[]").lower()
    if wanted not in pages:
        near = nearest(wanted, list(pages))
        hint = f"Did you mean `{near}`?" if near else "`playbook explain` lists all codes."
        raise CouldNotRunError(f"There is no problem called `{code}`. {hint}")
    _show(pages[wanted])


def _show(page: ManualPage) -> None:
    text = f"# {page.code}\n\n{page.text}\n"
    if not sys.stdout.isatty():
        click.echo(text, nl=False)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console(width=min(100, Console().width)).print(Markdown(text))
