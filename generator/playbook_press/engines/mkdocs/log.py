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


class _Listener(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def listening(level: int = logging.ERROR) -> Iterator[list[str]]:
    """What MkDocs says about settings goes to its log only."""
    listener = _Listener(level)
    with taken_over(listener):
        yield listener.said
