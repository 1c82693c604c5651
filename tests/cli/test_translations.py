"""Translations as a person brings them in: a file beside the items, or a translators' tool."""

import json
import re
from pathlib import Path

import polib
import pytest

from tests.cli.conftest import Command, replace

BOOK = "playbooks/good-meetings"
TRAIT = f"{BOOK}/traits/written-purpose.yml"
GERMAN = f"{BOOK}/i18n/de.yml"


@pytest.fixture
def three(wiki: Path) -> Path:
    """A site whose playbook has a third language, in which only a title is written."""
    replace(wiki / BOOK / "playbook.yml", "languages: [zh, en]", "languages: [zh, en, de]")
    (wiki / BOOK / "i18n").mkdir()
    text = "# Wir schreiben Du.\ntrait/written-purpose:\n  title: Der Zweck steht da\n"
    (wiki / GERMAN).write_text(text, "utf-8")
    return wiki


def fill_in(file: Path, texts: dict[str, str]) -> None:
    """What a translator does, in whatever tool."""
    po = polib.pofile(str(file), wrapwidth=0)
    for entry in po:
        entry.msgstr = texts.get(entry.msgctxt, entry.msgstr)
    po.save(str(file))


def test_status_says_how_far_each_language_is(command: Command, three: Path) -> None:
    told = command("status", "good-meetings", at=three)
    assert re.search(r"^  de +\d+ +1 +0 +\d+ +\d+ %$", told.out, re.M), told.out
    assert re.search(r"^  en +\d+ +\d+ +0 +0 +100 %$", told.out, re.M), told.out
    (data,) = json.loads(command("status", "good-meetings", "--json", at=three).out)
    german = data["translations"]["de"]
    assert len(german["missing"]) == german["texts"] - 1
    assert german["missing"][0].startswith(f"{BOOK}/")


def test_what_a_translator_filled_in_is_written_beside_the_items(
    command: Command, three: Path
) -> None:
    assert command("export", "po", "good-meetings", "--language", "de", at=three).status == 0
    file = three / "good-meetings.de.po"
    fill_in(
        file,
        {
            "trait/written-purpose/title": "Wozu wir uns treffen",
            "trait/written-purpose/statement": "Die Einladung sagt, wozu.",
        },
    )
    items = {path: path.read_bytes() for path in (three / BOOK).rglob("traits/*.yml")}
    told = command("import", "po", "good-meetings.de.po", at=three)
    assert (told.status, told.err) == (0, "")
    assert "2 translations, 2 of them new or changed" in told.out
    assert (three / GERMAN).read_text("utf-8") == (
        "# Wir schreiben Du.\ntrait/written-purpose:\n"
        '  title: Wozu wir uns treffen\n  statement: "Die Einladung sagt, wozu."\n'
    )
    assert {path: path.read_bytes() for path in items} == items
    # Sent out again, the file is the same, byte for byte.
    before = file.read_bytes()
    command("export", "po", "good-meetings", "--language", "de", at=three)
    assert file.read_bytes() == before
    # And once more taken in, nothing is left to write.
    told = command("import", "po", "good-meetings.de.po", at=three)
    assert "2 translations, 0 of them new or changed; left out: " in told.out
    assert "written" not in told.out


def test_a_translation_in_the_item_is_changed_there(command: Command, three: Path) -> None:
    command("export", "po", "good-meetings", "--language", "en", at=three)
    before = (three / TRAIT).read_text("utf-8")
    title = next(
        each.msgstr
        for each in polib.pofile(str(three / "good-meetings.en.po"))
        if each.msgctxt == "trait/written-purpose/title"
    )
    fill_in(three / "good-meetings.en.po", {"trait/written-purpose/title": "Say why"})
    assert command("import", "po", "good-meetings.en.po", at=three).status == 0
    assert (three / TRAIT).read_text("utf-8") == before.replace(title, "Say why", 1)


def test_after_its_source_changed_a_translation_is_stale_until_it_is_reviewed(
    command: Command, three: Path
) -> None:
    command("export", "po", "good-meetings", "--language", "de", at=three)
    command("import", "po", "good-meetings.de.po", at=three)
    source = re.search(r"zh: ([^,}\n]+)", (three / TRAIT).read_text("utf-8"))
    assert source is not None
    replace(three / TRAIT, f"zh: {source[1]}", f"zh: {source[1]}吗")
    assert "warning[stale-translation]" in command("check", at=three).err
    command("export", "po", "good-meetings", "--language", "de", at=three)
    (old,) = polib.pofile(str(three / "good-meetings.de.po")).fuzzy_entries()
    assert (old.msgid, old.previous_msgid) == (f"{source[1]}吗", source[1])
    # The translator looks at it, and finds that it still fits.
    text = (three / "good-meetings.de.po").read_text("utf-8")
    (three / "good-meetings.de.po").write_text(text.replace("#, fuzzy\n", ""), "utf-8")
    assert command("import", "po", "good-meetings.de.po", at=three).status == 0
    assert "stale-translation" not in command("check", at=three).err


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Siehe [[rule:nowhere]].", "changed-marks"),
        ("<script>alert(1)</script>", "raw-html"),
        ("[x](javascript:alert)", "script-like-link"),
    ],
)
def test_a_hostile_file_changes_nothing(
    command: Command, three: Path, said: str, code: str
) -> None:
    command("export", "po", "good-meetings", "--language", "de", at=three)
    texts = {"trait/written-purpose/title": "Gut", "trait/written-purpose/statement": said}
    fill_in(three / "good-meetings.de.po", texts)
    before = {path: path.read_bytes() for path in (three / BOOK).rglob("*") if path.is_file()}
    told = command("import", "po", "good-meetings.de.po", at=three)
    assert (told.status, told.out) == (1, "")
    assert f"error[{code}]" in told.err
    assert told.err.endswith("Nothing was changed.\n")
    after = {path: path.read_bytes() for path in (three / BOOK).rglob("*") if path.is_file()}
    assert after == before


def test_a_file_cannot_lead_out_of_the_site(command: Command, three: Path) -> None:
    """What a stranger's file says of itself is an id, never a path."""
    command("export", "po", "good-meetings", "--language", "de", at=three)
    file = three / "good-meetings.de.po"
    text = file.read_text("utf-8").replace("good-meetings 0.1.0", "./playbooks/good-meetings 0")
    file.write_text(text, "utf-8")
    told = command("import", "po", "good-meetings.de.po", at=three)
    assert told.status == 2
    assert "--playbook" in told.err


def test_a_language_that_the_playbook_does_not_have_is_refused_with_what_to_do(
    command: Command, wiki: Path
) -> None:
    command("export", "po", "good-meetings", "--language", "ja", at=wiki)
    told = command("import", "po", "good-meetings.ja.po", at=wiki)
    assert told.status == 2
    assert "languages: [zh, en, ja]" in told.err


def test_work_in_the_file_is_not_written_over(command: Command, three: Path) -> None:
    command("export", "po", "good-meetings", "--language", "de", at=three)
    fill_in(three / "good-meetings.de.po", {"trait/written-purpose/title": "Neu"})
    told = command("export", "po", "good-meetings", "--language", "de", at=three)
    assert told.status == 2
    assert "playbook import po good-meetings.de.po" in told.err


def test_an_overlay_keeps_its_translations_to_itself(command: Command, three: Path) -> None:
    (three / "playbooks" / "ours").mkdir()
    (three / "playbooks" / "ours" / "overlay.yml").write_text(
        "overlay: 1\nid: ours\nextends: {playbook: good-meetings}\n"
        "changes:\n  - at: trait/written-purpose\n    set: {statement: 我们写下来。}\n",
        "utf-8",
    )
    before = {path: path.read_bytes() for path in (three / BOOK).rglob("*.yml")}
    command("export", "po", "ours", "--language", "de", at=three)
    fill_in(three / "ours.de.po", {"trait/written-purpose/statement": "Wir schreiben es auf."})
    told = command("import", "po", "ours.de.po", at=three)
    assert told.status == 0, told.err
    shown = command("diff", "ours", at=three).out
    assert shown.endswith("\n1 text translated into de in playbooks/ours/i18n/de.yml\n")
    assert (
        (three / "playbooks/ours/i18n/de.yml")
        .read_text("utf-8")
        .endswith("trait/written-purpose:\n  statement: Wir schreiben es auf.\n")
    )
    assert {path: path.read_bytes() for path in before} == before


def test_the_site_has_pages_in_a_third_language(command: Command, three: Path) -> None:
    (three / "docs" / "de").mkdir()
    built = command("build", at=three)
    assert built.status == 0, built.err
    assert "warning[untranslated-frame]" in built.err
    page = (three / "site/de/good-meetings/traits/written-purpose/index.html").read_text("utf-8")
    assert '<html lang="de"' in page
    assert '<body dir="ltr"' in page
    assert 'id="top">Der Zweck steht da<' in page
    chinese = (three / "site/zh/good-meetings/traits/written-purpose/index.html").read_text("utf-8")
    assert 'hreflang="de"' in chinese
