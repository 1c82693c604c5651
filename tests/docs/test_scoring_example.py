"""The worked example says what `playbook score` says, before and after a change."""

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from documentation.worked import ANSWERS, files
from playbook_press.scoring import write_answer_file
from tests.cli.conftest import Command, command  # noqa: F401
from tests.docs.guide import Page, guide
from tests.project import LANGUAGES, ROOT

PAGES = [guide(language)["scoring.md"] for language in LANGUAGES]


def _shown(page: Page) -> str:
    found = re.search(r'<output data-part="sum">(.*?)</output>', page.prose)
    assert found is not None
    return unescape(found[1])


# `Any`: JSON.
def _answers(page: Page) -> dict[str, Any]:
    (block,) = [block for block in page.blocks if block.language == "json"]
    found: dict[str, Any] = json.loads(block.text)["answers"]
    return found


@pytest.mark.parametrize("page", PAGES, ids=LANGUAGES)
def test_the_example_is_what_the_program_prints(
    page: Page,
    tmp_path: Path,
    command: Command,  # noqa: F811
) -> None:
    assert _answers(page) == ANSWERS
    for path, text in files().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    (tmp_path / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    (tmp_path / "docs").mkdir()
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    head = {"format": 1, "playbook": "reading-circle", "version": "0.1.0", "set": "deep"}
    file = {**head, "assessment": "evening-check", "lang": "en", "answers": _answers(page)}
    (tmp_path / "answers.json").write_bytes(write_answer_file(file))
    told = command("score", "--json", "answers.json", at=tmp_path)
    assert told.status == 0, told.err
    group = json.loads(told.out)["fixed-evening"]
    assert f"= {group['ratio']}" in _shown(page)
    assert f"= {group['score']}" in _shown(page)
