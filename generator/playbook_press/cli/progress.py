"""Signs of life while something takes long."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show what is being done: turning on a terminal, one plain line elsewhere."""
    if not sys.stderr.isatty():
        click.echo(f"{what} …", err=True)
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{what} …"):
        yield
