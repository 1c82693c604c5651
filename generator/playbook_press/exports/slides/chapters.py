"""The slides of one trait: what it says, what can be seen and done, what the cases show."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from playbook_press.exports.slides.slide import Side, Slide, in_handfuls, width
from playbook_press.model.trait import Trait
from playbook_press.pages.facts import FactView, facts_elsewhere
from playbook_press.pages.marks import mark, support
from playbook_press.pages.messages import fill
from playbook_press.pages.questions import QuestionView, questions
from playbook_press.pages.sheet import Sheet
from playbook_press.pages.views import Words

_SIDE = 300
"""The room of one of two columns, in half-width characters."""
_LONGEST_LEAD = 330
"""A longer text is for the notes."""


def short_chapter(sheet: Sheet, trait: Trait) -> Iterator[Slide]:
    """What a talk about the whole playbook says of a trait: the claim, what to see, what to do."""
    yield _opening(sheet, trait)
    yield from _signals(sheet, trait)
    yield from _practices(sheet, trait)


def whole_chapter(sheet: Sheet, trait: Trait) -> Iterator[Slide]:
    """All that a talk about one trait can use."""
    words = sheet.edition.words
    yield _opening(sheet, trait)
    if trait.why:
        yield from _text(sheet, trait, str(words.trait.why), sheet.prose(trait.why))
    yield from _text(sheet, trait, str(words.trait.contestable), sheet.prose(trait.contestable))
    if trait.support:
        yield _support(sheet, trait)
    yield from _findings(sheet, trait)
    yield from _signals(sheet, trait)
    yield from _practices(sheet, trait)
    for group in questions(
        sheet, trait.id, sheet.edition.backlinks.questions_of_trait.get(trait.id, ())
    ):
        for question in group.questions:
            yield _question(sheet, trait, question)
    yield from _facts(sheet, trait)
    yield from _cases(sheet, trait)
    rules = sheet.edition.backlinks.rules_of_trait.get(trait.id, ())
    yield from _points(
        sheet,
        trait,
        str(words.trait.rules),
        [
            Markup("<b>{}</b> — {}").format(sheet.title(rule.title).text, sheet.words(rule.purpose))
            for rule in rules
        ],
    )


def named(sheet: Sheet, trait: Trait) -> str:
    """A trait with its number, for the line above a title."""
    title = sheet.title(trait.title).text
    return f"{trait.number} · {title}" if trait.number else title


def _opening(sheet: Sheet, trait: Trait) -> Slide:
    words = sheet.edition.words.trait
    kicker = (
        str(words.kicker_claim)
        if trait.kind == "claim"
        else fill(words.kicker_numbered, number=trait.number, all=len(sheet.edition.traits))
        if trait.number
        else str(words.kicker)
    )
    judged = support(sheet, trait.support) if trait.support else None
    notes = [sheet.prose(trait.meaning)]
    if trait.why:
        notes.append(sheet.prose(trait.why))
    return Slide(
        "chapter",
        sheet.title(trait.title),
        kicker=kicker,
        lead=sheet.words(trait.statement),
        foot=f"{words.support} {judged.shape} {judged.words}" if judged else "",
        notes=tuple(notes),
    )


def _text(sheet: Sheet, trait: Trait, title: str, text: Markup) -> Iterator[Slide]:
    """A passage: on the slide if it is short, else in the notes of a slide that names it."""
    if width(text) <= _LONGEST_LEAD:
        yield Slide("points", Words(title), kicker=named(sheet, trait), lead=text)
        return
    parts = [Markup(part) for part in _sentences(text)]
    for run in in_handfuls(parts):
        yield Slide("points", Words(title), kicker=named(sheet, trait), points=run)


def _sentences(text: Markup) -> Iterator[str]:
    """The paragraphs and items of a passage, each as a point of its own."""
    for part in text.replace("</p>", "\n").replace("</li>", "\n").split("\n"):
        inner = part
        for tag in ("<p>", "<ul>", "<ol>", "<li>", "</ul>", "</ol>", "<div>", "</div>"):
            inner = inner.replace(tag, "")
        if inner.strip():
            yield inner.strip()


def _support(sheet: Sheet, trait: Trait) -> Slide:
    words = sheet.edition.words.trait
    assert trait.support is not None
    judged = support(sheet, trait.support)
    notes = (sheet.prose(trait.research_summary),) if trait.research_summary else ()
    return Slide(
        "sides",
        Words(f"{words.support} {judged.shape} {judged.words}"),
        kicker=named(sheet, trait),
        sides=(
            Side(str(words.holds), (sheet.words(trait.support.holds),)),
            Side(str(words.fails), (sheet.words(trait.support.fails),)),
        ),
        notes=notes,
    )


def _findings(sheet: Sheet, trait: Trait) -> Iterator[Slide]:
    words = sheet.edition.words.trait
    heads = {
        "for": words.findings_for,
        "limits": words.findings_against,
        "mixed": words.findings_mixed,
    }
    between = sheet.edition.words.slides.colon
    for side, head in heads.items():
        claims = [claim for claim in trait.research if claim.side == side]
        points = [
            Markup("{}{}").format(sheet.words(claim.claim), _cited(sheet, claim.sources))
            for claim in claims
        ]
        yield from _points(sheet, trait, f"{words.research}{between}{head}", points)


def _cited(sheet: Sheet, sources: Iterable[str]) -> Markup:
    """The short names of sources, in small."""
    known = sheet.edition.playbook.source_by_id
    names = [sheet.title(known[id].title).text for id in sources if id in known]
    joined = sheet.edition.words.slides.between.join(names)
    return Markup(" <small>{}</small>").format(joined) if names else Markup()


def _signals(sheet: Sheet, trait: Trait) -> Iterator[Slide]:
    if trait.signals is None:
        return
    words = sheet.edition.words.trait
    healthy = in_handfuls(map(sheet.words, trait.signals.healthy), room=_SIDE)
    unhealthy = in_handfuls(map(sheet.words, trait.signals.unhealthy), room=_SIDE)
    for at in range(max(len(healthy), len(unhealthy))):
        yield Slide(
            "sides",
            Words(str(words.signals)),
            kicker=named(sheet, trait),
            sides=tuple(
                Side(f"{sign} {title}", runs[at])
                for sign, title, runs in (
                    ("＋", words.healthy, healthy),
                    ("−", words.unhealthy, unhealthy),
                )
                if at < len(runs)
            ),
        )


def _practices(sheet: Sheet, trait: Trait) -> Iterator[Slide]:
    points = [
        Markup("<b>{}</b> — {}").format(sheet.title(each.title).text, sheet.words(each.how))
        for each in trait.practices
    ]
    yield from _points(sheet, trait, str(sheet.edition.words.trait.practices), points)


def _question(sheet: Sheet, trait: Trait, question: QuestionView) -> Slide:
    words = sheet.edition.words
    look = (
        (Markup("<b>{}</b> {}").format(words.trait.look_at, question.evidence),)
        if question.evidence
        else ()
    )
    return Slide(
        "question",
        Words(str(words.slides.where_are_we)),
        kicker=named(sheet, trait),
        lead=question.text,
        points=tuple(
            Markup("<b>{}</b> {}").format(level.value, level.label) for level in question.options
        ),
        notes=look,
    )


def _facts(sheet: Sheet, trait: Trait) -> Iterator[Slide]:
    words = sheet.edition.words.trait
    for title, ids in (
        (words.supporting, trait.facts.supporting),
        (words.warning, trait.facts.warning),
    ):
        head = f"{words.facts}{sheet.edition.words.slides.colon}{title}"
        yield from _points(
            sheet, trait, head, [_fact(each) for each in facts_elsewhere(sheet, ids)]
        )


def _fact(fact: FactView) -> Markup:
    case = f"{fact.case.title} · " if fact.case else ""
    judged = f"{fact.confidence.shape} {fact.confidence.words}"
    return Markup("{} <small>{}{} · {}</small>").format(fact.text, case, judged, fact.id)


def _cases(sheet: Sheet, trait: Trait) -> Iterator[Slide]:
    points = []
    for case, verdict in sheet.edition.backlinks.verdicts_on_trait.get(trait.id, ()):
        judged = mark(sheet.edition.words, "verdict", verdict.verdict)
        name = sheet.title(case.short_title or case.title).text
        points.append(
            Markup("<b>{} {}</b> {} — {}").format(
                judged.shape, name, judged.words, sheet.words(verdict.why)
            )
        )
    yield from _points(sheet, trait, str(sheet.edition.words.trait.cases), points)


def _points(sheet: Sheet, trait: Trait, title: str, points: Iterable[Markup]) -> Iterator[Slide]:
    for run in in_handfuls(points):
        yield Slide("points", Words(title), kicker=named(sheet, trait), points=run)
