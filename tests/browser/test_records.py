"""Saved answers in the browser: read as Python reads them, stored, merged, never lost."""

import base64
import json
import re
from collections.abc import Sequence
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from playbook_press.pages.scripts import join_scripts
from playbook_press.scoring import merge, read_answer_file, write_answer_file
from tests.browser.waiting import until
from tests.project import ROOT
from tests.scoring.saved import (
    OUTLINE,
    SCRIPTS,
    VECTORS,
    FileMaker,
    Json,
    as_json,
    file_bytes,
    scripted,
)

FILES = 2_000

_COMMON = (
    *("not-utf-8", "not-json", "duplicate-key", "forbidden-key", "number-too-large"),
    *("not-answers", "wrong-shape", "other-playbook", "other-assessment"),
)

_READ = """
async ([folder, outline, files]) => {
  const {readAnswerFile} = await import(`${folder}/record.mjs`);
  const {jsonText} = await import(`${folder}/json.mjs`);
  const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  return files.map((file) => jsonText(readAnswerFile(bytes(file), outline)));
}
"""

_UNHARMED = """
() => ({
  polluted: ["hit", "isAdmin", "option", "note"].filter((name) => name in {} || name in []),
  own: Object.getOwnPropertyNames(Object.prototype).length,
  hit: globalThis.hit ?? null,
  stored: JSON.stringify({...localStorage}),
})
"""

_DANGEROUS = re.compile(
    r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|Function)\b"
)

PLACE = {"site": "wiki", "playbook": "eight", "assessment": "check"}


def _read_in_browser(modules: tuple[Page, str], files: Sequence[bytes]) -> list[str]:
    page, folder = modules
    coded = [base64.b64encode(data).decode() for data in files]
    texts: list[str] = page.evaluate(_READ, [folder, OUTLINE, coded])
    return texts


def _text(value: Any) -> str:
    return write_answer_file(value).decode().rstrip("\n")


def test_the_shared_files_are_read_the_same(modules: tuple[Page, str]) -> None:
    """Every refusal with its code, every migration with its list of changes."""
    cases = VECTORS["files"]
    texts = _read_in_browser(modules, [file_bytes(case) for case in cases])
    for case, text in zip(cases, texts, strict=True):
        assert text == _text(case["expected"]), case["name"]


def test_random_files_are_read_the_same_in_both_languages(modules: tuple[Page, str]) -> None:
    """Sound ones, broken ones, cut ones: the same file, changes and refusal, to the byte."""
    files = [FileMaker(seed).file() for seed in range(FILES)]
    texts = _read_in_browser(modules, files)
    codes = set()
    for seed, (data, text) in enumerate(zip(files, texts, strict=True)):
        python_says = as_json(read_answer_file(data, OUTLINE))
        assert text == _text(python_says), (seed, data)
        codes.add(python_says.get("refused", {}).get("code"))
    # The files are worth something only if they end in every way.
    assert codes >= {None, *_COMMON}


def test_hostile_files_change_nothing(modules: tuple[Page, str]) -> None:
    """Whatever is refused or read, no object of the page and no stored record is another."""
    page, _ = modules
    page.evaluate("() => localStorage.setItem('pb:wiki:eight:check:kept', 'as it was')")
    before = page.evaluate(_UNHARMED)
    hostile = [file_bytes(case) for case in VECTORS["files"]]
    hostile += [json.dumps(scripted(script)).encode() for script in SCRIPTS]
    texts = _read_in_browser(modules, hostile)
    assert sum('"refused"' in text for text in texts) >= 190
    assert page.evaluate(_UNHARMED) == before
    page.evaluate("() => localStorage.clear()")


def test_script_in_every_field_stays_text(modules: tuple[Page, str]) -> None:
    files = [scripted(script) for script in SCRIPTS]
    texts = _read_in_browser(modules, [json.dumps(file).encode() for file in files])
    for file, text in zip(files, texts, strict=True):
        assert text == _text(as_json(read_answer_file(json.dumps(file).encode(), OUTLINE)))
        assert json.loads(text)["file"]["actions"] == file["actions"]


def test_a_text_is_read_like_the_bytes_of_a_file(modules: tuple[Page, str]) -> None:
    """Pasted text, and text from storage, which may hold half of a surrogate pair."""
    page, folder = modules
    run = """async ([folder, outline, text]) => {
      const {readAnswerFile, writeAnswerFile} = await import(`${folder}/record.mjs`);
      const first = readAnswerFile(text, outline);
      const file = {...first.file, name: "cut \\ud83d"};
      const stored = writeAnswerFile(file);
      const raw = JSON.stringify(file).replace("\\\\ud83d", "\\ud83d");
      return [first.refused ?? null, readAnswerFile(stored, outline).file.name === file.name,
              readAnswerFile(raw, outline).file.name === file.name];
    }"""
    text = json.dumps({**VECTORS["files"][2]["file"], "name": "甲"}, ensure_ascii=False)
    assert page.evaluate(run, [folder, OUTLINE, f"\ufeff{text}"]) == [None, True, True]


def test_two_tabs_are_merged_the_same_in_both_languages(modules: tuple[Page, str]) -> None:
    page, folder = modules
    run = """async ([folder, pairs]) => {
      const {merge} = await import(`${folder}/record.mjs`);
      const {jsonText} = await import(`${folder}/json.mjs`);
      const both = (one, other) => [jsonText(merge(one, other)), jsonText(merge(other, one))];
      return pairs.map(([one, other]) => both(one, other));
    }"""
    makers = [FileMaker(seed) for seed in range(500)]
    # Half a pair cannot be handed to the page; it is tested in files.
    pairs = [[_whole(maker.answers()), _whole(maker.answers())] for maker in makers]
    pairs += [[case["one"], case["other"]] for case in VECTORS["merges"]]
    seen = page.evaluate(run, [folder, pairs])
    for (one, other), (left, right) in zip(pairs, seen, strict=True):
        assert left == right == _text(merge(one, other))
    for case, (left, _) in zip(VECTORS["merges"], seen[500:], strict=True):
        assert left == _text(case["expected"]), case["name"]


def _whole(file: Json) -> Json:
    # Through a browser's eyes: what it would hold after reading such a file.
    text = json.dumps(file).replace("\\ud800", "?").replace("1e+300", "1")
    text = text.replace('"__proto__":', '"proto":').replace(str(2**53), "1")
    value: Json = json.loads(text)
    return value


def test_the_modules_run_as_one_classic_script(browser: Browser) -> None:
    """As a site carries them; also where imports are refused, such as from a memory stick."""
    folder = ROOT / "templates" / "browser"
    modules = {f"browser/{path.name}": path.read_text("utf-8") for path in folder.glob("*.mjs")}
    modules["start.mjs"] = """
import { readAnswerFile, writeAnswerFile } from "./browser/record.mjs";
import { openStore } from "./browser/store.mjs";
import { answerLink, readLink } from "./browser/link.mjs";
import { csv } from "./browser/csv.mjs";
import { wikiPage } from "./browser/wiki.mjs";
import { counted } from "./browser/plural.mjs";
import { percent } from "./browser/number.mjs";
import { score } from "./browser/score.mjs";
import { team } from "./browser/team.mjs";
import { change } from "./browser/change.mjs";
import { advice } from "./browser/advice.mjs";
const files = { readAnswerFile, writeAnswerFile, openStore, answerLink, readLink, csv, wikiPage };
globalThis.all = { ...files, counted, percent, score, team, change, advice };
"""
    page = browser.new_page()
    page.goto("about:blank")
    page.add_script_tag(content=join_scripts(modules, ["start.mjs"]))
    run = """async ([outline, file]) => {
      const {link} = await all.answerLink("x", file);
      return [(await all.readLink(link, outline)).file, Object.keys(all).length];
    }"""
    file = _file(answers={"intro": {"option": "l1"}})
    assert page.evaluate(run, [OUTLINE, file]) == [file, 13]
    page.close()


def test_no_module_writes_markup_or_runs_text() -> None:
    """What people wrote reaches a page through `textContent` alone."""
    for path in sorted((ROOT / "templates" / "browser").glob("*.mjs")):
        found = _DANGEROUS.search(path.read_text("utf-8"))
        assert found is None, path.name


# Storage


@pytest.fixture
def storage(modules: tuple[Page, str]) -> tuple[Page, str]:
    """The page with empty storage."""
    page, _ = modules
    page.evaluate("() => localStorage.clear()")
    return modules


def _in_store(storage: tuple[Page, str], body: str, *more: Any) -> Any:
    """Run a few lines with `store`, and `modules` record and store, in the page."""
    page, folder = storage
    run = f"""async ([folder, place, more]) => {{
      const record = await import(`${{folder}}/record.mjs`);
      const {{openStore}} = await import(`${{folder}}/store.mjs`);
      const store = openStore(place);
      {body}
    }}"""
    return page.evaluate(run, [folder, PLACE, list(more)])


def _file(**more: Any) -> Json:
    base = {"format": 1, "playbook": "eight", "assessment": "check", "set": "deep"}
    return {**base, "version": "2.0.0", "answers": {}, **more}


EARLY, LATE = "2026-11-22T10:00:00.000Z", "2026-11-22T10:05:00.000Z"


def test_a_record_is_kept_under_its_own_key(storage: tuple[Page, str]) -> None:
    file = _file(name="Team A", updated=EARLY, answers={"intro": {"option": "l1"}})
    seen = _in_store(
        storage,
        """const {stored} = store.save("r1", more[0]);
           const keys = Object.keys(localStorage);
           return [stored, store.read("r1"), store.list(), store.works(), keys];""",
        file,
    )
    assert seen == [
        True,
        write_answer_file(file).decode(),
        [{"record": "r1", "name": "Team A", "updated": EARLY, "readable": True}],
        True,
        ["pb:wiki:eight:check:r1"],
    ]


def test_records_are_renamed_copied_and_removed(storage: tuple[Page, str]) -> None:
    seen = _in_store(
        storage,
        """store.save("r1", more[0]);
           const renamed = store.rename("r1", "乙队", more[1]);
           const copy = store.duplicate("r1", "副本", more[1]);
           const names = store.list().map(({name}) => name).sort();
           const answers = JSON.parse(store.read(copy)).answers;
           const removed = store.remove("r1");
           return [renamed, names, answers, copy !== "r1", removed, store.read("r1"),
                   store.list().length, store.rename("nowhere", "x", ""),
                   store.duplicate("nowhere", "x", "")];""",
        _file(name="甲队", answers={"intro": {"option": "l1"}}),
        LATE,
    )
    answers = {"intro": {"option": "l1"}}
    assert seen == [True, ["乙队", "副本"], answers, True, True, None, 1, False, None]


def test_a_record_that_cannot_be_read_is_listed_and_not_written_over(
    storage: tuple[Page, str],
) -> None:
    """Its owner can still take the text away or delete it."""
    seen = _in_store(
        storage,
        """localStorage.setItem("pb:wiki:eight:check:odd", "{half");
           const saved = store.save("odd", more[0]).stored;
           const listed = store.list();
           return [saved, listed, store.read("odd"), store.open("odd"), store.remove("odd")];""",
        _file(),
    )
    entry = {"record": "odd", "name": None, "updated": "", "readable": False}
    assert seen == [False, [entry], "{half", None, True]


def test_what_another_tab_stored_meanwhile_is_not_lost(storage: tuple[Page, str]) -> None:
    """The newer answer per question; of the rest, what only the other tab changed."""
    start = _file(
        name="old", updated=EARLY, targets={}, answers={"intro": {"option": "l0", "at": EARLY}}
    )
    theirs = {
        **start,
        "name": "renamed there",
        "updated": LATE,
        "answers": {**start["answers"], "rules": {"option": "l2", "rev": 2, "at": LATE}},
    }
    mine = {
        **start,
        "targets": {"who": "solid"},
        "answers": {"intro": {"option": "l1", "at": LATE}},
    }
    seen = _in_store(
        storage,
        """const other = openStore(place);
           store.save("r1", more[0]);
           other.open("r1");
           other.save("r1", more[1]);
           const {stored, file} = store.save("r1", more[2]);
           return [stored, file, JSON.parse(store.read("r1"))];""",
        start,
        theirs,
        mine,
    )
    stored, file, text = seen
    assert stored
    assert file == text
    assert file["name"] == "renamed there"
    assert file["targets"] == {"who": "solid"}
    assert file["answers"] == {
        "intro": {"option": "l1", "at": LATE},
        "rules": {"option": "l2", "rev": 2, "at": LATE},
    }


def test_deleting_everything_leaves_nothing_of_ours_and_all_of_others(
    storage: tuple[Page, str],
) -> None:
    seen = _in_store(
        storage,
        """for (const key of ["theirs", "pb", "pbx:1", "pb:other:eight:check:r", "pb:wiki2:a:b:c",
             "/.__palette", "pb:language", "pb:wiki:eight:check:r1", "pb:wiki:eight:commerce:r1",
             "pb:wiki:cooking:x:r2"]) localStorage.setItem(key, "{}");
           return [store.clear(), Object.keys(localStorage).sort(), store.list()];""",
    )
    left = ["/.__palette", "pb", "pb:other:eight:check:r", "pb:wiki2:a:b:c", "pbx:1", "theirs"]
    assert seen == [True, left, []]


@pytest.mark.parametrize(
    "refusal",
    [
        'Object.defineProperty(globalThis, "localStorage",'
        ' {configurable: true, get() { throw new DOMException("no", "SecurityError"); }})',
        'Object.defineProperty(globalThis, "localStorage", {configurable: true, value: null})',
        "Storage.prototype.setItem = Storage.prototype.getItem = Storage.prototype.removeItem ="
        ' () => { throw new DOMException("full", "QuotaExceededError"); }',
        "Storage.prototype.setItem = () => {}",
    ],
    ids=["forbidden", "missing", "full", "deaf"],
)
def test_storage_that_refuses_gives_null_and_false(
    browser: Browser, modules: tuple[Page, str], refusal: str
) -> None:
    _, folder = modules
    page = browser.new_page()
    page.goto(f"{folder}/score.mjs")
    page.evaluate(f"() => {{ {refusal} }}")
    seen = _in_store(
        (page, folder),
        """return [store.works(), store.read("r"), store.write("r", "{}"), store.list(),
                  store.open("r"), store.save("r", more[0]).stored, store.rename("r", "n", ""),
                  store.duplicate("r", "n", "")];""",
        _file(),
    )
    page.close()
    assert seen == [False, None, False, [], None, False, False, None]


def test_full_storage_keeps_what_was_there(storage: tuple[Page, str]) -> None:
    """A real quota, not a pretended one."""
    seen = _in_store(
        storage,
        """store.save("r1", more[0]);
           const text = store.read("r1");
           for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2)) {
             for (let n = 0; n < 9; n += 1) {
               try { localStorage.setItem(`filler${size}-${n}`, "x".repeat(size)); }
               catch { break; }
             }
           }
           const larger = {...more[0], answers: {story: {text: "y".repeat(5000)}}};
           const result = [store.save("r1", larger).stored, store.read("r1") === text];
           localStorage.clear();
           return result;""",
        _file(),
    )
    assert seen == [False, True]


def test_a_record_too_large_to_be_read_again_is_not_written(storage: tuple[Page, str]) -> None:
    seen = _in_store(
        storage,
        """const file = {...more[0], answers: {story: {text: "零".repeat(90_000)}}};
           return [store.save("r1", file).stored, store.read("r1")];""",
        _file(),
    )
    assert seen == [False, None]


def test_another_tab_is_heard(browser: Browser, modules: tuple[Page, str]) -> None:
    """Its records, their removal, and the end of everything; other sites' keys are not ours."""
    _, folder = modules
    context = browser.new_context()
    here, there = context.new_page(), context.new_page()
    for page in (here, there):
        page.goto(f"{folder}/score.mjs")
    here.evaluate(
        """async ([folder, place]) => {
          const {openStore} = await import(`${folder}/store.mjs`);
          globalThis.heard = [];
          globalThis.stop = new AbortController();
          openStore(place).watch((...what) => heard.push(what), stop.signal);
        }""",
        [folder, PLACE],
    )
    there.evaluate(
        """() => {
          localStorage.setItem("pb:wiki:eight:check:r1", "a");
          localStorage.setItem("pb:other:eight:check:r1", "b");
          localStorage.removeItem("pb:wiki:eight:check:r1");
          localStorage.clear();
        }"""
    )
    until(here, "() => heard.length >= 3")
    here.evaluate("() => stop.abort()")
    there.evaluate("() => localStorage.setItem('pb:wiki:eight:check:r2', 'c')")
    until(here, "() => localStorage.getItem('pb:wiki:eight:check:r2') === 'c'")
    heard = here.evaluate("() => heard")
    context.close()
    assert heard == [["r1", "a"], ["r1", None], [None, None]]
