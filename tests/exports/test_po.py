"""What translators get, and what is taken of what they send back."""

import polib
import pytest
from hypothesis import given, settings

from playbook_press.exports.po import UnfinishedFileError, export_po
from playbook_press.exports.po_reading import delivery, read_po
from playbook_press.overlay.book import Book
from playbook_press.overlay.lock import Lock
from tests.overlay.books import ORCHARD, applied
from tests.overlay.test_drift import locked_alone
from tests.overlay.test_sidecars import TEXTS, german

TRANSLATED = german("trait/open-gate: {title: Das Tor, why: Darum.}\n")
TITLE = 'msgctxt "trait/open-gate/title"\nmsgid "门开着"\nmsgstr "Das Tor"\n'


def opened(files: dict[str, str]) -> tuple[Book, Lock]:
    found = applied(files, ORCHARD)
    return found.book, found.lock


def exported(files: dict[str, str], before: str | None = None) -> str:
    book, lock = opened(files)
    old = read_po("de.po", before.encode())[0] if before is not None else None
    (data,) = export_po(book, "de", lock, before=old).files.values()
    return data.decode()


def read(text: str, files: dict[str, str] = TRANSLATED) -> tuple[dict[str, str], list[str]]:
    """What a file brings, by path; and the codes and places of what is wrong with it."""
    po, problems = read_po("de.po", text.encode())
    if po is None:
        return {}, [f"{each.code} {each.place}" for each in problems]
    found, problems = delivery(po, "de.po", text, opened(files)[0], "de")
    said = {each.path: each.said for each in found.texts}
    return said, [f"{each.code} {each.place}" for each in problems]


def test_every_text_is_there_once_with_what_is_known_of_it() -> None:
    text = exported(TRANSLATED)
    assert '"Language: de\\n"' in text
    assert f"#. trait open-gate, title\n#: {ORCHARD}/traits/open-gate.yml:2\n{TITLE}" in text
    assert "#. Keep {{…}} and [[kind:id]] as they are; words after | are translated." in text
    contexts = [entry.msgctxt for entry in polib.pofile(text)]
    assert len(set(contexts)) == len(contexts) >= 60


def test_the_same_playbook_gives_the_same_bytes() -> None:
    assert exported(TRANSLATED) == exported(TRANSLATED)


def test_what_was_exported_brings_what_was_there() -> None:
    assert read(exported(TRANSLATED)) == (
        {"trait/open-gate/title": "Das Tor", "trait/open-gate/why": "Darum."},
        [],
    )


def test_an_old_translation_is_fuzzy_with_the_source_it_was_made_from() -> None:
    files = locked_alone(TRANSLATED)
    path = f"{ORCHARD}/traits/open-gate.yml"
    files[path] = files[path].replace("门开着", "门总开着")
    text = exported(files)
    assert (
        '#, fuzzy\n#| msgctxt "trait/open-gate/title"\n#| msgid "门开着"\n'
        'msgctxt "trait/open-gate/title"\nmsgid "门总开着"\nmsgstr "Das Tor"\n'
    ) in text
    # Until somebody has looked at it, it is not taken in as a new one.
    assert "trait/open-gate/title" not in read(text, files)[0]


def test_what_is_gone_stays_in_the_file_as_obsolete() -> None:
    before = exported(TRANSLATED) + '\n# mine\nmsgctxt "trait/gone/title"\nmsgid "x"\nmsgstr "y"\n'
    text = exported(TRANSLATED, before.replace(TITLE, f"# shorter?\n{TITLE}"))
    assert '# mine\n#~ msgctxt "trait/gone/title"\n#~ msgid "x"\n#~ msgstr "y"\n' in text
    assert "# shorter?\n" in text
    assert exported(TRANSLATED, text) == text
    assert read(text)[1] == []


def test_work_that_was_not_imported_is_not_written_over() -> None:
    before = exported(TRANSLATED).replace('"Das Tor"', '"Unser Tor"')
    with pytest.raises(UnfinishedFileError, match="trait/open-gate/title"):
        exported(TRANSLATED, before)


@settings(max_examples=40)
@given(TEXTS)
def test_a_translation_comes_back_as_it_was_written(said: str) -> None:
    po = polib.pofile(f"{TITLE}\n", wrapwidth=0)
    po[0].msgstr = said
    text = f"{po}\n"
    brought, problems = read(text)
    if not problems:
        assert brought == {"trait/open-gate/title": said}
    else:
        line = text.count("\n", 0, text.index('msgid "门开着"')) + 2
        assert problems == [f"changed-marks de.po:{line}:1"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("trait/open-gate/title", "trait/open-gat/title", "unusable-translation de.po:1:1"),
        ("trait/open-gate/title", "trait/open-gate/practices", "unusable-translation de.po:1:1"),
        ('msgctxt "trait/open-gate/title"\n', "", "malformed-po de.po:1:1"),
        ("Das Tor", "Das [[term:shed]] Tor", "changed-marks de.po:3:1"),
        ("Das Tor", "Das {{open_days}} Tor", "changed-marks de.po:3:1"),
        ("Das Tor", "Das [[Tor", "changed-marks de.po:3:1"),
        ("Das Tor", "Das \u202e Tor", "unusable-translation de.po:3:1"),
        ("Das Tor", "x" * 20_001, "unusable-translation de.po:3:1"),
        ('"Das Tor"', '"Das Tor', "malformed-po de.po:3:1"),
        ('"Das Tor"', '"Das "Tor""', "malformed-po de.po:3:1"),
        ('"Das Tor"', '"Das Tor\\"', "malformed-po de.po:3:1"),
        ("msgstr", "msgstring", "malformed-po de.po:3:1"),
        ('msgid "门开着"\n', "", "malformed-po de.po:2:1"),
        ('msgstr "Das Tor"', 'msgid_plural "x"\nmsgstr[0] "y"', "malformed-po de.po:2:1"),
    ],
)
def test_a_broken_or_hostile_entry_is_named_with_its_place(
    old: str, new: str, problem: str
) -> None:
    assert old in TITLE
    assert read(TITLE.replace(old, new)) == ({}, [problem])


def test_one_text_twice_is_refused() -> None:
    assert read(TITLE + "\n" + TITLE)[1] == ["malformed-po de.po:5:1"]


def test_what_is_no_utf_8_is_named_with_its_line() -> None:
    _, problems = read_po("de.po", TITLE.replace("Das", "Ä").encode("gbk", "replace"))
    assert [f"{each.code} {each.place}" for each in problems] == ["malformed-po de.po:2:1"]
