"""Templates keep to what Jinja2 and MiniJinja share, and a mistake in one is named."""

import marshal
import re
import shutil
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from playbook_press.engines.mkdocs.driver.batch import NOTHING_KNOWN
from playbook_press.engines.mkdocs.driver.workers import LocalWorkers
from playbook_press.pages import TemplateError, bundled_templates, load_templates
from playbook_press.pages import templates as templates_of_package
from playbook_press.pages.compiling import FEWEST
from tests.memory import InMemory
from tests.project import ROOT


def folder(place: Path, page: str) -> Path:
    (place / "pages").mkdir()
    (place / "messages").mkdir()
    (place / "pages" / "trait.html").write_text(page, "utf-8")
    (place / "messages" / "en.yml").write_text("a: b\n", "utf-8")
    return place


def test_calling_a_method_is_refused(tmp_path: Path) -> None:
    """MiniJinja has no Python methods."""
    with pytest.raises(TemplateError, match=r"pages/trait\.html:2: a template calls a method"):
        load_templates(folder(tmp_path, "\n{% for k in view.items() %}{% endfor %}"))


def test_a_syntax_error_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"pages/trait\.html:1: "):
        load_templates(folder(tmp_path, "{% if %}"))


def test_all_that_come_with_the_package_pass(tmp_path: Path) -> None:
    """Where they belong they are looked at only when something is drawn with them."""
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    load_templates(tmp_path / "templates")


def test_one_of_the_package_is_looked_at_when_something_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = folder(tmp_path, "\n{% if %}")
    monkeypatch.setattr(templates_of_package, "bundled_templates", lambda: place)
    found = load_templates(place)
    with pytest.raises(TemplateError, match=r"pages/trait\.html:2: "):
        found.compile_pages()


def test_what_a_template_takes_from_another_it_uses() -> None:
    idle = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in sorted((ROOT / "templates").rglob("*.html"))
        if (text := path.read_text("utf-8"))
        for names in re.findall(r'{% from "[^"]+" import ([^%]+?) %}', text)
        for name in names.split(", ")
        if not re.search(rf"\b{name}\(", text)
    ]
    assert idle == []


def test_an_unknown_name_is_an_error(tmp_path: Path) -> None:
    templates = load_templates(folder(tmp_path, "{{ view.nothing }}"))
    with pytest.raises(UndefinedError):
        templates.template("trait").render(view=object(), words=object())


def test_plain_values_are_escaped(tmp_path: Path) -> None:
    templates = load_templates(folder(tmp_path, "{{ view }}"))
    assert templates.template("trait").render(view="<b>") == "&lt;b&gt;"


def test_a_language_without_messages_takes_the_words_of_another_one(tmp_path: Path) -> None:
    templates = load_templates(folder(tmp_path, ""))
    assert templates.words("fr").language.name == "Français"
    assert templates.unwritten("fr") == templates.unwritten("de") != (0, 0)


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="holds no templates"):
        load_templates(tmp_path)


def test_a_checkout_uses_its_own_templates() -> None:
    assert bundled_templates() == ROOT / "templates"


def test_what_was_compiled_is_compiled_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = InMemory()
    place = folder(tmp_path, "{{ view }}!")
    first = load_templates(place, memory=memory)
    first.compile_pages()
    assert memory.kept

    def parse(*_: object) -> None:
        raise AssertionError("parsed again")

    monkeypatch.setattr("jinja2.Environment.parse", parse)
    names = first.environment.list_templates()
    again = load_templates(place, memory=memory)
    shown = [each.environment.get_template(names[0]).render(view="a") for each in (first, again)]
    assert shown == ["a!", "a!"]
    (place / "pages" / "trait.html").write_text("{{ view }}?", "utf-8")
    with pytest.raises(AssertionError, match="parsed again"):
        load_templates(place, memory=memory)


def test_templates_compiled_side_by_side_are_the_same() -> None:
    alone, beside = InMemory(), InMemory()
    load_templates(ROOT / "templates", memory=alone).compile_pages()
    hired: list[object] = []

    @contextmanager
    def hire() -> Iterator[Executor]:
        hired.append(object())
        with LocalWorkers(2).hired(NOTHING_KNOWN) as workers:
            yield workers

    for _ in range(2):
        load_templates(ROOT / "templates", memory=beside).compile_pages(hire)
    # What is kept is not compiled again.
    assert len(hired) == 1
    (one,), (other,) = (
        [marshal.loads(each) for key, each in memory.kept.items() if each[:1] != b"{"]
        for memory in (alone, beside)
    )
    assert one == other
    assert len(one) > FEWEST
