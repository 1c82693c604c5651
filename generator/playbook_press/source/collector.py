"""Memory: what the collector need not look through, and what is free again."""

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_frozen: list[None] = []
"""An entry for each `heap_frozen` under way."""


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Python's cyclic garbage collector off for a while, if it was on.

    What is read is kept, so the collector would walk ever more values in vain: at 10,000 items
    that is two fifths of the time. Where pages are made it is a twentieth.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def heap_frozen() -> Iterator[None]:
    """What is in memory now is not looked through for a while; what comes new is, as ever.

    Inside another one, this adds what has come since, and it stays so until the outer one ends.
    """
    gc.freeze()
    _frozen.append(None)
    try:
        yield
    finally:
        _frozen.pop()
        if not _frozen:
            gc.unfreeze()


def pass_over() -> None:
    """What is in memory now is not looked through again, or not before a build is over.

    For what stays as long as the process: the modules of a command, and all there is where it
    ends, when Python looks through everything once more.
    """
    gc.freeze()


def give_back() -> None:
    """Let the system have the memory that was freed.

    The C library of most Linux systems holds on to it otherwise; elsewhere nothing happens.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)
