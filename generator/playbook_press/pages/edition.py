"""One playbook as the readers of one language get it: what all its pages share."""

from collections.abc import Mapping
from functools import cached_property

from playbook_press.model.assessment import Assessment
from playbook_press.model.case import Case
from playbook_press.model.checklist import Checklist
from playbook_press.model.form import Form
from playbook_press.model.manifest import Named, Placeholder
from playbook_press.model.playbook import Playbook
from playbook_press.model.rule import Rule
from playbook_press.model.sources import Source
from playbook_press.model.text import Text
from playbook_press.model.trait import Trait
from playbook_press.model.workshop import Workshop
from playbook_press.pages.addresses import Target, targets
from playbook_press.pages.backlinks import Backlinks, Origin, backlinks, live, texts_of
from playbook_press.pages.glossing import Glossing
from playbook_press.pages.messages import LABELS, Messages, labelled
from playbook_press.pages.page import UNPUBLISHED, Publication
from playbook_press.pages.prose import Form as Setting
from playbook_press.pages.prose import Reference, Rendered, plain, render, spoken
from playbook_press.pages.templates import Templates
from playbook_press.pages.views import Words

_GAP = "\x07"
"""Stands for a reference while terms are marked, so that tags around it stay whole."""


class Edition:
    """A playbook in one language, with everything that is worked out once for all its pages."""

    def __init__(
        self,
        playbook: Playbook,
        language: str,
        templates: Templates,
        site_languages: tuple[str, ...],
        publication: Publication = UNPUBLISHED,
        *,
        is_marked: bool = False,
    ) -> None:
        """Begin an edition.

        Args:
            playbook: What it is of.
            language: Of the readers.
            templates: What shapes its pages.
            site_languages: All languages of the site, in order.
            publication: What the site is called and where it is published.
            is_marked: Whether words of the generator that are not in the readers' language bear
                marks, to be settled by `tongue`: pages do that, files to take away do not.
        """
        self.playbook = playbook
        self.language = language
        self.templates = templates
        self.site_languages = site_languages
        self.publication = publication
        self.tongue = templates.tongue(language, playbook.languages)
        self.words: Messages = labelled(templates.words(language, marked=is_marked), self._labels())
        """What the generator says, with the playbook's own names for its kinds of items."""
        self.glossing = Glossing(playbook.glossary.terms, language)
        """The terms of the glossary as this language writes them."""
        self._set: dict[tuple[Text, Setting, bool], tuple[Rendered, str | None]] = {}

    @property
    def id(self) -> str:
        return self.playbook.id

    @cached_property
    def targets(self) -> Mapping[tuple[str, str], Target]:
        """Where everything stands that can be linked to."""
        return targets(self.playbook)

    @cached_property
    def backlinks(self) -> Backlinks:
        """What refers to what."""
        return backlinks(self.playbook)

    @cached_property
    def traits(self) -> tuple[Trait, ...]:
        """The traits themselves, without what surrounds them."""
        return tuple(trait for trait in live(self.playbook.traits) if trait.kind == "trait")

    @cached_property
    def claims(self) -> tuple[Trait, ...]:
        """The claims that surround the traits."""
        return tuple(trait for trait in live(self.playbook.traits) if trait.kind == "claim")

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        return live(self.playbook.rules)

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        return live(self.playbook.cases)

    @cached_property
    def assessments(self) -> tuple[Assessment, ...]:
        return live(self.playbook.assessments)

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        return live(self.playbook.forms)

    @cached_property
    def checklists(self) -> tuple[Checklist, ...]:
        return live(self.playbook.checklists)

    @cached_property
    def workshops(self) -> tuple[Workshop, ...]:
        return live(self.playbook.workshops)

    @cached_property
    def blanks(self) -> Mapping[str, Placeholder]:
        """The blanks that rules may use, by name."""
        return {blank.id: blank for blank in self.playbook.manifest.placeholders}

    @cached_property
    def beside(self) -> Mapping[Origin, tuple[str | None, str | None]]:
        """By kind and id of an item, the ids before and after it, from the first to the last.

        Claims follow the traits; rules go on from one group to the next.
        """
        rows = {
            "trait": [item.id for item in (*self.traits, *self.claims)],
            "rule": [item.id for _, rules in self.rule_groups for item in rules],
            "case": [item.id for item in self.cases],
        }
        return {
            (kind, id): (before, after)
            for kind, row in rows.items()
            for before, id, after in zip([None, *row], row, [*row[1:], None], strict=False)
        }

    @cached_property
    def rule_groups(self) -> tuple[tuple[Named, tuple[Rule, ...]], ...]:
        """The rules by group, in the playbook's order of groups; empty groups are left out."""
        groups = self.playbook.manifest.rule_groups
        by_group: dict[str, list[Rule]] = {group.id: [] for group in groups}
        for rule in self.rules:
            if rule.group in by_group:
                by_group[rule.group].append(rule)
        return tuple((group, tuple(by_group[group.id])) for group in groups if by_group[group.id])

    def best(self, text: Text) -> tuple[str, str | None]:
        """A text for this reader, and its language where that is not the reader's."""
        words, language = text.best(self.language)
        return words, None if language == self.language else language

    def title(self, text: Text) -> Words:
        """A title or label as plain text on one line."""
        words, lang = self.best(text)
        return Words(plain(words), lang)

    def rendered(self, text: Text, form: Setting, *, gloss: bool) -> tuple[Rendered, str | None]:
        """The HTML of a text with its terms marked, and its language where foreign."""
        key = (text, form, gloss)
        found = self._set.get(key)
        if found is None:
            words, lang = self.best(text)
            pieces = render(words, form)
            if gloss and lang is None:
                pieces = self._marked(pieces)
            found = self._set[key] = (pieces, lang)
        return found

    def title_of(self, kind: str, id: str) -> Words:
        """What something is called; a fact and a law note without a title by their id."""
        book = self.playbook
        if kind in book.items_by_kind:
            return self.title(book.items_by_kind[kind][id].title)
        match kind:
            case "term":
                return self.title(book.term_by_id[id].title)
            case "source":
                return self.source_title(book.source_by_id[id])
            case "practice":
                return self.title(book.practice_by_id[id][1].title)
            case "role":
                return self.title(book.role_by_id[id].title)
            case "law":
                return self.title(book.law_note_by_id[id].title)
            case "step":
                steps = book.ladder.steps if book.ladder else ()
                return next(self.title(step.title) for step in steps if step.id == id)
            case "pattern":
                patterns = book.manifest.patterns
                return next(self.title(found.title) for found in patterns if found.id == id)
        return Words(id)

    def source_title(self, source: Source) -> Words:
        """The title of a work, in the language it was published in."""
        title = self.title(source.title)
        # A description that was translated is in the reader's language, whatever the work is in.
        if source.lang is None or (len(source.title.by_language) > 1 and title.lang is None):
            return title
        return Words(title.text, None if source.lang == self.language else source.lang)

    def canonical(self, kind: str, id: str) -> str:
        """The id an alias became; any other id as it is."""
        items = self.playbook.items_by_kind.get(kind, {})
        return items[id].id if id in items else id

    def reading_order(self, origin: Origin) -> tuple[int, str]:
        """A sort key that puts items in the order of the playbook."""
        return (self._order.get(origin, len(self._order)), origin[1])

    @cached_property
    def _order(self) -> Mapping[Origin, int]:
        book = self.playbook
        origins = [("trait", trait.id) for trait in book.traits]
        origins += [("rule", rule.id) for rule in book.rules]
        origins += [("case", case.id) for case in book.cases]
        origins += [("workshop", workshop.id) for workshop in book.workshops]
        origins += [("form", form.id) for form in book.forms]
        origins += [("checklist", checklist.id) for checklist in book.checklists]
        origins += [("law", note.id) for note in (book.law.notes if book.law else ())]
        origins += [("pattern", pattern.id) for pattern in book.manifest.patterns]
        return {origin: at for at, origin in enumerate(origins)}

    def spoken(self, text: Text, form: Setting = "prose") -> str:
        """A text as a reader would read it aloud: no marks, no links, on one line."""
        pieces, _ = self.rendered(text, form, gloss=False)
        return spoken(pieces, self._name_of)

    def _name_of(self, reference: Reference) -> str:
        kind, id = reference.kind, reference.id
        if reference.words:
            return reference.words
        if kind == "source":
            return ""
        if kind == "blank":
            return reference.written
        return self.title_of(kind, id).text if (kind, id) in self.targets else id

    def source_file(self, kind: str, id: str = "") -> str | None:
        """The YAML file something is written in, relative to the project."""
        document = self.playbook.documents.get((kind, id))
        return document.path if document else None

    @cached_property
    def terms_in(self) -> Mapping[Origin, tuple[str, ...]]:
        """The terms each trait, rule and case uses, in the order of the glossary."""
        items: tuple[tuple[str, tuple[Trait | Rule | Case, ...]], ...] = (
            ("trait", (*self.traits, *self.claims)),
            ("rule", self.rules),
            ("case", self.cases),
        )
        return {
            (kind, item.id): self._terms_of(item) for kind, of_kind in items for item in of_kind
        }

    @cached_property
    def uses_of_term(self) -> Mapping[str, tuple[Origin, ...]]:
        """The traits, rules and cases that use a term, in reading order."""
        found: dict[str, list[Origin]] = {}
        for origin, terms in self.terms_in.items():
            for term in terms:
                found.setdefault(term, []).append(origin)
        return {term: tuple(origins) for term, origins in found.items()}

    def _terms_of(self, item: Trait | Rule | Case) -> tuple[str, ...]:
        used: set[str] = set()
        for text in texts_of(item):
            pieces, _ = self.rendered(text, "words", gloss=True)
            for piece in pieces:
                if isinstance(piece, str):
                    used |= self.glossing.used(piece)
                elif piece.kind == "term" and piece.id in self.playbook.term_by_id:
                    used.add(self.playbook.term_by_id[piece.id].id)
        return tuple(term.id for term in self.playbook.glossary.terms if term.id in used)

    def _marked(self, pieces: Rendered) -> Rendered:
        html = "".join(piece if isinstance(piece, str) else _GAP for piece in pieces)
        marked = self.glossing.marked(html)
        if marked == html:
            return pieces
        references = [piece for piece in pieces if isinstance(piece, Reference)]
        found: list[str | Reference] = []
        for index, piece in enumerate(marked.split(_GAP)):
            found += [references[index - 1], piece] if index else [piece]
        return tuple(piece for piece in found if piece != "")

    def _labels(self) -> dict[str, str]:
        """The playbook's names for its kinds of items, else the usual ones."""
        own = self.playbook.manifest.labels
        usual = self.templates.words(self.language).labels
        found = {}
        for name in LABELS:
            text: Text | None = getattr(own, name)
            # Among English words a label is English, where there is one.
            is_own = self.language in (text.by_language if text else ()) or (
                self.language in self.templates.messages
            )
            code = self.language if is_own else self.tongue.others
            found[name] = plain(text.best(code)[0]) if text else str(getattr(usual, name))
        return found
