"""The playbook as data, and the page that offers it together with every other file."""

import json
from collections.abc import Iterable

from msgspec import Struct

from playbook_press.model.playbook import Playbook
from playbook_press.pages.data_schema import SCHEMA_FILE, schema_text
from playbook_press.pages.edition import Edition
from playbook_press.pages.finishing import finished
from playbook_press.pages.manner import size
from playbook_press.pages.messages import fill
from playbook_press.pages.offers import GROUPS, KINDS, Offer, OfferKind, folder_of
from playbook_press.pages.page import Page
from playbook_press.pages.shared import shared_href
from playbook_press.pages.sheet import Sheet

_FORMATS = {
    "html": "HTML",
    "json": "JSON",
    "md": "Markdown",
    "pdf": "PDF",
    "txt": "Markdown",
    "xlsx": "XLSX",
    "zip": "ZIP",
}
"""What people call a format, by the end of a file's name; the same in every language."""


class FileView(Struct, frozen=True):
    """One file to take away."""

    title: str
    lang: str | None
    href: str
    facts: str
    """Its format and its size."""


class KindView(Struct, frozen=True):
    """A kind of file: the files there are, or how to make them."""

    title: str
    why: str
    whole: FileView | None
    """The one file, where the kind is about the whole playbook."""
    files: tuple[FileView, ...]
    """One for each item."""
    command: str
    """Empty where there are files."""


class GroupView(Struct, frozen=True):
    """What serves one purpose."""

    anchor: str
    title: str
    kinds: tuple[KindView, ...]


class DownloadsView(Struct, frozen=True):
    """Everything there is to take away."""

    title: str
    groups: tuple[GroupView, ...]
    has_commands: bool


def playbook_json(playbook: Playbook, schema: str) -> bytes:
    """The whole playbook in all its languages, keys sorted, as UTF-8 with a final newline.

    Args:
        playbook: What to write.
        schema: Where the schema of such files is.
    """
    parts = {"$schema": json.dumps(schema, ensure_ascii=False), "format": "1", **playbook.data}
    # One part to a line: readable in a difference, and written by the fast encoder.
    lines = (f'"{name}": {parts[name]}' for name in sorted(parts))
    # A lone surrogate cannot be written as UTF-8; the loader refuses it long before.
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode("utf-8", "replace")


def downloads_page(edition: Edition, data: bytes, offers: Iterable[Offer] = ()) -> Page:
    """The page that offers everything there is to take away.

    Args:
        edition: What the page is part of.
        data: What `playbook_json` gave.
        offers: The files that were made for this site and language. Without any, the page says
            how to make them.
    """
    sheet = Sheet(edition, folder_of(edition.id), cites=False, glosses=False)
    words = edition.words.downloads
    offered = tuple(offers)
    data_offer = Offer("json", f"{edition.id}/playbook.json", len(data))
    groups = tuple(
        GroupView(group.replace("_", "-"), str(getattr(words.groups, group)), kinds)
        for group in GROUPS
        if (
            kinds := tuple(
                view
                for kind in KINDS
                if kind.group == group
                and (view := _kind(sheet, kind, (*offered, data_offer), is_made=bool(offered)))
            )
        )
    )
    has_commands = any(kind.command for group in groups for kind in group.kinds)
    return finished(
        sheet,
        "downloads",
        DownloadsView(str(words.title), groups, has_commands),
        title=str(words.title),
        description=str(words.description),
        source=edition.source_file("playbook", edition.id),
    )


def _kind(
    sheet: Sheet, kind: OfferKind, offers: tuple[Offer, ...], *, is_made: bool
) -> KindView | None:
    """A kind of file; None where there is nothing of it to show."""
    words = getattr(sheet.edition.words.downloads.kinds, kind.id)
    mine = [offer for offer in offers if offer.kind == kind.id]
    whole: FileView | None = None
    files: tuple[FileView, ...] = ()
    if kind.of:
        files = tuple(_file_about(sheet, kind.of, offer) for offer in mine)
    elif kind.id == "schema":
        href = shared_href(sheet.address, SCHEMA_FILE)
        whole = _file(sheet, str(words.title), href, len(schema_text().encode()))
    elif mine:
        whole = _file(sheet, str(words.title), sheet.href(mine[0].address), mine[0].size)
    command = "" if whole or files or is_made else _command(sheet.edition, kind)
    if not (whole or files or command):
        return None
    return KindView(str(words.title), str(words.why), whole, files, command)


def _file_about(sheet: Sheet, kind: str, offer: Offer) -> FileView:
    """A file that is about one item."""
    id = offer.item or ""
    if kind == "rules":
        title, lang = str(getattr(sheet.edition.words.downloads.rule_lists, id)), None
    else:
        link = sheet.link(kind, id)
        title, lang = (link.title, link.lang) if link else (id, None)
    return _file(sheet, title, sheet.href(offer.address), offer.size, lang)


def _file(sheet: Sheet, title: str, href: str, count: int, lang: str | None = None) -> FileView:
    words = sheet.edition.words
    facts = fill(
        str(words.downloads.facts),
        format=_FORMATS[href.rpartition(".")[2]],
        size=size(count, words),
    )
    return FileView(title, lang, href, facts)


def _command(edition: Edition, kind: OfferKind) -> str:
    """What to type for files of a kind; empty where the playbook has nothing for them."""
    ids = _ids(edition, kind.of) if kind.of else ()
    if kind.command is None or (kind.of and not ids):
        return ""
    item = f"{kind.of}/{ids[0]}" if ids else ""
    what = kind.command.format(playbook=edition.id, item=item)
    return f"playbook export {what} --language {edition.language}"


def _ids(edition: Edition, kind: str) -> tuple[str, ...]:
    """The items of a kind that each have a file of their own."""
    match kind:
        case "assessment":
            return tuple(each.id for each in edition.assessments)
        case "trait":
            return tuple(each.id for each in edition.traits)
        case "form":
            return tuple(each.id for each in edition.forms)
        case "checklist":
            return tuple(each.id for each in edition.checklists)
        case "workshop":
            return tuple(each.id for each in edition.workshops)
        case _:
            return ("all",) if edition.rules else ()
