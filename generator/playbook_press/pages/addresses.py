"""Where everything stands: the addresses of DESIGN 5, and links between them.

Addresses are below the language and never change once published. Anchors are the same in every
language.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from playbook_press.model.assessment import Assessment
from playbook_press.model.case import Case
from playbook_press.model.checklist import Checklist
from playbook_press.model.form import Form
from playbook_press.model.playbook import Playbook
from playbook_press.model.rule import Rule
from playbook_press.model.trait import Trait
from playbook_press.model.workshop import Workshop

Target = tuple[str, str]
"""An address below the language and an anchor, which may be empty."""

FOLDER_OF = {
    "trait": "traits",
    "rule": "rules",
    "case": "cases",
    "assessment": "assess",
    "form": "forms",
    "checklist": "checklists",
    "workshop": "workshops",
}

Paged = Trait | Rule | Case | Assessment | Form | Checklist | Workshop
"""Whatever has a page of its own."""

TEAM = "team/"
"""The page of an assessment on which a team's answers are laid side by side."""


class Moved(Struct, frozen=True):
    """An address that only says where to go."""

    address: str
    kind: str
    id: str
    """The id that used to stand here."""
    item: Paged
    retired: bool
    """Whether the item was taken out, rather than renamed."""


def item_address(playbook: str, kind: str, id: str) -> str:
    """The page of an item of a kind in `FOLDER_OF`.

    >>> item_address("eight-traits", "trait", "shared-purpose")
    'eight-traits/traits/shared-purpose/'
    """
    return f"{playbook}/{FOLDER_OF[kind]}/{id}/"


def anchor(kind: str, id: str) -> str:
    """The id of a place on a page that holds several things of one kind.

    >>> anchor("fact", "xm-16"), anchor("term", "term-carrier")
    ('fact-xm-16', 'term-carrier')
    """
    return id if id.startswith(f"{kind}-") else f"{kind}-{id}"


def relative(here: str, there: str, fragment: str = "") -> str:
    """A link from one page to another, or to a file, of the same language.

    >>> relative("p/traits/a/", "p/rules/b/", "x")
    '../../rules/b/#x'
    >>> relative("p/", "p/", "x"), relative("p/", "p/"), relative("p/a/", "")
    ('#x', './', '../../')
    """
    tail = f"#{fragment}" if fragment else ""
    if here == there:
        return tail or "./"
    from_parts, to_parts = here.split("/")[:-1], there.split("/")
    same = 0
    while same < min(len(from_parts), len(to_parts) - 1) and from_parts[same] == to_parts[same]:
        same += 1
    steps = "../" * (len(from_parts) - same) + "/".join(to_parts[same:])
    return f"{steps or './'}{tail}"


def twin(address: str, language: str) -> str:
    """A link from a page to the same page in another language.

    >>> twin("p/traits/", "en")
    '../../../en/p/traits/'
    """
    return f"{'../' * (address.count('/') + 1)}{language}/{address}"


def targets(playbook: Playbook) -> Mapping[tuple[str, str], Target]:
    """Where a link by id leads, for every kind of link; an alias leads to what it became."""
    return dict(_targets(playbook))


def moved(playbook: Playbook) -> tuple[Moved, ...]:
    """The addresses of aliases and of items that were taken out."""
    return tuple(sorted(_moved(playbook), key=lambda page: page.address))


def _targets(playbook: Playbook) -> Iterator[tuple[tuple[str, str], Target]]:
    rules = f"{playbook.id}/rules/"
    for kind, items in playbook.items_by_kind.items():
        for id, item in items.items():
            yield (kind, id), (item_address(playbook.id, kind, item.id), "")
    for id, term in playbook.term_by_id.items():
        yield ("term", id), (f"{playbook.id}/glossary/", anchor("term", term.id))
    for id in playbook.source_by_id:
        yield ("source", id), (f"{playbook.id}/sources/", anchor("source", id))
    for id, (case, _) in playbook.fact_by_id.items():
        if not case.retired:
            yield ("fact", id), (item_address(playbook.id, "case", case.id), anchor("fact", id))
    for id, (trait, _) in playbook.practice_by_id.items():
        if not trait.retired:
            place = (item_address(playbook.id, "trait", trait.id), anchor("practice", id))
            yield ("practice", id), place
    for id in playbook.role_by_id:
        yield ("role", id), (rules, anchor("role", id))
    for id in playbook.law_note_by_id:
        yield ("law", id), (rules, anchor("law", id))
    for pattern in playbook.manifest.patterns:
        place = (f"{playbook.id}/cases/", anchor("pattern", pattern.id))
        yield ("pattern", pattern.id), place
    for step in playbook.ladder.steps if playbook.ladder else ():
        yield ("step", step.id), (rules, anchor("step", step.id))


def _moved(playbook: Playbook) -> Iterator[Moved]:
    kinds: tuple[tuple[str, tuple[Paged, ...]], ...] = (
        ("trait", playbook.traits),
        ("rule", playbook.rules),
        ("case", playbook.cases),
        ("assessment", playbook.assessments),
        ("form", playbook.forms),
        ("checklist", playbook.checklists),
        ("workshop", playbook.workshops),
    )
    for kind, items in kinds:
        for item in items:
            ids = (item.id, *item.aliases) if item.retired else item.aliases
            for id in ids:
                for here in _addresses(playbook.id, kind, id):
                    yield Moved(here, kind, id, item, bool(item.retired))


def _addresses(playbook: str, kind: str, id: str) -> tuple[str, ...]:
    """Every page of an item: an assessment has one more, for teams."""
    here = item_address(playbook, kind, id)
    return (here, f"{here}{TEAM}") if kind == "assessment" else (here,)
