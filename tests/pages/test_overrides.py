"""A site's own templates are laid over the bundled ones, and are told when those change."""

import shutil
from pathlib import Path

import pytest

from playbook_press.diagnostics import Diagnostic
from playbook_press.pages import TemplateError, bundled_templates, load_templates
from playbook_press.pages.overrides import LOCK, Overrides, lock_text, overrides

PAGE = "pages/trait.html"
MESSAGES = """\
shelf: {title: Books, count: {one: "{count} book", other: "{count} books"}}
greeting: Hello {name}
"""


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A small folder of templates, as the package brings it."""
    files = {
        PAGE: "{{ view }}",
        "pages/_parts.html": "",
        "components/card/card.css": ".pb-card {}",
        "components/card/card.mjs": "",
        "theme/main.html": "",
        "messages/en.yml": MESSAGES,
        "messages/zh.yml": MESSAGES.replace("Books", "书架").replace('one: "{count} book", ', ""),
    }
    return write(tmp_path / "bundled", files)


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def own(tmp_path: Path, **files: str) -> Path:
    names = {"page": PAGE, "css": "components/card/card.css", "en": "messages/en.yml"}
    return write(tmp_path / "templates", {names.get(k, k): text for k, text in files.items()})


def seen(tmp_path: Path) -> Overrides:
    return overrides(tmp_path / "bundled", tmp_path / "templates", tmp_path)


def states(tmp_path: Path) -> dict[str, str]:
    return {each.name: each.state for each in seen(tmp_path).all}


def record(tmp_path: Path, version: str = "1.0.0") -> str:
    text = lock_text(seen(tmp_path), version)
    (tmp_path / "templates" / LOCK).write_text(text, "utf-8")
    return text


def test_a_file_of_the_same_name_takes_the_place(ours: Path, tmp_path: Path) -> None:
    found = load_templates(ours, own(tmp_path, page="mine {{ view }}", css=".pb-card { gap: 0 }"))
    assert found.template("trait").render(view="x") == "mine x"
    assert found.components["components/card/card.css"] == ".pb-card { gap: 0 }"
    assert "components/card/card.mjs" in found.components


def test_messages_are_taken_over_key_by_key(ours: Path, tmp_path: Path) -> None:
    mine = 'shelf: {title: Handbooks, count: {other: "{count} of them"}}\n'
    words = load_templates(ours, own(tmp_path, en=mine)).words("en")
    assert (words.shelf.title, words.greeting) == ("Handbooks", "Hello {name}")
    assert (words.shelf.count.one, words.shelf.count.other) == ("{count} book", "{count} of them")
    assert load_templates(ours, tmp_path / "templates").words("zh").shelf.title == "书架"


def test_a_language_of_ones_own_stands_beside_ours(ours: Path, tmp_path: Path) -> None:
    folder = own(tmp_path, **{"messages/de.yml": "greeting: Hallo {name}\n"})
    words = load_templates(ours, folder).words("de")
    assert words.greeting == "Hallo {name}"
    write(folder, {"messages/de.yml": "greting: Hallo {name}\n"})
    with pytest.raises(TemplateError, match=r"de\.yml: `greting` is not in"):
        load_templates(ours, folder)


@pytest.mark.parametrize(
    ("mine", "said"),
    [
        ("greting: Hi\n", r"messages/en\.yml: `greting` is no message of ours; write `greeting`"),
        ("greeting: Hi {nam}\n", r"`greeting` uses \{nam\}; there is \{name\}"),
        ("greeting: {one: Hi, other: Hi}\n", "`greeting` has one text"),
        ("shelf: {count: many}\n", "`shelf.count` has the forms"),
    ],
)
def test_a_message_that_nobody_asks_for_is_refused(
    ours: Path, tmp_path: Path, mine: str, said: str
) -> None:
    with pytest.raises(TemplateError, match=said):
        load_templates(ours, own(tmp_path, en=mine))


def test_a_mistake_is_named_in_the_file_it_stands_in(ours: Path, tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"/templates/pages/trait\.html:2: "):
        load_templates(ours, own(tmp_path, page="\n{% if %}"))


def test_an_override_is_told_when_its_original_changes(ours: Path, tmp_path: Path) -> None:
    folder = own(tmp_path, page="mine", en="greeting: Hi {name}\n")
    assert states(tmp_path) == {"messages/en.yml greeting": "new", PAGE: "new"}
    record(tmp_path)
    assert states(tmp_path) == {"messages/en.yml greeting": "clean", PAGE: "clean"}
    assert seen(tmp_path).problems == ()
    write(ours, {PAGE: "{{ view }}!", "messages/en.yml": MESSAGES.replace("Hello", "Dear")})
    assert states(tmp_path) == {"messages/en.yml greeting": "drifted", PAGE: "drifted"}
    said = {problem.what: problem.place.path for problem in seen(tmp_path).problems}
    page = f"The original of `{PAGE}` has changed since Playbook Press 1.0.0."
    assert said[page] == f"templates/{PAGE}"
    assert len(said) == 2
    write(folder, {PAGE: "{{ view }}!"})
    assert states(tmp_path)[PAGE] == "obsolete"


def test_only_what_is_overridden_is_watched(ours: Path, tmp_path: Path) -> None:
    own(tmp_path, page="mine", en="greeting: Hi {name}\n")
    record(tmp_path)
    write(ours, {"messages/en.yml": MESSAGES.replace("Books", "Handbooks"), "theme/main.html": "x"})
    assert set(states(tmp_path).values()) == {"clean"}


def test_the_lock_is_the_same_until_an_original_changes(ours: Path, tmp_path: Path) -> None:
    """A new Playbook Press with the same templates gives nobody anything to commit."""
    own(tmp_path, page="mine")
    first = record(tmp_path)
    assert record(tmp_path, "2.0.0") == first
    write(ours, {PAGE: "other"})
    assert 'version: "2.0.0"' in record(tmp_path, "2.0.0")


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        ("pages/triat.html", "Call it `trait.html`."),
        ("components/card/cart.css", "Call it `card.css`."),
        ("pages/_mine.html", ""),
        ("components/acme/acme.css", ""),
        ("theme/partials/footer.html", ""),
    ],
)
def test_a_file_that_takes_no_place_is_pointed_out(
    ours: Path, tmp_path: Path, name: str, fix: str
) -> None:
    own(tmp_path, **{name: ""})
    problems: tuple[Diagnostic, ...] = seen(tmp_path).problems
    assert [problem.fix for problem in problems] == ([fix] if fix else [])
    assert all(problem.place.path == f"templates/{name}" for problem in problems)


def test_a_lock_that_cannot_be_read_is_a_problem_with_its_place(ours: Path, tmp_path: Path) -> None:
    own(tmp_path, page="mine", **{LOCK: "lock: 1\noriginal: {}\n"})
    (problem,) = seen(tmp_path).problems
    assert (problem.code, problem.place.path) == ("unknown-field", f"templates/{LOCK}")


def test_every_message_can_be_recorded(tmp_path: Path) -> None:
    folder = shutil.copytree(bundled_templates() / "messages", tmp_path / "templates" / "messages")
    found = overrides(bundled_templates(), folder.parent, tmp_path)
    write(tmp_path / "templates", {LOCK: lock_text(found, "1.0.0")})
    again = overrides(bundled_templates(), folder.parent, tmp_path)
    assert again.problems == ()
    assert [each.then and each.then.text for each in again.all] == [e.original for e in found.all]


def test_every_bundled_file_can_be_overridden() -> None:
    """An override that is the same as its original is told to be superfluous, whatever it is."""
    folder = bundled_templates()
    found = overrides(folder, folder, folder.parent)
    assert {each.state for each in found.all} == {"obsolete"}
    assert len({each.name.split("/")[0] for each in found.all}) == 6
    assert [problem.what for problem in found.problems] == []
