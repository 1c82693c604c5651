"""A large site for the benchmarks: many playbooks of about fifty items, each in its own words."""

import re
import shutil
from pathlib import Path
from typing import Any

import yaml

from playbook_press.pipeline import Site

ROOT = Path(__file__).resolve().parent.parent

PAGES_PER_PLAYBOOK = 108
"""In both languages together; the shelves and the guide are added once."""

LABEL = 12
"""Signs up to which a text is a label."""

# `Any`: a YAML file holds whatever it holds.


def write_site(folder: Path, *, playbooks: int) -> Path:
    """A site of copies of the eight traits, no two of which share a sentence; its folder.

    Args:
        folder: Made anew.
        playbooks: How many; nine make about a thousand pages in two languages.
    """
    folder.mkdir(parents=True)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    # A site of its own uses the templates that come with the package.
    settings = re.sub(r"(?m)^ +templates: templates\n", "", settings)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.rmtree(folder / "docs" / "decisions", ignore_errors=True)
    original = ROOT / "playbooks" / "eight-traits"
    files = {
        path.relative_to(original): yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader)
        for path in sorted(original.rglob("*.yml"))
    }
    for number in range(1, playbooks + 1):
        for path, content in files.items():
            target = folder / "playbooks" / _id(number) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            copy = _in_own_words(content, number)
            if path.name == "playbook.yml":
                copy["id"] = _id(number)
            text = yaml.dump(
                copy, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000
            )
            target.write_text(_unquoted(text), encoding="utf-8", newline="\n")
    return folder


def write_markdown(folder: Path, site: Site, language: str) -> Path:
    """The same Markdown as a project for stock MkDocs, with Material's own search; its settings.

    Args:
        folder: Made anew.
        site: A composed site.
        language: Whose pages.
    """
    composed = site.by_language[language]
    for page in composed.pages:
        path = folder / "docs" / f"{page.address}index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.markdown, encoding="utf-8")
    for name, data in {**site.shared, **composed.files}.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    plugins = f"plugins:\n  - search:\n      lang: {language}\n\nextra_css:\n"
    plugins += "  - assets/playbook-press/press.css\nextra_javascript:\n"
    plugins += "  - assets/playbook-press/press.js\n\n"
    settings = re.sub(
        r"plugins:.*?\n\n(?=markdown_extensions)", lambda _: plugins, settings, flags=re.DOTALL
    )
    settings = settings.replace("warn", "ignore")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder / "mkdocs.yml"


def _id(number: int) -> str:
    """The guide leads to pages of the first one."""
    return "eight-traits" if number == 1 else f"traits-{number}"


def _in_own_words(value: Any, number: int) -> Any:
    if isinstance(value, dict):
        if value.keys() <= {"zh", "en"}:
            marks = {"zh": f"（{number}）", "en": f" ({number})"}
            # Titles and terms stay: where they stand in a text they are links.
            return {
                code: text + marks[code] if isinstance(text, str) and len(text) > LABEL else text
                for code, text in value.items()
            }
        return {key: _in_own_words(each, number) for key, each in value.items()}
    if isinstance(value, list):
        return [_in_own_words(each, number) for each in value]
    return value


def _unquoted(text: str) -> str:
    """Numbers and booleans as an author writes them; the loader wants some of them bare."""
    return re.sub(r"(?m)(:|-) '(true|false|null|\d+)'$", r"\1 \2", text)
