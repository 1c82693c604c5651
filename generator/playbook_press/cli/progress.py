"""Signs of life while something takes long."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def working(what: str) -> Iterator[Callable[[str], None]]:
    """Show what is being done: turning on a terminal, one plain line elsewhere.

    Yields:
        Told how far it has come, in a word or two, it shows that too on a terminal.
    """
    if not sys.stderr.isatty():
        click.echo(f"{what} …", err=True)
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{what} …") as status:
        yield lambda how_far: status.update(f"{what} … {how_far}")
