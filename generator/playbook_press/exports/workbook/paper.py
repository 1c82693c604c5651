"""A sheet of paper: the words of a page, with links that lead within the print or to the site."""

import re
from collections.abc import Mapping
from html import unescape

from markupsafe import Markup, escape

from playbook_press.exports.workbook.fields import Fields
from playbook_press.model.text import Text
from playbook_press.pages.addresses import FOLDER_OF, anchor
from playbook_press.pages.edition import Edition
from playbook_press.pages.messages import fill
from playbook_press.pages.prose import Form, Reference
from playbook_press.pages.sheet import Sheet

# Neither authors nor templates can write these schemes: `prose` lets none but web links through.
_LINK = re.compile(
    r'<a\b(?P<before>[^>]*?) href="book:(?P<address>[^"#]*)#(?P<place>[^"]*)"(?P<after>[^>]*)>'
    r"(?P<words>.*?)</a>",
    re.DOTALL,
)
_ID = re.compile(r' id="([^"]+)"')
_TOOLTIP = re.compile(r' title="[^"]*"')
_KIND_OF = {folder: kind for kind, folder in FOLDER_OF.items()}


class PaperSheet(Sheet):
    """Everything that one file prints; its sources are numbered through from first to last."""

    def __init__(self, edition: Edition, fields: Fields, *, cites: bool = True) -> None:
        super().__init__(edition, f"{edition.id}/", cites=cites, glosses=False)
        self.fields = fields

    def href(self, address: str, fragment: str = "") -> str:
        """A mark for `linked`, which knows what else is printed."""
        return f"book:{address}#{fragment}"

    def template(self, text: Text, labels: Mapping[str, str], form: Form) -> Markup:
        """The same, where a slot names the number of the field as well."""
        numbered = {
            id: fill(self.edition.words.workbook.slot, number=number, label=label)
            for number, (id, label) in enumerate(labels.items(), start=1)
        }
        return super().template(text, numbered, form)

    def _image(self, path: str, words: str) -> str:
        if path not in self.edition.playbook.images:
            return escape(words)
        return Markup('<img src="{}" alt="{}">').format(f"picture:{path}", words or path)

    def _blank(self, reference: Reference) -> str:
        """A line to write on, with what to write and the usual value below it."""
        blank = self.edition.blanks.get(reference.id)
        if blank is None:
            return escape(reference.written)
        meaning = self._seen(self.edition.title(blank.meaning))
        hint = meaning.text
        if blank.default:
            usual = self.edition.title(blank.default).text
            hint = fill(self.edition.words.workbook.blank_hint, meaning=hint, usual=usual)
        field = self.fields.line(f"blank/{blank.id}", meaning.text)
        return Markup(
            '<span class="wb-blank{}"><span class="wb-blank__line" id="{}"></span>'
            '<span class="wb-blank__hint"{}>{}</span></span>'
        ).format(
            # What has a usual value is a number or a word; the rest may be a sentence.
            "" if blank.default else " wb-blank--long",
            field,
            Markup(' lang="{}"').format(meaning.lang) if meaning.lang else "",
            hint,
        )


def linked(html: str, edition: Edition) -> str:
    """The same HTML with every link leading within it, else to the site, else nowhere."""
    printed = frozenset(_ID.findall(html))
    url = edition.publication.url

    def led(found: re.Match[str]) -> str:
        address, place = unescape(found["address"]), unescape(found["place"])
        attributes = _TOOLTIP.sub("", found["before"] + found["after"])
        for candidate in (place, place.replace("source-", "note-", 1), _item_anchor(address)):
            if candidate in printed and candidate:
                return f'<a{attributes} href="#{candidate}">{found["words"]}</a>'
        if url:
            target = escape(f"{url}{edition.language}/{address}{'#' if place else ''}{place}")
            return f'<a{attributes} href="{target}">{found["words"]}</a>'
        return f"<span{attributes}>{found['words']}</span>"

    return _apart(_LINK.sub(led, html))


def _apart(html: str) -> str:
    """Numbers of sources that follow one another, with a comma between."""
    return html.replace('</sup><sup class="pb-ref">', ',&nbsp;</sup><sup class="pb-ref">')


def _item_anchor(address: str) -> str:
    """The place of an item in a print: `p/rules/rule-join/` is at `rule-join`.

    >>> _item_anchor("p/traits/shared-purpose/"), _item_anchor("p/glossary/")
    ('trait-shared-purpose', '')
    """
    parts = address.strip("/").split("/")
    return anchor(_KIND_OF[parts[1]], parts[2]) if len(parts) > 2 and parts[1] in _KIND_OF else ""
