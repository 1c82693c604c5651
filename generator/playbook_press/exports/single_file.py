"""One assessment with its guide as one HTML file: from a memory stick, or attached to a mail."""

from markupsafe import Markup
from msgspec import Struct

from playbook_press.exports.exported import Exported
from playbook_press.exports.imprint import imprint, source_line
from playbook_press.exports.lone_sheet import LoneSheet, without_empty_links
from playbook_press.exports.sealed_page import as_written, policy, script_of, styles_of
from playbook_press.model.assessment import Assessment
from playbook_press.model.trait import Trait
from playbook_press.pages.addresses import anchor, item_address
from playbook_press.pages.assessment import assessment_view
from playbook_press.pages.assessment_data import sections_about
from playbook_press.pages.edition import Edition
from playbook_press.pages.tongues import direction
from playbook_press.pages.trait import PracticeView, practice_view
from playbook_press.pages.views import Words

_SCRIPTS = ("components/assessment/assessment.mjs", "exports/single-file/scheme.mjs")
_STYLES = (
    *("palette", "base", "single-file", "assessment", "badge", "details", "doors", "glance"),
    *("links", "notes", "notice", "practice", "press", "results", "signals", "table", "takeaway"),
    *("paper", "contrast"),
)


class ChapterView(Struct, frozen=True):
    """What a trait says, as far as it helps to answer and to go on from the result."""

    anchor: str
    title: Words
    statement: Markup
    meaning: Markup
    why: Markup | None
    healthy: tuple[Markup, ...]
    unhealthy: tuple[Markup, ...]
    practices: tuple[PracticeView, ...]


class FileView(Struct, frozen=True):
    """Everything that the frame of the file shows."""

    language: str
    direction: str
    """`ltr` or `rtl`."""
    title: str
    description: str
    policy: str
    styles: Markup
    script: Markup
    playbook: str
    body: Markup
    chapters: tuple[ChapterView, ...]
    source: str
    address: str
    """Where the assessment is published; empty where that is open."""


def export_single_file(edition: Edition, assessment: Assessment) -> Exported:
    """An assessment as a file of its own.

    The file keeps answers as the site does, under the same names, and takes and gives the same
    answer files. Its links lead to the guide inside it, else to the site where that is published.
    """
    traits = _traits(edition, assessment)
    here = item_address(edition.id, "assessment", assessment.id)
    sheet = LoneSheet(edition, here, _places(edition, traits))
    team = sheet.href(f"{here}team/")
    view = assessment_view(sheet, assessment, script="", keepsake="", team=team)
    templates, words = edition.templates, edition.words
    styles, script = styles_of(edition, _STYLES), script_of(templates, _SCRIPTS)
    about = imprint(edition, here)
    frame = FileView(
        language=edition.language,
        direction=direction(edition.language),
        title=view.title.text,
        description=sheet.summary(assessment.purpose),
        policy=policy(styles, script),
        styles=as_written(styles),
        script=as_written(script),
        playbook=about.title,
        # Safe: what the template of the page gave.
        body=Markup(templates.template("assessment").render(view=view, words=words)),
        chapters=tuple(_chapter(sheet, trait) for trait in traits),
        source=source_line(about, edition),
        address=about.address,
    )
    html = templates.template("exports/single-file").render(view=frame, words=words)
    name = f"{assessment.id}.{edition.language}.html"
    return Exported.of_one(name, without_empty_links(html).encode())


def _traits(edition: Edition, assessment: Assessment) -> tuple[Trait, ...]:
    """The traits that the sections ask about, in the order of the sections."""
    asked = dict.fromkeys(
        edition.canonical("trait", trait)
        for _, trait in sections_about(assessment.sections)
        if trait
    )
    known = {trait.id: trait for trait in (*edition.traits, *edition.claims)}
    return tuple(known[id] for id in asked if id in known)


def _places(edition: Edition, traits: tuple[Trait, ...]) -> dict[tuple[str, str], str]:
    places = {}
    for trait in traits:
        address = item_address(edition.id, "trait", trait.id)
        places[address, ""] = _anchor(trait)
        for practice in trait.practices:
            name = anchor("practice", practice.id)
            places[address, name] = name
    return places


def _anchor(trait: Trait) -> str:
    return anchor("trait", trait.id)


def _chapter(sheet: LoneSheet, trait: Trait) -> ChapterView:
    signals = trait.signals
    return ChapterView(
        anchor=_anchor(trait),
        title=sheet.title(trait.title),
        statement=sheet.words(trait.statement),
        meaning=sheet.prose(trait.meaning),
        why=sheet.prose(trait.why) if trait.why else None,
        healthy=tuple(map(sheet.words, signals.healthy)) if signals else (),
        unhealthy=tuple(map(sheet.words, signals.unhealthy)) if signals else (),
        practices=tuple(practice_view(sheet, practice) for practice in trait.practices),
    )
