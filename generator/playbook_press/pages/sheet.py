"""A page while it is composed: what it says in which language, cites, and links to."""

from collections.abc import Callable, Iterable, Mapping
from html import escape

from markupsafe import Markup

from playbook_press.model.text import Text
from playbook_press.pages import footnotes
from playbook_press.pages.addresses import relative
from playbook_press.pages.edition import Edition
from playbook_press.pages.messages import fill
from playbook_press.pages.prose import Form, Reference
from playbook_press.pages.views import Named, Words


class Sheet:
    """One page of an edition.

    Whatever it sets in another language than the reader's is marked with that language, and
    the page then says so under its title.
    """

    def __init__(
        self, edition: Edition, address: str, *, cites: bool = True, glosses: bool = True
    ) -> None:
        """Begin a page.

        Args:
            edition: What the page is part of.
            address: Where it stands, below the language.
            cites: Whether sources become numbers with a list at the end; else those that a
                sentence names are links, and what merely rests on one does not say so.
            glosses: Whether terms explain themselves.
        """
        self.edition = edition
        self.address = address
        self.cites = cites
        self.glosses = glosses
        self._foreign: dict[str, None] = {}
        self.is_outdated = False
        """Whether the page shows a translation that is older than its source."""

    def title(self, text: Text) -> Words:
        """A title or label as plain text."""
        self._compare(text)
        return self._seen(self.edition.title(text))

    def words(self, text: Text, *, gloss: bool = True) -> Markup:
        """A sentence or two, to stand inside an element; `gloss` lets terms explain themselves."""
        html, lang = self._rendered(text, "words", gloss)
        return Markup(f'<span lang="{lang}">{html}</span>' if lang else html)

    def prose(self, text: Text, *, gloss: bool = True) -> Markup:
        """A passage as paragraphs, lists and tables."""
        html, lang = self._rendered(text, "prose", gloss)
        return Markup(f'<div lang="{lang}">{html}</div>' if lang else html)

    def wording(self, text: Text) -> Markup:
        """The wording of a rule, with its blanks; nothing in it explains itself."""
        html, lang = self._rendered(text, "prose", False, blank=self._blank)
        return Markup(f'<div lang="{lang}">{html}</div>' if lang else html)

    def template(self, text: Text, labels: Mapping[str, str], form: Form) -> Markup:
        """What a form makes of its answers, with a slot where each goes.

        Args:
            text: A template.
            labels: What is asked for, by the id of a field; anything else stays as written.
            form: Inline, or as paragraphs.
        """

        def slot(reference: Reference) -> str:
            label = labels.get(reference.id)
            if label is None:
                return escape(reference.written)
            return Markup('<span class="pb-slot" data-slot="{}">{}</span>').format(
                reference.id, fill(self.edition.words.rule.blank, meaning=label)
            )

        html, lang = self._rendered(text, form, False, blank=slot)
        element = "div" if form == "prose" else "span"
        return Markup(f'<{element} lang="{lang}">{html}</{element}>' if lang else html)

    def summary(self, text: Text) -> str:
        """A text as a reader would read it, without marks and links, on one line."""
        return self.edition.spoken(text)

    def href(self, address: str, fragment: str = "") -> str:
        """A link from this page."""
        return relative(self.address, address, fragment)

    def link(self, kind: str, id: str, *, short: Text | None = None) -> Named | None:
        """The title of something and the way to it; None where there is no such thing.

        Args:
            kind: A kind of link, or `pattern`.
            id: An id or alias.
            short: A shorter title to show instead.
        """
        target = self.edition.targets.get((kind, id))
        if target is None:
            return None
        title = self.title(short) if short else self._seen(self.edition.title_of(kind, id))
        return Named(id, title.text, self.href(*target), title.lang)

    def links(self, origins: Iterable[tuple[str, str]]) -> tuple[Named, ...]:
        """The links to several things; what does not exist is left out."""
        return tuple(link for kind, id in origins if (link := self.link(kind, id)))

    def cite(self, sources: Iterable[str]) -> Markup:
        """Numbers that lead to the list of sources at the end of the page, if it has one."""
        if not self.cites:
            return Markup()
        known = self.edition.playbook.source_by_id
        return Markup("").join(footnotes.cited(id) for id in sources if id in known)

    def fact_tag(self, fact: str, words: str | None = None) -> Markup:
        """The short tag of a fact, with its sentence as a tooltip."""
        found = self.edition.playbook.fact_by_id.get(fact)
        target = self.edition.targets.get(("fact", fact))
        if found is None or target is None:
            return Markup.escape(words or fact)
        return Markup('<a class="pb-fact-tag" href="{}" title="{}">{}</a>').format(
            self.href(*target), self.summary(found[1].text), words or fact
        )

    def fact_tags(self, facts: Iterable[str]) -> Markup:
        """The tags of several facts, apart by blanks."""
        return Markup(" ").join(self.fact_tag(fact) for fact in facts)

    def bare_fact_tags(self, facts: Iterable[str]) -> Markup:
        """The same without their sentences, which would be most of a page with many."""
        targets = ((fact, self.edition.targets.get(("fact", fact))) for fact in facts)
        return Markup(" ").join(
            Markup('<a class="pb-fact-tag" href="{}">{}</a>').format(self.href(*target), fact)
            for fact, target in targets
            if target is not None
        )

    @property
    def foreign(self) -> tuple[str, ...]:
        """The other languages the page shows because something is not translated."""
        return tuple(self._foreign)

    def _compare(self, text: Text) -> None:
        """Notice a translation that is older than its source."""
        book, language = self.edition.playbook, self.edition.language
        if book.outdated and language != book.languages[0]:
            said = text.by_language
            pair = said.get(book.languages[0], ""), said.get(language, "")
            self.is_outdated |= (language, *pair) in book.outdated

    def _seen(self, title: Words) -> Words:
        if title.lang:
            self._foreign[title.lang] = None
        return title

    def _rendered(
        self,
        text: Text,
        form: Form,
        gloss: bool,
        *,
        blank: Callable[[Reference], str] | None = None,
    ) -> tuple[str, str | None]:
        self._compare(text)
        pieces, lang = self.edition.rendered(text, form, gloss=gloss and self.glosses)
        if lang:
            self._foreign[lang] = None
        return "".join(
            piece if isinstance(piece, str) else self._reference(piece, blank) for piece in pieces
        ), lang

    def _reference(self, reference: Reference, blank: Callable[[Reference], str] | None) -> str:
        """A link by id, or a blank, as HTML; what leads nowhere stays as words."""
        kind, id, words = reference.kind, reference.id, reference.words
        if kind == "blank":
            return blank(reference) if blank else escape(reference.written)
        if kind == "image":
            return self._image(id, words or "")
        target = self.edition.targets.get((kind, id))
        if target is None:
            return escape(words or reference.written)
        if kind == "fact":
            return self.fact_tag(id, words)
        if kind == "source" and self.cites:
            return Markup.escape(words) + footnotes.cited(id) if words else footnotes.named(id)
        title = self.edition.title_of(kind, id)
        if kind == "source":
            title = Words(fill(self.edition.words.sources.titled, title=title.text), title.lang)
        link = Markup('<a{} href="{}"{}{}>{}</a>').format(
            Markup(' class="pb-term"') if kind == "term" else "",
            self.href(*target),
            self._tooltip(kind, id),
            Markup(' lang="{}"').format(title.lang) if title.lang and not words else "",
            words or title.text,
        )
        if kind != "term" or not self.glosses:
            return link
        return link + Markup(self.edition.glossing.mention(self.edition.playbook.term_by_id[id].id))

    def _image(self, path: str, words: str) -> str:
        if path not in self.edition.playbook.images:
            return escape(words)
        return Markup('<img src="{}" alt="{}" loading="lazy">').format(
            self.href(f"{self.edition.id}/{path}"), words
        )

    def _tooltip(self, kind: str, id: str) -> Markup:
        if kind != "term":
            return Markup()
        definition = self.edition.playbook.term_by_id[id].definition
        return Markup(' title="{}"').format(self.summary(definition))

    def _blank(self, reference: Reference) -> str:
        """A blank of a rule: its usual value or its meaning, in brackets so that it is seen."""
        blank = self.edition.blanks.get(reference.id)
        if blank is None:
            return escape(reference.written)
        meaning = self._seen(self.edition.title(blank.meaning))
        shown = self.edition.title(blank.default) if blank.default else meaning
        return Markup('<span class="pb-blank" data-blank="{}" title="{}"{}>{}</span>').format(
            reference.id,
            meaning.text,
            Markup(' lang="{}"').format(shown.lang) if shown.lang else "",
            fill(self.edition.words.rule.blank, meaning=shown.text),
        )
