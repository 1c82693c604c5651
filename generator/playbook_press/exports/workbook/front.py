"""What a workbook opens with: the cover, what it is, and how to use it."""

from markupsafe import Markup
from msgspec import Struct

from playbook_press.exports.imprint import Imprint, imprint, source_line
from playbook_press.exports.workbook.paper import PaperSheet
from playbook_press.pages.addresses import anchor
from playbook_press.pages.basis import based_on
from playbook_press.pages.manner import date
from playbook_press.pages.qr import qr_drawing
from playbook_press.pages.views import Words
from playbook_press.pages.wheel import FEWEST, MOST, Seat, wheel


class SeatView(Struct, frozen=True):
    """A trait on the page of the wheel."""

    number: str
    title: Words
    href: str
    statement: Markup


class FrontView(Struct, frozen=True):
    """Everything on the first pages."""

    title: Words
    summary: Markup
    imprint: Imprint
    reviewed: str
    adaptation: str
    """What the playbook is based on, in a sentence; empty for an original."""
    wheel: Markup | None
    emblem: Markup | None
    """The wheel without names, for the cover."""
    qr: Markup | None
    source_line: str
    audience: tuple[Markup, ...]
    standing: Markup | None
    credits: Markup | None
    steps: tuple[str, ...]
    """How to use the workbook."""
    seats: tuple[SeatView, ...]
    claims: tuple[SeatView, ...]


def front(sheet: PaperSheet, style: str) -> FrontView:
    """The first pages.

    Args:
        sheet: What they are set with.
        style: CSS for the wheel; a drawing is not reached by that of the page.
    """
    edition = sheet.edition
    manifest, adaptation = edition.playbook.manifest, edition.playbook.adaptation
    whose = imprint(edition)
    return FrontView(
        title=sheet.title(manifest.title),
        summary=sheet.words(manifest.summary),
        imprint=whose,
        reviewed=date(manifest.reviewed_on, edition.words) if manifest.reviewed_on else "",
        adaptation=based_on(sheet, adaptation) if adaptation else "",
        wheel=_wheel(sheet, style, is_named=True),
        emblem=_wheel(sheet, style, is_named=False),
        qr=qr(whose.address, sheet, style),
        source_line=source_line(whose, edition),
        audience=tuple(map(sheet.words, manifest.audience)),
        standing=sheet.prose(manifest.standing) if manifest.standing else None,
        credits=sheet.prose(manifest.credits) if manifest.credits else None,
        steps=_steps(sheet),
        seats=tuple(_seats(sheet, "trait")),
        claims=tuple(_seats(sheet, "claim")),
    )


def qr(address: str, sheet: PaperSheet, style: str) -> Markup | None:
    """The code of an address; None where it is open."""
    if not address:
        return None
    name = str(sheet.edition.words.workbook.qr)
    # Safe: made of numbers, with the name escaped.
    return Markup(drawing(qr_drawing(address, name), name, style))


def drawing(svg: str, name: str, style: str) -> str:
    """A drawing that says what it is and carries its style, where the engine looks for both."""
    head, _, rest = svg.partition(">")
    return f"{head}><title>{Markup.escape(name)}</title><style>{style}</style>{rest}"


def _wheel(sheet: PaperSheet, style: str, *, is_named: bool) -> Markup | None:
    traits, words = sheet.edition.traits, sheet.edition.words.wheel
    if not FEWEST <= len(traits) <= MOST:
        return None
    seats = [Seat(str(trait.number or ""), sheet.title(trait.title).text, "") for trait in traits]
    drawn = wheel(
        seats, title=str(words.title), description=str(words.description), hub=str(len(seats))
    )
    if not is_named:
        style += ".pb-wheel__name{display:none}"
    else:
        # Names stand outside the ring, so the drawing needs their room.
        drawn = drawn.replace(
            'viewBox="0 0 320 320" width="320" height="320"', 'viewBox="-190 -50 700 420"'
        )
    # Safe: the drawing escapes every name it is given.
    return Markup(drawing(drawn, str(words.title), style))


def _seats(sheet: PaperSheet, kind: str) -> list[SeatView]:
    edition = sheet.edition
    traits = edition.traits if kind == "trait" else edition.claims
    return [
        SeatView(
            str(trait.number or ""),
            sheet.title(trait.title),
            f"#{anchor('trait', trait.id)}",
            sheet.words(trait.statement),
        )
        for trait in traits
    ]


def _steps(sheet: PaperSheet) -> tuple[str, ...]:
    edition, words = sheet.edition, sheet.edition.words.workbook.steps
    return tuple(
        str(step)
        for step, is_there in (
            (words.read, edition.traits or edition.claims),
            (words.tick, edition.assessments),
            (words.score, edition.assessments),
            (words.choose, edition.traits or edition.assessments),
            (words.agree, edition.rules),
            (words.again, edition.assessments),
        )
        if is_there
    )
