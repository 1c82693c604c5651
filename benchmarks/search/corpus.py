"""Any number of pages that read like this site's own, for measuring the search.

The sections of the site's pages are dealt out anew; a third of their sentences change places
with sentences of other pages, and three of a hundred Han characters become other ones, so that
pages differ as pages do. Everything follows from a seed.
"""

import random
import re
from collections.abc import Sequence
from html import escape

from playbook_press.search import SearchPage, Section

_SENTENCE = re.compile(r"[^。！？.!?\n]*(?:[。！？]|[.!?](?=\s|$)|\n|$)")
_HAN = re.compile("[\u4e00-\u9fff]")


def many_pages(own: Sequence[SearchPage], count: int, *, seed: int = 1) -> list[SearchPage]:
    """So many pages, each with the kind, and about the length, of one of the site's own."""
    chance = random.Random(seed)
    sections = [section for page in own for section in page.sections if section.text]
    sentences = [
        found for section in sections for found in _SENTENCE.findall(section.text) if found
    ]
    han = _HAN.findall("".join(sentences))
    pages = []
    for number in range(count):
        model = own[number % len(own)]
        title = f"{model.title} {number}" if number >= len(own) else model.title
        if number < len(own):
            pages.append(model)
            continue
        dealt = tuple(
            Section(f"s{at}", chosen.heading, _mixed(chosen.text, sentences, han, chance))
            for at, chosen in enumerate(chance.choices(sections, k=max(1, len(model.sections))))
        )
        pages.append(SearchPage(f"p{number}/", title, model.kind, model.playbook, dealt))
    return pages


def html_of(page: SearchPage) -> str:
    """A page as the body of an article, with its headings as anchors."""
    parts = [f"<h1>{escape(page.title)}</h1>"]
    for section in page.sections:
        if section.heading and section.heading != page.title:
            parts.append(f'<h2 id="{escape(section.anchor)}">{escape(section.heading)}</h2>')
        parts += (f"<p>{escape(line)}</p>" for line in section.text.split("\n") if line)
    return "\n".join(parts)


def _mixed(text: str, sentences: list[str], han: list[str], chance: random.Random) -> str:
    pieces = [
        chance.choice(sentences) if chance.random() < 0.35 else piece
        for piece in _SENTENCE.findall(text)
    ]
    mixed = "".join(pieces)
    if not han:
        return mixed
    return _HAN.sub(lambda found: chance.choice(han) if chance.random() < 0.03 else found[0], mixed)
