"""One page of every kind, and the name of that kind; all pages of a language."""

from pathlib import Path

KINDS = {
    "shelf": "",
    "overview": "eight-traits/",
    "traits": "eight-traits/traits/",
    "trait": "eight-traits/traits/rules-without-rank/",
    "claim": "eight-traits/traits/chat-group-is-only-a-start/",
    "rules": "eight-traits/rules/",
    "rule": "eight-traits/rules/rule-join/",
    "rulebook": "eight-traits/rules/build/",
    "cases": "eight-traits/cases/",
    "case": "eight-traits/cases/case-xiaomi/",
    "assessment": "eight-traits/assess/health-check/",
    "team": "eight-traits/assess/health-check/team/",
    "form": "eight-traits/forms/community-charter/",
    "checklist": "eight-traits/checklists/outgrow-a-chat-group/",
    "workshop": "eight-traits/workshops/health-check-in-90-minutes/",
    "glossary": "eight-traits/glossary/",
    "sources": "eight-traits/sources/",
    "downloads": "eight-traits/downloads/",
    "guide": "guide/",
}
"""Kind of page to its address below the language."""


def pages_of(site: Path, language: str) -> list[str]:
    """The addresses of all pages of a language; not those that only send readers on."""
    files = sorted((site / language).rglob("*.html"))
    return [
        file.relative_to(site).as_posix().removesuffix("index.html")
        for file in files
        if 'http-equiv="refresh"' not in file.read_text("utf-8")
    ]
