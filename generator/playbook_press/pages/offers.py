"""What a playbook can be taken away as: kinds of files, and the files that there are."""

from typing import Literal

from msgspec import Struct

Group = Literal["print", "fill_in", "present", "wikis", "programs"]
"""What readers mean to do with a file."""

GROUPS: tuple[Group, ...] = ("print", "fill_in", "present", "wikis", "programs")
"""In the order in which the page shows them."""


class OfferKind(Struct, frozen=True):
    """A kind of file."""

    id: str
    """Names its words among the messages."""
    group: Group
    command: str | None = None
    """What follows `playbook export`, with `{playbook}` and `{item}`; None for what a site always
    carries, or what only a site can carry."""
    of: str | None = None
    """The kind of items that each have a file of their own; None for the whole playbook."""


KINDS = (
    OfferKind("workbook", "print", "pdf {playbook}"),
    OfferKind("worksheet", "print", "pdf {playbook} --item {item}", of="assessment"),
    OfferKind("rule_list", "print", "pdf {playbook} --item {item}", of="rules"),
    OfferKind("item_sheet", "print", "pdf {playbook} --item {item}", of="trait"),
    OfferKind("form_sheet", "print", "pdf {playbook} --item {item}", of="form"),
    OfferKind("checklist_sheet", "print", "pdf {playbook} --item {item}", of="checklist"),
    OfferKind("workshop_sheet", "print", "pdf {playbook} --item {item}", of="workshop"),
    OfferKind("xlsx", "fill_in", "xlsx {playbook}", of="assessment"),
    OfferKind("single_file", "fill_in", "single-file {playbook} --item {item}", of="assessment"),
    OfferKind("fillable", "fill_in", "pdf {playbook} --fillable"),
    OfferKind("form_fillable", "fill_in", "pdf {playbook} --item {item} --fillable", of="form"),
    OfferKind("slides", "present", "slides {playbook}"),
    OfferKind("marp", "present", "slides {playbook} --marp"),
    OfferKind("item_slides", "present", "slides {playbook} --item {item}", of="trait"),
    OfferKind("wiki", "wikis", "wiki {playbook}"),
    OfferKind("json", "programs"),
    OfferKind("schema", "programs"),
    OfferKind("texts", "programs"),
)
"""Every kind, in the order of the page."""


class Offer(Struct, frozen=True):
    """A file that lies ready."""

    kind: str
    """The id of an `OfferKind`."""
    address: str
    """Below the language: `eight-traits/downloads/eight-traits.en.slides.html`."""
    size: int
    """In bytes."""
    item: str | None = None
    """The id of the item the file is about, where its kind has one for each."""


def folder_of(playbook: str) -> str:
    """Where the files of a playbook lie, below the language; the page stands there too.

    >>> folder_of("eight-traits")
    'eight-traits/downloads/'
    """
    return f"{playbook}/downloads/"


TEXTS = "llms.txt"
"""The list of all pages as plain Markdown, below the language."""
