"""Slides as one HTML file that runs from a disk: keys, notes, a clock, and paper."""

from markupsafe import Markup
from msgspec import Struct

from playbook_press.exports.exported import Exported
from playbook_press.exports.lone_sheet import without_empty_links
from playbook_press.exports.sealed_page import as_written, policy, script_of, styles_of
from playbook_press.exports.slides.slide import Deck
from playbook_press.pages.edition import Edition

_SCRIPTS = ("exports/slides/slides.mjs",)
_STYLES = ("palette", "slides", "wheel")


class DeckView(Struct, frozen=True):
    """Everything the frame of the file shows."""

    deck: Deck
    policy: str
    styles: Markup
    script: Markup


def export_slides(edition: Edition, deck: Deck) -> Exported:
    """A deck as one file that carries all it needs and asks for nothing."""
    templates, words = edition.templates, edition.words
    styles, script = styles_of(edition, _STYLES), script_of(templates, _SCRIPTS)
    view = DeckView(deck, policy(styles, script), as_written(styles), as_written(script))
    html = templates.template("exports/slides").render(view=view, words=words)
    return Exported.of_one(f"{deck.name}.slides.html", without_empty_links(html).encode())
