"""What templates are given: words, links and lists, ready to be set.

A template decides how things look and nothing else, so every choice, order and number here is
final. `Markup` fields are safe HTML; `str` fields are plain text and are escaped by the template.
"""

from markupsafe import Markup
from msgspec import Struct


class Named(Struct, frozen=True):
    """The title of something, with the link to it."""

    id: str
    title: str
    href: str
    lang: str | None = None
    """Set where the title is in another language than the page."""


class Words(Struct, frozen=True):
    """A title or label that is not a link."""

    text: str
    lang: str | None = None


class Mark(Struct, frozen=True):
    """A judgement: a shape and its word, never colour alone."""

    id: str
    """`strong`, `high`, `shows` …: the end of the class name."""
    shape: str
    """One to three characters that can be told apart without colour; hidden from listeners."""
    words: str
    remark: Markup | None = None
    """A narrowing in the author's words."""


class Neighbours(Struct, frozen=True):
    """The items before and after this one, in reading order."""

    previous: Named | None
    next: Named | None


ALONE = Neighbours(None, None)
"""Of an item that is the only one of its kind, and of pages that stand in no row."""


class NoticeView(Struct, frozen=True):
    """What to bear in mind about the translation of a page."""

    id: str
    """`untranslated` or `outdated`."""
    text: str
    href: str | None = None
    """Where the page stands in the language it was written in."""
    hreflang: str = ""


class TraitCard(Struct, frozen=True):
    """A trait at a glance."""

    link: Named
    number: str
    """`1` … `8`; empty where a trait has none."""
    statement: Markup
    support: Mark | None


class CaseCard(Struct, frozen=True):
    """A case at a glance."""

    link: Named
    summary: Markup
    outcome: Words
    strength: Mark


class RuleCard(Struct, frozen=True):
    """A rule at a glance."""

    link: Named
    starter: bool
    purpose: Markup


class AssessmentCard(Struct, frozen=True):
    """A self-assessment at a glance."""

    link: Named
    purpose: Markup
    facts: tuple[str, ...]
    """`41 questions`, `about 60 minutes`."""


class ToolCard(Struct, frozen=True):
    """A form, a checklist or a workshop at a glance."""

    kind: str
    """Which of them, in a word."""
    link: Named
    purpose: Markup
    facts: tuple[str, ...]
    """`9 fields`, `about 40 minutes`."""


class BlankView(Struct, frozen=True):
    """A blank that readers fill in before they use a rule."""

    id: str
    anchor: str
    """`blank-reply_days`."""
    meaning: Words
    default: Words | None


class LawView(Struct, frozen=True):
    """What a law says, in short."""

    link: Named
    text: Markup
    references: Markup
    facts: Markup


class Door(Struct, frozen=True):
    """A way into the playbook: what it leads to and why one would take it."""

    id: str
    """`traits`, `rules`, `rulebook` …; on the shelf `read`, `assess`, `adapt` or `run`."""
    title: str
    href: str
    why: str
    facts: tuple[str, ...]
    """`20 rules`; empty where nothing is counted."""


class BookCard(Struct, frozen=True):
    """A playbook on the shelf."""

    link: Named
    summary: Markup
    audience: tuple[Markup, ...]
    facts: tuple[str, ...]
    """`8 traits`, `20 rules`, `10 cases`."""
    version: str
    licence: Words
    seats: tuple[TraitCard, ...]
    """The numbered traits, in order."""
    wheel: Markup | None
    """The drawing of the traits; None where they are too few or too many for one."""


class ShelfView(Struct, frozen=True):
    """`/<lang>/`: all playbooks."""

    title: str
    lead: str
    books: tuple[BookCard, ...]
    single: BookCard | None
    """The only playbook, where there is one: the shelf is then its front door."""
    doors: tuple[Door, ...]
    """What one can do with it, in the order of how far one wants to go."""


class Credit(Struct, frozen=True):
    """A person, with the address they gave."""

    name: str
    lang: str | None
    url: str | None


class OverviewView(Struct, frozen=True):
    """`/<lang>/<playbook>/`: what it is, for whom, and where to start."""

    title: Words
    summary: Markup
    audience: tuple[Markup, ...]
    traits_title: str
    """What this playbook calls its traits."""
    traits: tuple[TraitCard, ...]
    claims_title: str
    claims: tuple[TraitCard, ...]
    """What surrounds the traits; may be empty."""
    wheel: Markup | None
    doors: tuple[Door, ...]
    """Where to start, in the order a newcomer would go."""
    based_on: Named | None
    """Set where the playbook is built on another one: a sentence, and all differences."""
    assessments: tuple[AssessmentCard, ...]
    tools: tuple[ToolCard, ...]
    """Workshops, forms and checklists."""
    standing: Markup | None
    """What the playbook shows and does not show."""
    survivorship: Markup | None
    evidence: str
    """What the evidence is worth, in numbers, as one paragraph."""
    cases: tuple[CaseCard, ...]
    credits: Markup | None
    authors: tuple[Credit, ...]
    owner: Credit | None
    version: str
    licence: Words
    licence_url: str | None
    reviewed: str | None
    """The day of the last review in the reader's manner."""


class Choice(Struct, frozen=True):
    """One language on the root page, in its own words."""

    code: str
    name: str
    href: str
    title: str
    lead: str
    action: str


class ChooseView(Struct, frozen=True):
    """`/`: the reader chooses a language."""

    title: str
    choices: tuple[Choice, ...]
