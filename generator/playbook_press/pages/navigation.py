"""The navigation: a playbook's sections, or one entry per playbook where there are several."""

from collections.abc import Iterable

from playbook_press.model.trait import Trait
from playbook_press.pages.addresses import Paged, item_address
from playbook_press.pages.basis import changes_address
from playbook_press.pages.edition import Edition
from playbook_press.pages.page import Entry

SHELF = ""
"""Its address."""

ROOM = 8
"""As many playbooks have a tab each, side by side."""


def navigation(editions: tuple[Edition, ...]) -> tuple[Entry, ...]:
    """The tree for one language, in reading order.

    The pages of old addresses stand in no navigation. The shelf leads it where the playbooks are
    more than there is room for: a page then shows the shelf and its own playbook.
    """
    if len(editions) == 1:
        edition = editions[0]
        overview = Entry(str(edition.words.navigation.overview), f"{edition.id}/")
        return (overview, *_sections(edition))
    shelf = Entry(str(editions[0].words.shelf.title), SHELF)
    playbooks = tuple(
        Entry(
            edition.title(edition.playbook.manifest.title).text,
            f"{edition.id}/",
            _sections(edition),
        )
        for edition in editions
    )
    return (shelf, *playbooks) if len(playbooks) > ROOM else playbooks


def folded(entries: tuple[Entry, ...]) -> int:
    """How many entries, from the first, are the shelf and playbooks shown only on their own pages.

    Args:
        entries: Of `navigation`.
    """
    return len(entries) if entries and entries[0].address == SHELF else 0


def _sections(edition: Edition) -> tuple[Entry, ...]:
    words, base = edition.words, f"{edition.id}/"
    traits = _entries(edition, "trait", edition.traits)
    claims = _entries(edition, "trait", edition.claims)
    if claims:
        traits += (Entry(str(words.traits.claims), None, claims),)
    rules = (
        Entry(str(words.rulebook.title), f"{base}rules/build/"),
        *(
            Entry(edition.title(group.title).text, None, _entries(edition, "rule", of_group))
            for group, of_group in edition.rule_groups
        ),
    )
    found = []
    if edition.traits or edition.claims:
        found.append(Entry(str(words.traits.title), f"{base}traits/", traits))
    if edition.rules or edition.playbook.ladder or edition.playbook.roles or edition.playbook.law:
        found.append(Entry(str(words.rules.title), f"{base}rules/", rules))
    if edition.assessments:
        checks = _entries(edition, "assessment", edition.assessments)
        found.append(Entry(str(words.assessment.title), None, checks))
    tools = tuple(
        Entry(str(getattr(words, kind).plural), None, _entries(edition, kind, items))
        for kind, items in (
            ("workshop", edition.workshops),
            ("form", edition.forms),
            ("checklist", edition.checklists),
        )
        if items
    )
    if tools:
        found.append(Entry(str(words.tools.title), None, tools))
    if edition.cases or edition.playbook.manifest.patterns:
        cases = _entries(edition, "case", edition.cases)
        found.append(Entry(str(words.cases.title), f"{base}cases/", cases))
    reference = []
    if edition.playbook.glossary.terms:
        reference.append(Entry(str(words.glossary.title), f"{base}glossary/"))
    if edition.playbook.sources:
        reference.append(Entry(str(words.sources.title), f"{base}sources/"))
    reference.append(Entry(str(words.downloads.title), f"{base}downloads/"))
    if edition.playbook.adaptation:
        reference.append(Entry(str(words.changes.title), changes_address(edition.id)))
    found.append(Entry(str(words.navigation.reference), None, tuple(reference)))
    return tuple(found)


def _entries(edition: Edition, kind: str, items: Iterable[Paged]) -> tuple[Entry, ...]:
    return tuple(
        Entry(_title(edition, kind, item), item_address(edition.id, kind, item.id))
        for item in items
    )


def _title(edition: Edition, kind: str, item: Paged) -> str:
    title = edition.title(item.title).text
    number = item.number if isinstance(item, Trait) else None
    return f"{number} {title}" if number else title
