"""Processes that help for a while."""

from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import AbstractContextManager

Hire = Callable[[], AbstractContextManager[Executor]]
"""Gives workers that know what this process knows at that moment, such as forks of it."""
