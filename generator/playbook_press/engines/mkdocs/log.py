"""The log of MkDocs, which is the only way it says what it found."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def taken_over(listener: logging.Handler) -> Iterator[None]:
    """Let only this listener hear what MkDocs and its plugins say, for a while."""
    logger = logging.getLogger("mkdocs")
    before = logger.propagate
    logger.addHandler(listener)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(listener)
        logger.propagate = before
