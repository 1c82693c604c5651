"""What every file that is taken away says about itself: whose it is, which version, where from."""

from msgspec import Struct

from playbook_press.pages.edition import Edition
from playbook_press.pages.messages import fill


class Imprint(Struct, frozen=True):
    """Where a file comes from, as plain text in the reader's language."""

    title: str
    version: str
    licence: str
    licence_url: str
    owner: str
    """Empty where the playbook names none."""
    based_on: tuple[str, ...]
    """Of an overlay: its originals with their versions, the nearest first."""
    address: str
    """Where the playbook, or the page of the item, is published; empty where that is open."""

    @property
    def terms(self) -> str:
        """The licence, with its address."""
        return f"{self.licence} ({self.licence_url})" if self.licence_url else self.licence


def imprint(edition: Edition, address: str | None = None) -> Imprint:
    """The imprint of a playbook, or of one of its pages.

    Args:
        edition: The playbook in the reader's language.
        address: The page, below the language; the playbook's own if left out.
    """
    manifest = edition.playbook.manifest
    owner, adaptation, words = manifest.owner, edition.playbook.adaptation, edition.words
    url = edition.publication.url
    below = f"{edition.id}/" if address is None else address
    return Imprint(
        title=edition.title(manifest.title).text,
        version=manifest.version,
        licence=edition.title(manifest.licence.title).text,
        licence_url=manifest.licence.url or "",
        owner=edition.title(owner.name).text if owner else "",
        based_on=tuple(
            fill(
                words.exports.original,
                title=edition.title(original.title).text,
                version=original.version,
            )
            for original in (adaptation.originals if adaptation else ())
        ),
        address=f"{url}{edition.language}/{below}" if url else "",
    )


def source_line(found: Imprint, edition: Edition) -> str:
    """The imprint as one sentence, such as a foot of a page wants it."""
    words = edition.words.exports
    parts = [fill(words.source, title=found.title, version=found.version)]
    if found.based_on:
        parts.append(fill(words.based_on, originals=words.comma.join(found.based_on)))
    parts.append(found.licence)
    if found.address:
        parts.append(found.address)
    return str(words.separator).join(parts)
