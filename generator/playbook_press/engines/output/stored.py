"""What is known of a file, as JSON keeps it beside a cached page."""

from itertools import starmap
from typing import Any

from playbook_press.engines.output.facts import Facts, Inline, Link, Spot

# `Any`: what came out of a JSON parser.
Stored = list[Any]


def as_stored(facts: Facts) -> Stored:
    """Lists, texts and numbers only; the same facts always give the same value."""
    return [
        facts.path,
        [list(each) for each in facts.links],
        [list(each) for each in facts.broken],
        sorted(facts.ids),
        [list(each) for each in facts.repeated],
        [list(each) for each in facts.inline],
        facts.weight,
    ]


def from_stored(stored: Stored) -> Facts:
    """The facts again.

    Raises:
        TypeError, ValueError: The value is not one that `as_stored` gave.
    """
    path, links, broken, ids, repeated, inline, weight = stored
    return Facts(
        path,
        tuple(starmap(Link, links)),
        tuple(Spot(*each) for each in broken),
        frozenset(ids),
        tuple(Spot(*each) for each in repeated),
        tuple(Inline(*each) for each in inline),
        weight,
    )
