"""Signs of life while something takes long."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count

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


@contextmanager
def counted(what: str, most: int) -> Iterator[Callable[[str], None]]:
    """Show what is being done to many things of which each may take a while.

    Args:
        what: What is done to all of them.
        most: How many there are at most.

    Yields:
        Told what comes next, it shows that: turning on a terminal, a plain line elsewhere.
    """
    if not sys.stderr.isatty():
        yield lambda name: click.echo(f"{what}: {name} …", err=True)
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{what} …") as status:
        done = count(1)
        yield lambda name: status.update(f"{what} … {next(done)} of {most}: {name}")
