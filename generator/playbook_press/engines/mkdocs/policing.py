"""Which inline scripts pages may hold: those of the theme, and those the settings list."""

import re
from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from msgspec import Struct

from playbook_press.engines.output.facts import digest_of
from playbook_press.engines.output.indentation import without_indentation
from playbook_press.engines.output.policy import with_policy

_KEY = "playbook_press_policy"
_SCRIPTS = "partials/javascripts"
"""Where Material keeps its inline scripts, one file each."""

_SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script>", re.DOTALL)


class Listed(Struct, frozen=True):
    """The fingerprints of inline scripts that may run."""

    allowed: frozenset[str]
    """Where they stand."""
    always: frozenset[str]
    """On every page."""


def theme_scripts(folders: Iterable[str]) -> frozenset[str]:
    """The fingerprints of the inline scripts that a theme brings along.

    Only those that are the same on every page: one that a template fills in could be filled
    with anything, so it does not count.

    Args:
        folders: The theme's, in the order it looks into them.
    """
    files: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(Path(folder, _SCRIPTS).glob("*.html")):
            files.setdefault(path.name, path)
    return frozenset(
        digest_of(words)
        for path in files.values()
        for words in _SCRIPT.findall(path.read_text(encoding="utf-8"))
        if "{{" not in words and "{%" not in words
    )


def prepare(config: MkDocsConfig, *, listed: Iterable[str]) -> None:
    """Find out once per run what may run.

    Args:
        config: Of the run; its theme is complete.
        listed: What the settings allow.
    """
    always = frozenset(listed)
    config.extra[_KEY] = Listed(theme_scripts(config.theme.dirs) | always, always)


def policed(html: str, config: MkDocsConfig) -> str:
    """A finished page with its policy, as readers get it."""
    listed = config.extra[_KEY]
    assert isinstance(listed, Listed)
    return with_policy(without_indentation(html), listed.allowed, listed.always)
