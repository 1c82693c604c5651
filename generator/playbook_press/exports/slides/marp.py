"""Slides as Markdown for Marp, and for whoever wants to change them by hand."""

import json
import re
from collections.abc import Iterator

from markupsafe import Markup

from playbook_press.exports.exported import Exported
from playbook_press.exports.markdown_marks import escaped
from playbook_press.exports.plain_markdown import markdown_of
from playbook_press.exports.slides.slide import Deck, Slide
from playbook_press.pages.edition import Edition

_DOUBLED = re.compile("-(?=-)")


def export_marp(edition: Edition, deck: Deck) -> Exported:
    """A deck as Markdown: one slide between two rules, notes in comments."""
    front = {
        "marp": True,
        "title": deck.title,
        "lang": deck.language,
        "paginate": True,
        # Marp reads a footer as Markdown.
        "footer": escaped(deck.source),
    }
    head = "\n".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()
    )
    slides = "\n\n---\n\n".join("\n\n".join(_parts(slide)) for slide in deck.slides)
    return Exported.of_one(f"{deck.name}.marp.md", f"---\n{head}\n---\n\n{slides}\n".encode())


def _parts(slide: Slide) -> Iterator[str]:
    if slide.kicker:
        yield f"*{escaped(slide.kicker)}*"
    yield f"{'#' if slide.kind in ('cover', 'chapter') else '##'} {escaped(slide.title.text)}"
    if slide.lead:
        yield _text(slide.lead)
    if slide.points:
        yield "\n".join(_items(slide.points, numbered=slide.is_numbered))
    for side in slide.sides:
        yield f"### {escaped(side.title)}"
        yield "\n".join(_items(side.points, numbered=False))
    if slide.foot:
        yield escaped(slide.foot)
    if slide.notes:
        # Two hyphens would end the comment, and so would the last two of three.
        words = "\n\n".join(note.striptags() for note in slide.notes)
        yield f"<!--\n{_DOUBLED.sub('- ', words)}\n-->"


def _items(points: tuple[Markup, ...], *, numbered: bool) -> Iterator[str]:
    for number, point in enumerate(points, 1):
        mark = f"{number}." if numbered else "-"
        yield f"{mark} {' '.join(_text(point).split())}"


def _text(html: Markup) -> str:
    return markdown_of(html, lambda href: href or None)
