"""Waiting for a page to do what it was asked to."""

import time

from playwright.sync_api import Page


def until(page: Page, condition: str, arg: object = None, *, seconds: float = 30) -> None:
    """Wait for something to be true in a page.

    In place of Playwright's `wait_for_function`, which asks again by `eval`. The policy of our
    pages forbids that, so whether it may depends on which of the two was there first.

    Args:
        page: Where.
        condition: An expression, or a function of `arg`.
        arg: What the function is given.
        seconds: How long at most.
    """
    end = time.monotonic() + seconds
    while not page.evaluate(condition, arg):
        assert time.monotonic() < end, f"never true: {condition} ({arg})"
        page.wait_for_timeout(20)
