"""A sheet whose links stay inside one file."""

from collections.abc import Mapping

from playbook_press.pages.edition import Edition
from playbook_press.pages.sheet import Sheet


class LoneSheet(Sheet):
    """A page that travels alone: its links lead to places in the file, or to the published site.

    A link to what is in neither place is empty, and `without_empty_links` takes it away.
    """

    def __init__(
        self, edition: Edition, address: str, places: Mapping[tuple[str, str], str]
    ) -> None:
        """Begin a file.

        Args:
            edition: What the file is part of.
            address: The page it stands for, below the language.
            places: By address and anchor on the site, the anchor in the file; an anchor that is
                not named leads to where the address alone leads.
        """
        super().__init__(edition, address, cites=False, glosses=False)
        self._places = places

    def href(self, address: str, fragment: str = "") -> str:
        """A link from this file."""
        place = self._places.get((address, fragment)) or self._places.get((address, ""))
        if place is not None:
            return f"#{place}"
        base = self.edition.publication.url
        anchor = f"#{fragment}" if fragment else ""
        return f"{base}{self.edition.language}/{address}{anchor}" if base else ""


def without_empty_links(html: str) -> str:
    """The same HTML, where what leads nowhere is only words.

    >>> without_empty_links('<a class="x" href="">a</a>')
    '<a class="x">a</a>'
    """
    return html.replace(' href=""', "")
