"""The team page: the numbers of `playbook team`, nothing kept, nobody shown who should not be."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from tests.browser.axe import axe_violations
from tests.browser.conftest import Log
from tests.browser.people import ASSESSMENT, people, person, written
from tests.browser.waiting import until
from tests.project import LANGUAGES, ROOT
from tests.scoring.saved import SCRIPTS, FileMaker, Json, scripted

HERE = f"eight-traits/assess/{ASSESSMENT}/team/"
EXAMPLES: list[Json] = yaml.safe_load(
    (ROOT / "templates" / "components" / "team" / "examples.yml").read_text("utf-8")
)

_KEYS = (
    "[...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(k => k.includes('team'))"
)

_LINK = """
async ([folder, address, file]) => {
  const {answerLink} = await import(`${folder}/link.mjs`);
  return (await answerLink(address, file)).link;
}
"""

_DROP = """
(box, files) => {
  const carried = new DataTransfer();
  for (const [name, text] of files) carried.items.add(new File([text], name));
  box.dispatchEvent(new DragEvent("drop", {dataTransfer: carried, cancelable: true}));
}
"""


class Team:
    """The page, as a facilitator uses it."""

    def __init__(self, page: Page, address: str, language: str = "en") -> None:
        self.page = page
        page.goto(f"{address}/{language}/{HERE}", wait_until="load")

    def part(self, name: str) -> Locator:
        return self.page.locator(f"pb-team [data-part={name}]")

    def put_in(self, paths: Iterable[Path]) -> None:
        """Choose files and wait until the page has said what became of them."""
        self._settled(lambda: self.part("files").set_input_files([str(path) for path in paths]))

    def paste(self, text: str) -> None:
        self.part("pasted").fill(text)
        self._settled(lambda: self.press("paste"))

    def drop(self, files: list[tuple[str, str]]) -> None:
        self._settled(lambda: self.part("drop").evaluate(_DROP, files))

    def _settled(self, act: Callable[[], object]) -> None:
        self.part("said").evaluate("said => { said.value = '' }")
        act()
        until(
            self.page,
            "() => { const {value} = document.querySelector('pb-team [data-part=said]');"
            " return value && !value.endsWith('…') }",
        )

    def press(self, name: str) -> None:
        self.open_list()
        found = self.page.locator(f"pb-team [data-do={name}], pb-team input[data-part={name}]")
        found.first.click()

    def open_list(self) -> None:
        self.part("people-frame").evaluate("frame => { frame.open = true }")

    def people(self) -> list[str]:
        return self.part("people").locator("li bdi").all_text_contents()

    def remarks(self) -> list[str]:
        return self.part("remarks").locator("li").all_text_contents()

    def taken_away(self, name: str) -> bytes:
        with self.page.expect_download() as download:
            self.press(name)
        return download.value.path().read_bytes()

    def result(self) -> Json:
        found: Json = json.loads(self.taken_away("json"))
        return found


def command(paths: Iterable[Path]) -> tuple[bytes, Json]:
    """What `playbook team --json` prints."""
    done = subprocess.run(
        [sys.executable, "-m", "playbook_press", "team", "--json", *map(str, paths)],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    return done.stdout, json.loads(done.stdout)


@pytest.fixture
def team(page: Page, address: str) -> Team:
    return Team(page, address)


@pytest.mark.parametrize("quick", [0, 5, 30])
def test_thirty_files_give_the_bytes_of_the_command(team: Team, tmp_path: Path, quick: int) -> None:
    """All complete, some quick, all quick: the same set is chosen, the same numbers come out."""
    paths = written(tmp_path, people(30, quick=quick))
    team.put_in(paths)
    text, expected = command(paths)
    assert expected["members"] == 30
    assert expected["set"] == ("quick" if quick == 30 else "deep")
    assert team.taken_away("json") == text


def test_what_is_seen_are_these_numbers(team: Team, tmp_path: Path, log: Log) -> None:
    """Every question's row, every part's mean, and the order of what to discuss first."""
    paths = written(tmp_path, people(30, quick=5))
    team.put_in(paths)
    _, expected = command(paths)
    rows = {
        row.get_attribute("data-question"): row.locator("td").all_inner_texts()
        for row in team.part("questions").locator("tr[data-question]").all()
    }
    drawn = {
        row.get_attribute("data-question"): row.locator("svg").get_attribute("aria-label")
        for row in team.part("questions").locator("tr[data-question]").all()
    }
    assert set(rows) == {id for id, found in expected["questions"].items() if found}
    for id, cells in rows.items():
        found = expected["questions"][id]
        low, median, high = (
            found[name].removeprefix("l") for name in ("lowest", "median", "highest")
        )
        span = low if low == high else f"{low}–{high}"
        numbers = [str(found[name]) for name in ("answered", "spread", "unknown", "na")]
        answered, spread, unknown, na = numbers
        assert cells[1:] == [answered, median, span, spread, unknown, na], id
        counts = [
            f"{option.removeprefix('l')}: {count}" for option, count in found["counts"].items()
        ]
        assert drawn[id] == ", ".join(counts)
    means = team.part("sections").locator(".pb-bar__score").all_inner_texts()
    groups = [group for id, group in expected["groups"].items() if id != ASSESSMENT]
    assert sorted(means) == sorted(f"{each['score']} / 4 · n = {each['scored']}" for each in groups)
    ranked = sorted(expected["discuss_first"], key=expected["discuss_first"].__getitem__)
    titles = json.loads(team.part("data").evaluate("data => data.content.textContent"))["questions"]
    shown = team.part("agenda").locator("h3").all_inner_texts()
    assert shown == [titles[id]["text"] for id in ranked[:5]]
    log.assert_clean()


def test_hostile_files_are_named_with_the_reason_and_the_others_are_read(
    team: Team, tmp_path: Path, log: Log
) -> None:
    good = written(tmp_path / "good", people(3))
    bad: dict[str, bytes] = {
        "cut.json": good[0].read_bytes()[:200],
        "proto.json": b'{"format":1,"__proto__":{"hit":1}}',
        "nan.json": b'{"format":1,"answers":{"a":NaN}}',
        "huge.json": b"[" * 300_000,
        "other.json": json.dumps({**person(9), "playbook": "cooking"}).encode(),
        "level.json": json.dumps({**person(8), "answers": {"self-intro": {"na": True}}}).encode(),
        "<img src=x onerror=hit=1>.json": b"[]",
    }
    maker = FileMaker(7)
    bad |= {f"mad-{n}.json": maker.file() for n in range(40)}
    bad |= {f"script-{n}.json": json.dumps(scripted(s)).encode() for n, s in enumerate(SCRIPTS)}
    folder = tmp_path / "bad"
    folder.mkdir()
    for name, data in bad.items():
        (folder / name).write_bytes(data)
    team.put_in([*good, *(folder / name for name in bad)])
    assert team.result()["members"] == 3
    remarks = team.remarks()
    assert [line for name in bad for line in remarks if line.startswith(name)] == remarks
    assert len(remarks) == len(bad)
    by_name = dict(zip(bad, remarks, strict=True))
    assert "cooking" in by_name["other.json"]
    assert "256 kB" in by_name["huge.json"]
    assert "without the reason" in by_name["level.json"]
    assert team.page.evaluate("[globalThis.hit, ({}).hit]") == [None, None]
    assert team.page.locator("pb-team :is(img, script)").count() == 0
    log.assert_clean()


def test_scripts_in_every_field_of_a_file_that_fits_stay_text(
    team: Team, tmp_path: Path, log: Log
) -> None:
    files = people(4)
    for file, script in zip(files, SCRIPTS, strict=False):
        file |= {"name": script, "lang": script, "updated": script, script: script}
        file["answers"]["self-intro"] |= {"note": script, "label": script, "at": script}
        file["earlier"] = {script: {"text": script}}
    team.put_in(written(tmp_path, files))
    team.press("names")
    assert team.people() == [script.strip() for script in SCRIPTS[:4]]
    team.press("who")
    team.press("who-now")
    assert team.page.evaluate("globalThis.hit") is None
    assert team.page.locator("pb-team :is(img, script)").count() == 0
    log.assert_clean()


def test_below_the_minimum_group_no_number_is_there(team: Team, tmp_path: Path) -> None:
    paths = written(tmp_path, people(3))
    team.put_in(paths[:2])
    assert not team.part("shown").is_visible()
    assert "1 to go" in team.part("too-few").inner_text()
    for name in ("agenda", "later", "sections", "questions"):
        assert team.part(name).inner_text() == "", name
    team.put_in(paths[2:])
    assert team.part("shown").is_visible()
    assert not team.part("too-few").is_visible()


def test_a_question_that_too_few_answered_shows_nothing(team: Team, tmp_path: Path) -> None:
    """Four people, two of whom answered this one: neither page nor files hold a number."""
    files = people(4)
    for number, file in enumerate(files):
        answer = {"rev": 1, "option": "l4"} if number < 2 else {"rev": 1, "unknown": True}
        file["answers"]["self-intro"] = answer
    team.put_in(written(tmp_path, files))
    assert team.result()["questions"]["self-intro"] is None
    row = team.part("questions").locator("tr", has_text="introduce themselves").first
    assert "fewer than 3 people" in row.inner_text()
    assert row.locator("svg").count() == 0
    table = list(csv.reader(io.StringIO(team.taken_away("csv").decode("utf-8-sig"))))
    line = next(line for line in table if line[0] == "self-intro")
    assert line[3:] == [""] * 10


def test_one_person_can_be_removed(team: Team, tmp_path: Path) -> None:
    paths = written(tmp_path, people(6, quick=1))
    team.put_in(paths)
    assert "1 of 6" in team.part("basis").inner_text()
    team.open_list()
    team.page.get_by_role("button", name="Remove Person 1", exact=True).click()
    text, _ = command(paths[1:])
    assert team.taken_away("json") == text
    assert "All 5" in team.part("basis").inner_text()
    assert team.people() == [f"Person {n}" for n in range(1, 6)]


def test_whoever_removes_by_keyboard_stays_in_the_list(team: Team, tmp_path: Path) -> None:
    team.put_in(written(tmp_path, people(4)))
    team.open_list()
    team.page.get_by_role("button", name="Remove Person 4").focus()
    for left in (3, 2, 1):
        team.page.keyboard.press("Enter")
        focused = team.page.evaluate("document.activeElement.getAttribute('aria-label')")
        assert focused == f"Remove Person {left}"
    team.page.keyboard.press("Enter")
    assert team.page.evaluate("document.activeElement.dataset.part") == "files"


def test_the_same_answers_twice_count_once_and_are_named(
    team: Team, tmp_path: Path, modules: tuple[Page, str]
) -> None:
    """As a file and as a link; somebody else with the same answers can still be counted."""
    files = people(4)
    paths = written(tmp_path, files)
    link = modules[0].evaluate(_LINK, [modules[1], "https://example.org/", files[2]])
    team.put_in([*paths, paths[1]])
    assert team.result()["members"] == 4
    assert "exactly the answers of Person 2" in team.remarks()[0]
    team.paste(link)
    assert "exactly the answers of Person 3" in team.remarks()[0]
    team.press("count-it")
    assert team.result()["members"] == 5


def test_two_people_of_one_mind_are_two_people(team: Team, tmp_path: Path) -> None:
    same = [{**person(1), "created": f"2026-11-22T10:00:00.00{n}Z"} for n in range(3)]
    team.put_in(written(tmp_path, same))
    assert team.result()["members"] == 3
    assert team.remarks() == []


def test_two_states_of_one_record_are_pointed_out(team: Team, tmp_path: Path) -> None:
    later = person(1)
    later["answers"]["self-intro"] = {"rev": 1, "option": "l4"}
    later["answers"]["member-directory"] = {"rev": 1, "option": "l4"}
    team.put_in(written(tmp_path, [*people(3), later]))
    assert team.result()["members"] == 4
    assert "same record as Person 2" in team.remarks()[0]


def test_links_are_pasted_as_a_chat_gives_them(
    team: Team, modules: tuple[Page, str], tmp_path: Path
) -> None:
    files = people(4, quick=1)
    page, folder = modules
    links = [page.evaluate(_LINK, [folder, "https://example.org/x/", file]) for file in files]
    team.paste(
        f"Anna: {links[0]}\n10:31\nhere is mine {links[1]} and Bo's {links[2]} thanks\n"
        f"{links[3][:-9]}\n{json.dumps(files[3])}\n\nhttps://example.org/#elsewhere"
    )
    text, _ = command(written(tmp_path, files))
    assert team.taken_away("json") == text
    assert len(team.remarks()) == 1
    assert team.remarks()[0].startswith("Line 4 The link is incomplete")
    assert "2 lines without a link" in team.part("remarks").inner_text()


def test_files_can_be_dropped(team: Team) -> None:
    team.drop([(f"{n}.json", json.dumps(file)) for n, file in enumerate(people(3))])
    assert team.result()["members"] == 3


def test_nothing_is_stored_unless_asked(team: Team, tmp_path: Path) -> None:
    """Asked for, it outlives a reload without anything that was written; then it is deleted."""
    page = team.page
    team.put_in(written(tmp_path, people(5)))
    assert page.evaluate(_KEYS) == []
    page.reload()
    assert team.part("too-few").is_visible()
    team.put_in(sorted(tmp_path.glob("*.json")))
    before = team.taken_away("json")
    team.press("keep")
    kept = page.evaluate("Object.values(localStorage).join()")
    assert len(page.evaluate(_KEYS)) == 5
    assert "private" not in kept
    page.reload()
    assert team.taken_away("json") == before
    team.open_list()
    assert team.people() == [f"Person {n}" for n in range(1, 6)]
    page.get_by_role("button", name="Remove Person 1", exact=True).click()
    assert len(page.evaluate(_KEYS)) == 4
    team.press("keep")
    assert page.evaluate(_KEYS) == []
    assert len(team.people()) == 4
    team.press("keep")
    team.press("clear")
    team.press("clear-now")
    assert page.evaluate(_KEYS) == []
    assert team.people() == []


def test_what_is_kept_is_no_record_of_the_assessment(
    team: Team, address: str, tmp_path: Path
) -> None:
    team.put_in(written(tmp_path, people(3)))
    team.press("keep")
    own = f"pb:playbook-press:eight-traits:{ASSESSMENT}:"
    keys = team.page.evaluate("Object.keys(localStorage)")
    assert not [key for key in keys if key.startswith(own)]
    assert all(key.startswith("pb:playbook-press:") for key in keys if "team" in key)


def test_a_browser_that_refuses_storage_is_told_about(
    context: BrowserContext, page: Page, address: str, tmp_path: Path
) -> None:
    context.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    team = Team(page, address)
    team.put_in(written(tmp_path, people(3)))
    team.press("keep")
    assert "refuses to keep" in team.part("said").inner_text()
    assert not team.part("keep").is_checked()
    assert team.result()["members"] == 3


def test_another_window_that_deletes_what_is_kept_is_followed(
    context: BrowserContext, team: Team, address: str, tmp_path: Path
) -> None:
    team.put_in(written(tmp_path, people(3)))
    team.press("keep")
    other = Team(context.new_page(), address)
    other.press("clear")
    other.press("clear-now")
    team.part("too-few").wait_for()
    assert team.people() == []


def test_names_are_off_and_never_leave_the_page(team: Team, tmp_path: Path) -> None:
    """Not in the list before they are asked for, never in what is taken away or printed."""
    page = team.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    team.put_in(written(tmp_path, people(5)))
    assert "Zhang San" not in page.locator("pb-team").inner_text()
    assert page.locator("[data-part=who]").is_disabled()
    team.press("names")
    assert team.people()[0] == "Zhang San 0"
    assert "Zhang San" not in team.part("result").inner_text()
    team.press("who")
    assert "Zhang San" not in team.part("result").inner_text()
    assert not team.part("who").is_checked()
    team.press("who-now")
    assert team.part("who").is_checked()
    assert "Zhang San" in team.part("agenda").inner_text()
    files = team.taken_away("csv") + team.taken_away("json")
    team.press("wiki")
    until(team.page, "document.querySelector('[data-part=said]').value === 'Copied.'")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("# Community health check")
    assert "Zhang" not in files.decode() + copied
    page.emulate_media(media="print")
    assert "Zhang San" not in page.locator("body").inner_text()
    page.emulate_media(media="screen")
    team.press("names")
    assert "Zhang San" not in page.locator("pb-team").inner_text()
    team.press("names")
    assert not team.part("who").is_checked()


def test_the_table_to_take_away_is_safe_to_open(team: Team, tmp_path: Path) -> None:
    team.put_in(written(tmp_path, people(5)))
    data = team.taken_away("csv")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@")]
    ids = [row[0] for row in rows[1:]]
    assert [id for id in ids if id in command(sorted(tmp_path.glob("*.json")))[1]["questions"]]


def test_on_stage_the_keyboard_turns_the_pages(team: Team, tmp_path: Path) -> None:
    team.put_in(written(tmp_path, people(30)))
    start = team.page.locator("[data-do=stage]")
    start.focus()
    team.page.keyboard.press("Enter")
    stage = team.part("stage")
    first = stage.locator("h2").inner_text()
    assert first == team.part("agenda").locator("h3").first.inner_text()
    team.page.keyboard.press("ArrowRight")
    assert stage.locator("h2").inner_text() != first
    team.page.keyboard.press("ArrowLeft")
    assert stage.locator("h2").inner_text() == first
    team.page.keyboard.press("Escape")
    assert not stage.is_visible()
    assert team.page.evaluate("document.activeElement.dataset.do") == "stage"


def test_the_page_works_from_a_memory_stick(page: Page, site: Path, tmp_path: Path) -> None:
    """No server and no network: only files."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site / "zh" / HERE / "index.html").as_uri())
    team = Team.__new__(Team)
    team.page = page
    team.put_in(written(tmp_path, people(3)))
    assert team.result()["members"] == 3
    assert all(url.startswith(("file:", "blob:", "data:")) for url in asked)


def test_without_scripts_the_page_names_two_other_ways(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for language in LANGUAGES:
        page.goto(f"{address}/{language}/{HERE}")
        plain = page.locator("[data-part=plain]")
        assert f"playbook team {ASSESSMENT}-" in plain.inner_text()
        page.locator("[data-part=plain] a").click()
        assert page.url == f"{address}/{language}/eight-traits/assess/{ASSESSMENT}/"
    context.close()


def test_what_is_in_stays_while_navigation_does_not_reload(
    team: Team, tmp_path: Path, log: Log
) -> None:
    """The theme may put a page away and bring a fresh copy; nothing is stored for it."""
    fresh = team.page.evaluate_handle("document.querySelector('pb-team').cloneNode(true)")
    team.put_in(written(tmp_path, people(3)))
    before = team.taken_away("json")
    team.page.evaluate("fresh => document.querySelector('pb-team').replaceWith(fresh)", fresh)
    assert team.taken_away("json") == before
    assert team.page.evaluate(_KEYS) == []
    log.assert_clean()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", EXAMPLES, ids=[example["id"] for example in EXAMPLES])
def test_every_example_is_accessible_and_fits(
    page: Page, log: Log, address: str, tmp_path: Path, language: str, example: Json
) -> None:
    """What should be seen is, axe finds nothing in light and dark, nothing is wider than 320 px."""
    team = Team(page, address, language)
    paths = written(tmp_path, people(example["people"], quick=example.get("quick", 0)))
    if example.get("broken"):
        (tmp_path / "broken.json").write_text("{")
        paths.append(tmp_path / "broken.json")
    if paths:
        team.put_in(paths)
    for name in example.get("then", ()):
        team.press(name)
    for name in example.get("shows", ()):
        assert team.part(name).is_visible(), name
    for name in example.get("hides", ()):
        assert not team.part(name).is_visible(), name
    for scheme in ("default", "slate"):
        page.evaluate("name => { document.body.dataset.mdColorScheme = name }", scheme)
        found: list[Any] = [
            (rule["id"], [node["html"][:160] for node in rule["nodes"][:3]])
            for rule in axe_violations(page)
        ]
        assert found == [], scheme + json.dumps(found, indent=2, ensure_ascii=False)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    log.assert_clean()
