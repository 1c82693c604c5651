"""Which programs draw pages here, to be compared with those of another machine.

Only what a page goes through counts: whatever else is installed beside it may differ.
"""

import platform
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import metadata

from playbook_press.engines.mkdocs.driver.prints import source_print

_OURS = "playbook-press"
_REQUIRED = re.compile(r"^([A-Za-z0-9._-]+)(?!.*;.*\bextra\s*==)")
"""A requirement as packages write it, but for those of extras."""

_BESIDE = frozenset(
    {"click", "ghp-import", "mkdocs-get-deps", "polib", "requests", "rich", "segno", "watchdog"}
)
"""No page goes through them, nor through what only they require."""

_MOST_SAID = 4

Programs = Mapping[str, str]
"""Names to versions."""


@cache
def programs_here() -> Programs:
    """Python, its system, this program to the letter, and the packages that it draws with."""
    found = {
        "Python": platform.python_version(),
        "the system": sys.platform,
        "the source text of Playbook Press": source_print(),
    }
    waiting = [_OURS]
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in found or name in _BESIDE:
            continue
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # for other systems, or for a Python of another age
        found[name] = package.version
        waiting += _required(package)
    return found


def differences(there: Programs, here: Programs) -> str:
    """What differs, as the end of a sentence; empty where all is the same.

    >>> differences({"Python": "3.12.1", "jinja2": "3.1.6"}, {"Python": "3.12.4", "nh3": "0.3"})
    'Python 3.12.1 instead of 3.12.4, jinja2 3.1.6 which is not here, no nh3'
    """
    found = [
        _difference(name, there.get(name), here.get(name))
        for name in dict.fromkeys([*here, *there])
        if there.get(name) != here.get(name)
    ]
    found.sort(key=lambda words: words.startswith("no "))
    more = len(found) - _MOST_SAID
    return ", ".join(found[:_MOST_SAID]) + (f" and {more} more" if more > 0 else "")


def _required(package: metadata.Distribution) -> Iterator[str]:
    for line in package.requires or ():
        found = _REQUIRED.match(line)
        if found:
            yield found[1]


def _difference(name: str, there: str | None, here: str | None) -> str:
    if there is None:
        return f"no {name}"
    if here is None:
        return f"{name} {there} which is not here"
    if " " in name:
        return f"{name} is another"
    return f"{name} {there} instead of {here}"
