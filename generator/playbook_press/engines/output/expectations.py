"""What a finished site is measured against."""

import sys
from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, field

BUDGETS: Mapping[str, int] = MappingProxyType(
    {"page": 24, "list": 45, "assessment": 35, "scripts": 25, "styles": 13}
)
"""Kilobytes (of 1000 bytes) that a server sends compressed.

`page` is the HTML of one page, `list` that of a page which grows with its playbook (all sources,
all cases, the glossary …), `assessment` that of a form. `scripts` and `styles` are the site's own
that one page loads; those of the theme are not in the site's hands.
"""


def lightest(budgets: Mapping[str, int]) -> int:
    """Bytes that any page may weigh, of whatever kind it is.

    >>> lightest({"page": 0, "list": 45, "assessment": 35, "scripts": 25})
    35000
    """
    of_pages = [budgets.get(kind, 0) for kind in ("page", "list", "assessment")]
    return 1000 * min(filter(None, of_pages), default=sys.maxsize)


class Expectations(Struct, frozen=True):
    """What the project wants of its site."""

    allowed: frozenset[str] = frozenset()
    """Fingerprints (`sha256-…`) of inline scripts that may stand in a page."""
    always: frozenset[str] = frozenset()
    """Those of them that may run on every page, because the settings list them."""
    budgets: Mapping[str, int] = field(default_factory=lambda: BUDGETS)
    """As `BUDGETS`; 0 for one that nobody wants to keep."""
    shown_as: str = "site"
    """What the folder is called in reports."""
