"""The page of decisions, from the titles of their records.

The records are English. What was decided is said in other languages by
`documentation/words/decisions.<language>.yml`.
"""

import re
from collections.abc import Mapping

from documentation.project import ROOT, page, words

_TITLE = re.compile(r"# (\d+)\. (.+)")


def records() -> Mapping[str, tuple[str, str]]:
    """Number to title and file name of every record, in their order."""
    found: dict[str, tuple[str, str]] = {}
    for path in sorted((ROOT / "docs" / "decisions").glob("*.md")):
        head = _TITLE.fullmatch(path.read_text("utf-8").partition("\n")[0])
        assert head is not None, path.name
        assert path.name.startswith(head[1].zfill(4)), path.name
        found[head[1].zfill(4)] = (head[2].replace("`", ""), path.name)
    return found


def decisions_page(language: str) -> str:
    """The page of one language.

    Raises:
        LookupError: A record has no title in the language; all are named.
    """
    frame = words(f"decisions.{language}")
    missing = sorted(records().keys() - frame.get("titles", records()).keys())
    if missing:
        raise LookupError(f"documentation/words/decisions.{language}.yml lacks: {missing}")
    rows = [frame["columns"], "| --- | --- | --- |"]
    for number, (title, name) in records().items():
        said = title if language == "en" else frame["titles"][number]
        rows.append(f"| {int(number)} | {said} | `{name}` |")
    body = f"{frame['intro'].strip()}\n\n" + "\n".join(rows)
    return page(frame["title"], frame["description"], group="project", order=2, body=body)
