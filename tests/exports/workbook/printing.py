"""Prints of the small playbook, and what can be read from a PDF."""

import io
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pypdf

from playbook_press.exports.workbook import Wanted, choose_typefaces, export_pdf
from playbook_press.model.playbook import Playbook
from playbook_press.pages.edition import Edition
from playbook_press.pages.page import Publication
from playbook_press.pages.templates import bundled_templates, load_templates
from tests.browser.examples import FOLDERS, examples
from tests.model.garden import FILES, loaded
from tests.pages.sample import sample

TEMPLATES = load_templates(bundled_templates())
PUBLICATION = Publication("Garden", "https://example.org/garden/")
PLAN = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4z"/></svg>'


def edition(book: Playbook, language: str) -> Edition:
    """A playbook as readers of a site at a known address get it."""
    return Edition(book, language, TEMPLATES, book.languages, PUBLICATION)


def printed(
    book: Playbook, language: str, item: tuple[str, str] | None = None, *, fillable: bool = False
) -> bytes:
    """The PDF, with the machine's typefaces."""
    wanted = Wanted(
        edition(book, language), item, is_fillable=fillable, pictures={"images/plan.svg": PLAN}
    )
    made = export_pdf(wanted, lambda html: choose_typefaces(None, html))
    (content,) = made.files.values()
    return content


@cache
def tool_book() -> Playbook:
    """The garden, with every example of a form, a checklist and a workshop."""
    tools = {
        f"{folder}/{id}.yml": text.encode()
        for kind, folder in FOLDERS.items()
        for id, text in examples(kind).items()
    }
    found = loaded({**FILES, **tools})
    assert found.playbook is not None
    return found.playbook


@cache
def workbook(language: str) -> bytes:
    """The workbook of the small playbook."""
    return printed(sample(), language)


def read(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


# `Any` here and below: what a PDF holds under a name is of no known type.
def catalogue(content: bytes) -> Any:
    """The dictionary from which all else is reached."""
    return read(content).trailer["/Root"]


def text_of(content: bytes) -> str:
    """All its text without any blanks: where a line ends is the press's business."""
    return squeezed("".join(page.extract_text() for page in read(content).pages))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def titles(outline: Any) -> Iterator[str]:
    """The titles of all bookmarks."""
    for entry in outline:
        if isinstance(entry, list):
            yield from titles(entry)
        else:
            yield str(entry.title)
