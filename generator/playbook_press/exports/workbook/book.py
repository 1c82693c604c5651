"""From an edition to a PDF: the workbook as a whole, or one sheet of it."""

from collections.abc import Callable, Mapping

from markupsafe import Markup
from msgspec import Struct, field

from playbook_press.exports.exported import Exported
from playbook_press.exports.imprint import imprint, source_line
from playbook_press.exports.workbook.body import FOLDER, single, style, workbook
from playbook_press.exports.workbook.fields import Fields
from playbook_press.exports.workbook.paper import linked
from playbook_press.exports.workbook.press import Manuscript, press
from playbook_press.exports.workbook.typefaces import Typefaces
from playbook_press.exports.workbook.typesetting import typeset
from playbook_press.model.playbook import Playbook
from playbook_press.pages.edition import Edition
from playbook_press.pages.finishing import render


class Wanted(Struct, frozen=True):
    """What is to be printed, and how."""

    edition: Edition
    item: tuple[str, str] | None = None
    """Kind and id of one sheet; None for the whole workbook."""
    is_fillable: bool = False
    """Whether boxes and lines are form fields too."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """The playbook's pictures by their path: `images/map.svg`."""
    made_on: str = ""
    """The date the file bears, `2026-11-22`; the day of the last review if left out."""


class DocumentView(Struct, frozen=True):
    """What the frame around everything is given."""

    title: str
    lang: str
    description: str
    author: str
    made_on: str
    style: Markup
    body: Markup
    imprint: str


def export_pdf(
    wanted: Wanted,
    typefaces: Callable[[str], Typefaces],
    progress: Callable[[str], None] | None = None,
) -> Exported:
    """The workbook, or one sheet of it.

    Args:
        wanted: What to print.
        typefaces: Chooses the families for a text.
        progress: Is told, now and then, what is being done.

    Raises:
        PressError: What draws pages is not installed, or not all of it.
        NoFontError: From `typefaces`.
    """
    edition, fields = wanted.edition, Fields()
    body = single(edition, fields, *wanted.item) if wanted.item else workbook(edition, fields)
    html = linked(body.html, edition)
    if edition.language.startswith("zh"):
        html = typeset(html)
    manifest = edition.playbook.manifest
    whose = imprint(edition, body.address)
    frame = DocumentView(
        title=body.title,
        lang=edition.language,
        description=edition.spoken(manifest.summary),
        author=whose.owner,
        made_on=wanted.made_on or manifest.reviewed_on or "",
        # Safe: a style sheet of ours, and what templates gave.
        style=Markup(style(edition, "workbook")),
        body=Markup(html),
        imprint=source_line(whose, edition),
    )
    document = render(edition.templates, f"{FOLDER}/document", edition.words, frame)
    content = press(
        Manuscript(
            html=typefaces(document).named(document),
            language=edition.language,
            fields=fields.found if wanted.is_fillable else (),
            pictures=wanted.pictures,
        ),
        progress,
    )
    return Exported.of_one(
        ".".join((edition.id, *(wanted.item or ()), edition.language, "pdf")), content
    )


def pictures_in(playbook: Playbook, pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """The playbook's pictures by their path in it.

    Args:
        playbook: What is to be printed.
        pictures: What its pictures hold, by their path in the project.
    """
    start = f"{playbook.folder}/" if playbook.folder else ""
    return {path: pictures[f"{start}{path}"] for path in sorted(playbook.images)}
