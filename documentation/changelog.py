"""The page of changes, from CHANGELOG.md.

The changelog is English. What `documentation/words/changelog.<language>.yml` has no words for
yet stands in English, marked with its language, as everywhere on the site; a test says so.
"""

import re

from documentation.project import ROOT, page, words

_HEADING = re.compile(r"(#+) (.+)")


def changelog_page(language: str) -> str:
    """The page of one language."""
    frame = words(f"changelog.{language}")
    said = frame.get("said", {})
    parts, section = [frame["intro"].strip()], ""
    for block in (ROOT / "CHANGELOG.md").read_text("utf-8").split("\n\n")[2:]:
        lines = []
        for line in block.strip().splitlines():
            if head := _HEADING.fullmatch(line):
                id = re.sub(r"[^a-z0-9]+", "-", head[2].lower()).strip("-")
                section = id if len(head[1]) == 2 else section
                anchor = id if len(head[1]) == 2 else f"{section}-{id}"
                text = frame["headings"].get(head[2], head[2])
                lines.append(f"{head[1]} {text} {{#{anchor}}}")
            else:
                lines.append(_entry(line, language, said))
        parts.append("\n".join(lines))
    return page(
        frame["title"],
        frame["description"],
        group="project",
        order=5,
        body="\n\n".join(parts),
    )


def _entry(line: str, language: str, said: dict[str, str]) -> str:
    mark = "- " if line.startswith("- ") else ""
    text = line.removeprefix(mark)
    if language == "en":
        return line
    return f"{mark}{said[text]}" if text in said else f'{mark}<span lang="en">{text}</span>'
