"""A playbook, or one trait of it, as slides for a talk or a workshop.

`deck` says what the slides are, `chapters` makes those of one trait, `html` and `marp` write
them down.
"""

from playbook_press.exports.slides.deck import playbook_deck, trait_deck
from playbook_press.exports.slides.html import export_slides
from playbook_press.exports.slides.marp import export_marp

__all__ = ["export_marp", "export_slides", "playbook_deck", "trait_deck"]
