"""Translations in `i18n/`: where they go, and what is told of those that are old."""

from hypothesis import given
from hypothesis import strategies as st

from playbook_press.model.library import load_library
from playbook_press.model.playbook import Playbook
from playbook_press.overlay.layers import plain_book
from playbook_press.overlay.shelf import shelved
from playbook_press.overlay.sidecar_editing import NewText, with_translations
from playbook_press.overlay.strings import strings, text_target
from playbook_press.overlay.targets import Target
from playbook_press.source.load import load_document
from tests.overlay.books import ORCHARD, Files, applied, codes, orchard, surroundings
from tests.overlay.test_drift import locked_alone

GERMAN = f"{ORCHARD}/i18n/de.yml"
TEXTS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "Zs", "S"), include_characters="\n"),
    min_size=1,
    max_size=60,
).filter(lambda text: text.strip() and text == text.strip("\n"))


def german(translations: str) -> dict[str, str]:
    """The orchard with a third language."""
    files = orchard()
    manifest = f"{ORCHARD}/playbook.yml"
    files[manifest] = files[manifest].replace("languages: [zh, en]", "languages: [zh, en, de]")
    return {**files, GERMAN: translations}


def loaded(files: Files) -> Playbook:
    shelf = shelved([ORCHARD], surroundings(files))
    (playbook,) = load_library(shelf.folders, shelf.read).playbooks
    return shelf.adapted(playbook)


def test_a_translation_apart_is_one_of_the_texts_languages() -> None:
    book = loaded(german("trait/open-gate: {title: Das Tor}\n"))
    title = book.trait_by_id["open-gate"].title
    assert dict(title.by_language) == {"zh": "门开着", "en": "An open gate", "de": "Das Tor"}
    assert book.sidecars == {"de": GERMAN}


def test_a_problem_of_a_translation_stands_in_its_own_file() -> None:
    files = german("trait/open-gate:\n  title: '  '\n")
    shelf = shelved([ORCHARD], surroundings(files))
    (problem,) = load_library(shelf.folders, shelf.read).problems
    assert (problem.code, str(problem.place)) == ("empty-text", f"{GERMAN}:2:3")


def test_a_former_id_still_leads_to_its_text() -> None:
    book = loaded(german("trait/common-tools/title: Werkzeug\n"))
    assert book.trait_by_id["shared-tools"].title.get("de") == "Werkzeug"


def test_every_text_is_found_by_its_path() -> None:
    book, _ = plain_book(ORCHARD, surroundings(orchard()))
    found = list(strings(book))
    assert len({string.path for string in found}) == len(found) > 60
    assert [text_target(book, string.path) for string in found] == [
        Target(string.file, string.part.location) for string in found
    ]


def test_a_number_is_no_name_for_what_has_an_id() -> None:
    files = german("trait/open-gate/practices/1/title: Tafel\n")
    assert codes(applied(files, ORCHARD)) == ["unusable-translation"]


def test_an_update_that_takes_a_text_out_stops_no_build() -> None:
    files = locked_alone(german("role/guest/title: Gast\nrole/gest/title: x\n"))
    roles = f"{ORCHARD}/roles.yml"
    files[roles] = files[roles].split("  - id: guest")[0]
    gone, slip = applied(files, ORCHARD).problems
    assert (gone.code, str(gone.severity)) == ("unusable-translation", "warning")
    assert (slip.code, str(slip.severity)) == ("unusable-translation", "error")


def test_a_numbered_translation_finds_its_text_again() -> None:
    """Numbers shift when an entry is added before them; the lock knows what was meant."""
    files = german("trait/open-gate/signals/healthy: {1: Name, 2: Bank}\n")
    path = f"{ORCHARD}/traits/open-gate.yml"
    signals = "signals:\n  healthy:\n    - {zh: 名字, en: A name}\n    - {zh: 长椅, en: A bench}\n"
    files[path] += f"{signals}  unhealthy:\n    - {{zh: 锁, en: A lock}}\n"
    files = locked_alone(files)
    files[path] = files[path].replace("healthy:\n", "healthy:\n    - {zh: 茶, en: Tea}\n")
    healthy = loaded(files).trait_by_id["open-gate"].signals
    assert healthy is not None
    assert [text.get("de") for text in healthy.healthy] == [None, "Name", "Bank"]
    found = applied(files, ORCHARD)
    assert codes(found) == ["moved-translation", "moved-translation"]
    assert found.problems[0].fix == "Write `2` instead, beginning with the last entry."


def test_a_translation_whose_source_changed_is_outdated_for_readers() -> None:
    files = locked_alone(german("trait/open-gate: {title: Das Tor, statement: Wer will.}\n"))
    path = f"{ORCHARD}/traits/open-gate.yml"
    files[path] = files[path].replace("门开着", "门总开着")
    found = applied(files, ORCHARD)
    assert codes(found) == ["stale-translation", "stale-translation"]
    # The English of the same title is old as well; the German statement is not.
    assert found.outdated == {("de", "门总开着", "Das Tor"), ("en", "门总开着", "An open gate")}
    assert loaded(files).outdated == found.outdated
    assert "门开着" in found.lock.sources.values()


def test_an_overlay_knows_its_originals_translations() -> None:
    files = german("trait/open-gate: {title: Das Tor}\n")
    above = {"playbooks/acme/overlay.yml": "overlay: 1\nid: acme\nextends: {playbook: orchard}\n"}
    found = applied({**files, **above})
    title = found.book.files["traits/open-gate.yml"].value["title"].data
    assert (title["de"], codes(found)) == ("Das Tor", [])


def test_new_texts_go_where_their_item_is_and_leave_all_else_as_it_was() -> None:
    before = (
        "# ours\n"
        "trait/open-gate:   # the gate\n"
        "  title: Das Tor  # short\n"
        "  why:\n"
        "\n"
        "# the shed\n"
        "term/shed: {title: Schuppen}\n"
    )
    new = [
        NewText("trait/open-gate", "trait/open-gate/why", "Darum."),
        NewText("trait/open-gate", "trait/open-gate/practices/open-day/title", "Offen"),
        NewText("rule/watering", "rule/watering/title", "Gießen\nund so"),
    ]
    assert with_translations(before, new, head="# new\n") == (
        "# ours\n"
        "trait/open-gate:   # the gate\n"
        "  title: Das Tor  # short\n"
        "  why: Darum.\n"
        "  practices/open-day/title: Offen\n"
        "\n"
        "# the shed\n"
        "term/shed: {title: Schuppen}\n"
        "rule/watering:\n"
        "  title: |-\n"
        "    Gießen\n"
        "    und so\n"
    )


@given(st.dictionaries(st.sampled_from(["a/b/c", "a/b/d/e", "a/f/g", "h/i"]), TEXTS, min_size=1))
def test_what_was_written_reads_back(texts: dict[str, str]) -> None:
    text = "a/b:\n  x: 'y'\na: {z: z}\n"
    for path, said in texts.items():
        text = with_translations(text, [NewText("a/b", path, said)], head="")
    data = load_document("de.yml", text.encode()).document
    assert data is not None, text

    def flat(value: object, start: str) -> dict[str, str]:
        if not isinstance(value, dict):
            return {start: str(value)}
        found: dict[str, str] = {}
        for key, each in value.items():
            found |= flat(each, f"{start}/{key}" if start else str(key))
        return found

    assert flat(data.data, "") == {"a/b/x": "y", "a/z": "z", **texts}
