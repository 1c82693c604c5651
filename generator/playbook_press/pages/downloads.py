"""The playbook as data, and the page that offers it."""

import json
from dataclasses import dataclass

from playbook_press.model.item import Item
from playbook_press.model.playbook import Playbook
from playbook_press.pages.edition import Edition
from playbook_press.pages.finishing import finished
from playbook_press.pages.manner import size
from playbook_press.pages.page import Page
from playbook_press.pages.sheet import Sheet


@dataclass(frozen=True, slots=True)
class DownloadView:
    """One file to take away."""

    name: str
    href: str
    size: str
    what: str


@dataclass(frozen=True, slots=True)
class DownloadsView:
    """Everything there is to take away."""

    title: str
    files: tuple[DownloadView, ...]


def playbook_json(playbook: Playbook) -> bytes:
    """The whole playbook in all its languages, keys sorted, as UTF-8 with a final newline."""
    hidden = playbook.adaptation.hidden if playbook.adaptation else frozenset()
    parts: dict[str, object] = {
        "format": 1,
        "playbook": playbook.manifest,
        "traits": _shown("trait", playbook.traits, hidden),
        "rules": _shown("rule", playbook.rules, hidden),
        "cases": _shown("case", playbook.cases, hidden),
        "assessments": _shown("assessment", playbook.assessments, hidden),
        "forms": _shown("form", playbook.forms, hidden),
        "checklists": _shown("checklist", playbook.checklists, hidden),
        "workshops": _shown("workshop", playbook.workshops, hidden),
        "glossary": playbook.glossary,
        "sources": playbook.sources,
        "ladder": playbook.ladder,
        "roles": playbook.roles,
        "law": playbook.law,
    }
    # One part to a line: readable in a difference, and written by the fast encoder.
    lines = (
        f'"{name}": {json.dumps(_plain(parts[name]), ensure_ascii=False, sort_keys=True)}'
        for name in sorted(parts)
        if parts[name] is not None
    )
    # A lone surrogate cannot be written as UTF-8; the loader refuses it long before.
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode("utf-8", "replace")


def downloads_page(edition: Edition, data: bytes) -> Page:
    """The page that offers the playbook's data.

    Args:
        edition: What the page is part of.
        data: What `playbook_json` gave.
    """
    sheet = Sheet(edition, f"{edition.id}/downloads/", cites=False, glosses=False)
    words = edition.words.downloads
    file = DownloadView(
        "playbook.json",
        sheet.href(f"{edition.id}/playbook.json"),
        size(len(data), edition.words),
        str(words.playbook_json),
    )
    return finished(
        sheet,
        "downloads",
        DownloadsView(str(words.title), (file,)),
        title=str(words.title),
        description=str(words.description),
        source=edition.source_file("playbook", edition.id),
    )


def _shown(
    kind: str, items: tuple[Item, ...], hidden: frozenset[tuple[str, str]]
) -> tuple[Item, ...]:
    """The items without those that an overlay hides."""
    return tuple(item for item in items if (kind, item.id) not in hidden)


def _plain(part: object) -> object:
    if isinstance(part, tuple):
        return [_plain(each) for each in part]
    if hasattr(part, "model_dump"):
        return part.model_dump(mode="json", by_alias=True, exclude_none=True)
    return part
