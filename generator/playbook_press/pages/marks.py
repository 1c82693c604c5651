"""Judgements as shape and word: support, confidence, strength of evidence, verdict."""

from playbook_press.model.case import Case, Confidence, Evidence
from playbook_press.model.trait import Support
from playbook_press.pages.messages import Messages
from playbook_press.pages.sheet import Sheet
from playbook_press.pages.views import Mark

_SHAPES = {
    "strong": "●●●",
    "high": "●●●",
    "moderate": "●●○",
    "medium": "●●○",
    "low": "●○○",
    "unsourced": "○○○",
    "mixed": "◐",
    "two-sided": "±",
    "shows": "●",
    "lacks": "○",
    "support": "＋",
    "contrast": "≠",
    "warning": "!",
}


def mark(words: Messages, group: str, id: str) -> Mark:
    """A judgement of a group: `support`, `confidence`, `strength`, `verdict` or `precedent`."""
    said = getattr(getattr(words.marks, group), id.replace("-", "_"))
    return Mark(id, _SHAPES[id], str(said))


def confidence(sheet: Sheet, level: Confidence) -> Mark:
    """How sure one can be of a fact."""
    return mark(sheet.edition.words, "confidence", level)


def support(sheet: Sheet, found: Support) -> Mark:
    """How well a trait stands up against research, with the author's narrowing."""
    plain = mark(sheet.edition.words, "support", found.level)
    remark = sheet.words(found.remark, gloss=False) if found.remark else None
    return Mark(plain.id, plain.shape, plain.words, remark)


def strength(sheet: Sheet, found: Evidence) -> Mark:
    """How well a case is documented, with the author's narrowing."""
    plain = mark(sheet.edition.words, "strength", found.strength)
    remark = sheet.words(found.remark, gloss=False) if found.remark else None
    return Mark(plain.id, plain.shape, plain.words, remark)


def strength_of(sheet: Sheet, case: Case) -> Mark:
    """The strength of a case for lists, without the narrowing."""
    return mark(sheet.edition.words, "strength", case.evidence.strength)
