"""A page names its twin in another language, and the twin does not name it.

## What it finds

Links between the languages of the finished site (`hreflang`) that do not lead both ways, or
that lead to a page of another language than they say.

## Why it matters

A reader who switches the language and back ends up on another page, and search engines ignore
links between languages that are not mutual.

## Example

`/zh/guide/readers/` links to `/en/guide/readers/` as its English twin, which links to `/zh/`.

## Instead

Both pages link to each other.
"""

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.diagnostics.display import quoted


def lone_language(place: Place, language: str, arrival: str) -> Diagnostic:
    """Say that a link between languages leads one way only.

    Args:
        place: Where the link stands.
        language: The language it promises.
        arrival: The page it leads to.
    """
    return Diagnostic(
        code="lone-language",
        place=place,
        what=f"{quoted(arrival)} is named as the `{language}` twin but does not lead back.",
        why="A reader who switches the language and back ends up on another page.",
        fix="Give both pages the same path in their languages' folders.",
    )
