"""Whatever is edited, and in whatever order: building on what is kept gives the clean site."""

import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playbook_press.pages.templates import bundled_templates
from tests.engines.driver.trees import differences, redrawn
from tests.memory import InMemory
from tests.project import ROOT

Edit = tuple[str, int]
"""What is done, and to which of the things it could be done to."""

_TITLE = re.compile(r"^(title:\n(?:  \w+: .*\n)*?  en: )(.*)$", re.MULTILINE)


def _project(folder: Path) -> Path:
    shutil.copytree(ROOT / "tests" / "sites" / "small" / "playbooks", folder / "playbooks")
    shutil.copytree(bundled_templates(), folder / "templates")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for code in ("zh", "en"):
        (folder / "docs" / code / "guide").mkdir(parents=True)
        (folder / "docs" / code / "guide" / "index.md").write_text("# Guide\n\nText.\n", "utf-8")
    return folder


def _files(root: Path, pattern: str) -> list[Path]:
    return sorted(root.glob(pattern))


def _change(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text("utf-8")), encoding="utf-8", newline="\n")


def _edit(root: Path, edit: Edit, step: int) -> None:
    """Do one thing to the project; what is not possible there is left."""
    what, number = edit
    traits = _files(root, "playbooks/*/traits/*.yml")
    guides = _files(root, "docs/en/guide/*.md")
    match what:
        case "text":
            path = traits[number % len(traits)]
            _change(
                path, lambda text: re.sub(r"(?m)^(  en: .*)\.$", rf"\1 ({step}).", text, count=1)
            )
        case "title":
            path = traits[number % len(traits)]
            _change(path, lambda text: _TITLE.sub(rf"\1Title {step}", text, count=1))
        case "order":
            (path,) = _files(root, "playbooks/*/playbook.yml")
            _change(path, _traits_turned)
        case "add guide":
            page = root / "docs" / "en" / "guide" / f"page-{step}.md"
            page.write_text(f"# Page {step}\n\n[Guide](index.md#none)\n", "utf-8")
        case "remove guide" if len(guides) > 1:
            guides[number % (len(guides) - 1) + 1].unlink(missing_ok=True)
        case "rename guide" if len(guides) > 1:
            guides[-1].rename(guides[-1].with_name(f"renamed-{step}.md"))
        case "guide":
            path = guides[number % len(guides)]
            _change(path, lambda text: f"{text}\n## Section {step}\n\nMore {number}.\n")
        case "template":
            path = root / "templates" / "pages" / "trait.html"
            _change(path, lambda text: f"{text}<p>step {step}</p>\n")
        case "theme":
            path = root / "templates" / "theme" / "partials" / "copyright.html"
            _change(path, lambda text: f"{text}<p>step {step}</p>\n")
        case "message":
            path = root / "templates" / "messages" / "en.yml"
            _change(
                path, lambda text: re.sub(r"(?m)^  colophon: .*$", f"  colophon: Made {step}", text)
            )
        case "setting":
            path = root / "mkdocs.yml"
            _change(
                path, lambda text: re.sub(r"(?m)^site_name: .*$", f"site_name: Site {step}", text)
            )
        case "feature":
            path = root / "mkdocs.yml"
            line = "    - navigation.prune\n"
            _change(
                path, lambda text: text.replace(line, "") if line in text else _pruned(text, line)
            )
        case _:
            pass


def _pruned(text: str, line: str) -> str:
    return text.replace("  features:\n", f"  features:\n{line}")


def _traits_turned(text: str) -> str:
    found = re.search(r"(?m)^  traits:\n((?:    - .*\n)+)", text)
    if found is None:
        return text
    first, *others = found[1].splitlines(keepends=True)
    return text.replace(found[1], "".join([*others, first]))


_EDITS = st.lists(
    st.tuples(
        st.sampled_from(
            (
                *("text", "title", "order", "add guide", "remove guide", "rename guide", "guide"),
                *("template", "theme", "message", "setting", "feature"),
            )
        ),
        st.integers(0, 9),
    ),
    min_size=1,
    max_size=3,
)


def _is_exact(edits: list[Edit]) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = _project(Path(name, "project"))
        memory = InMemory()
        redrawn(root, memory)
        for step, edit in enumerate(edits):
            _edit(root, edit, step)
            kept = redrawn(root, memory)
        assert differences(redrawn(root, None), kept) == []


def test_a_sentence_and_a_title_give_the_clean_site() -> None:
    _is_exact([("text", 1), ("title", 0)])


def test_how_many_pages_lie_elsewhere_leaves_no_blanks() -> None:
    """A section that becomes larger is drawn the same on pages outside of it."""
    _is_exact([("add guide", 4)])


@pytest.mark.long
def test_one_of_each_edit_is_exact() -> None:
    """In one sequence, so that each meets what the others have left."""
    _is_exact([("title", 0), ("add guide", 0), ("theme", 0), ("text", 1), ("rename guide", 0)])


@pytest.mark.long
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(_EDITS)
def test_every_sequence_of_edits_is_exact(edits: list[Edit]) -> None:
    _is_exact(edits)
