"""What MkDocs says while it draws, as problems with a place."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.engines.mkdocs.handover import language_under_way
from playbook_press.engines.mkdocs.log import taken_over
from playbook_press.engines.problems.dead_anchor import dead_anchor
from playbook_press.engines.problems.dead_link import dead_link
from playbook_press.engines.problems.engine_warning import engine_warning

_ABOUT_A_PAGE = re.compile(r"^Doc file '(?P<path>[^']+)' (?P<rest>.*)$", re.DOTALL)
_LINK = re.compile(
    r"contains a(?:n absolute|n unrecognized relative)? link '(?P<link>[^']*)'"
    r"(?:, but the target '(?P<target>[^']*)' is not found|.*\banchor '#(?P<anchor>[^']*)')?",
    re.DOTALL,
)


@contextmanager
def hearing(docs: Path, settings: Path) -> Iterator[list[Diagnostic]]:
    """Take over what MkDocs and its plugins say, for the time of one build.

    Args:
        docs: The folder of hand-written pages.
        settings: The `mkdocs.yml`, the place of what is about no page.
    """
    listener = _Listener(docs, settings)
    with taken_over(listener):
        yield listener.found


class _Listener(logging.Handler):
    def __init__(self, docs: Path, settings: Path) -> None:
        super().__init__(logging.WARNING)
        self.docs = docs
        self.settings = settings
        self.found: list[Diagnostic] = []

    def emit(self, record: logging.LogRecord) -> None:
        words = record.getMessage()
        # Every run reads the settings again; what is wrong with them was said the first time.
        if words.startswith("Config value "):
            return
        about = _ABOUT_A_PAGE.match(words)
        if about is None:
            is_error = record.levelno >= logging.ERROR
            self.found.append(engine_warning(words, Place(self.settings.name), is_error=is_error))
        else:
            page = Path(self.docs, language_under_way.get(), about["path"])
            self.found.append(self._about(page, about["rest"]))

    def _about(self, page: Path, words: str) -> Diagnostic:
        name = page.relative_to(self.docs.parent).as_posix()
        link = _LINK.match(words)
        if link is None:
            return engine_warning(f"This page {words}", Place(name))
        place = _place(name, page, link["link"])
        if link["target"] is not None:
            return dead_link(place, link["link"], link["target"])
        if "anchor" in words:
            anchor = link["anchor"] or link["link"].partition("#")[2]
            return dead_anchor(place, link["link"], anchor, frozenset())
        return engine_warning(f"This page {words}", place)


def _place(name: str, page: Path, link: str) -> Place:
    """Where a link stands; MkDocs does not say, but the page does."""
    try:
        text = page.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return Place(name)
    at = text.find(link)
    if at < 0:
        return Place(name)
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    return Place(name, line, column, line, column + len(link) - 1)
