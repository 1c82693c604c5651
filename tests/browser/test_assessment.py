"""The self-assessment as readers use it: filled in, understood, kept, taken away, brought back."""

import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.axe import axe_violations
from tests.browser.conftest import Log
from tests.browser.examples import served_examples
from tests.browser.filling import Filling
from tests.browser.waiting import until
from tests.project import LANGUAGES, ROOT

HERE = "eight-traits/assess/health-check/"
QUESTIONS = 41
QUICK = 16
KIND = "garden/assess/every-kind/"


@pytest.fixture(scope="module")
def garden(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site with the examples of the component."""
    with served_examples(tmp_path_factory.mktemp("garden")) as address:
        yield address


@pytest.fixture
def garden_log(garden: str, page: Page) -> Log:
    """What goes wrong on the small site; its address is another one."""
    log = Log(garden)
    log.attach(page)
    return log


def opened(page: Page, address: str, path: str = f"en/{KIND}") -> Filling:
    page.goto(f"{address}/{path}", wait_until="load")
    filling = Filling(page)
    filling.part("rail").wait_for()
    return filling


def by_command(path: Path) -> bytes:
    """What `playbook score --json` prints."""
    done = subprocess.run(
        [sys.executable, "-m", "playbook_press", "score", "--json", str(path)],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def test_the_story_of_a_reader(page: Page, log: Log, address: str, tmp_path: Path) -> None:
    """Answer 20 by keyboard, reload, switch language, take away, delete, bring back."""
    filling = opened(page, address, f"zh/{HERE}")
    filling.press("stage")
    for number in range(20):
        page.keyboard.press(str(1 + number % 5))
        page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    answers = filling.chosen()
    assert len(answers) == 20
    assert [values[0] for values in answers.values()] == [f"l{n % 5}" for n in range(20)]

    page.reload()
    assert filling.chosen() == answers
    page.locator(".md-header a[hreflang=en], .pb-language[hreflang=en]").first.click()
    page.wait_for_url(f"{address}/en/{HERE}")
    filling.part("rail").wait_for()
    assert filling.chosen() == answers
    scores = filling.scores()
    assert [text for text in scores.values() if text != "–"], scores

    file = filling.download("answers", tmp_path)
    result = filling.download("result", tmp_path)
    assert file.name.endswith("-answers.json")
    assert result.name.endswith("-result.json")
    assert result.read_bytes() == by_command(file)

    filling.press("clear")
    filling.press("clear-now")
    assert filling.keys() == []
    assert filling.chosen() == {}
    page.reload()
    assert filling.keys() == []

    filling.bring_in(file)
    assert filling.keys() == []
    filling.press("take-in")
    assert filling.chosen() == answers
    assert filling.scores() == scores
    assert filling.download("result", tmp_path / "again").read_bytes() == result.read_bytes()
    log.assert_clean()


def test_nothing_is_chosen_kept_or_shown_before_the_reader_answers(
    page: Page, address: str
) -> None:
    """No answer is suggested, no value shown, and looking leaves no trace."""
    filling = opened(page, address, f"zh/{HERE}")
    assert filling.chosen() == {}
    assert filling.keys() == []
    first = filling.root.locator("fieldset[data-ask]").first
    assert first.locator("input[type=radio]").count() == 7
    assert not any(line.strip().isdigit() for line in first.inner_text().splitlines()[1:])


def test_the_quick_set_asks_less_and_has_a_result_of_its_own(
    page: Page, address: str, tmp_path: Path
) -> None:
    filling = opened(page, address, f"en/{HERE}")
    assert filling.root.locator("fieldset[data-ask]:visible").count() == QUESTIONS
    filling.root.locator("[name=set][value=quick]").check()
    asked = filling.root.locator("fieldset[data-ask]:visible")
    assert asked.count() == QUICK
    for number in range(QUICK):
        asked.nth(number).locator("input[value=l3]").check()
    assert filling.part("count").inner_text() == f"{QUICK} of {QUICK} answered"
    file = filling.download("answers", tmp_path)
    result = filling.download("result", tmp_path)
    assert json.loads(file.read_text("utf-8"))["set"] == "quick"
    assert result.read_bytes() == by_command(file)
    assert {entry["score"] for entry in json.loads(result.read_bytes()).values()} == {"3.0"}


def test_every_kind_of_question_is_kept_and_scored(
    page: Page, garden: str, garden_log: Log, tmp_path: Path
) -> None:
    """Level, several, number, words; nested sections; note, evidence, target, action."""
    filling = opened(page, garden)
    filling.choose("spade", "sometimes")
    filling.question("mended").locator("[data-part=value]").fill("７.5")
    filling.choose("on-the-board", "who")
    filling.choose("on-the-board", "keep-out")
    filling.choose("coats", "one")
    filling.question("missing-there").locator("[data-part=value]").fill("A bench. 长凳")
    filling.question("spade").locator("summary").click()
    filling.question("spade").locator("[data-part=note]").fill("=cmd()|<b>")
    filling.question("spade").locator("[data-do=evidence]").click()
    filling.question("spade").locator("[name=title]").fill("The shed")
    filling.question("spade").locator("[name=date]").fill("2026-05-01")
    filling.root.locator("[data-target=gate]").select_option("high")
    filling.press("add-action")
    filling.part("actions").locator("[name=text]").fill("Hang up a list")
    filling.part("actions").locator("[name=due]").fill("2027-01-31")
    file = filling.record()
    answers = file["answers"]
    assert answers["mended"]["number"] == "7.5"
    assert answers["on-the-board"]["options"] == ["who", "keep-out"]
    assert answers["missing-there"]["text"] == "A bench. 长凳"
    assert answers["spade"]["rev"] == 2
    assert answers["spade"]["note"] == "=cmd()|<b>"
    assert answers["spade"]["evidence"] == [{"title": "The shed", "date": "2026-05-01"}]
    assert file["targets"] == {"gate": "high"}
    assert file["actions"] == [{"text": "Hang up a list", "due": "2027-01-31"}]

    scores = filling.scores()
    parts = {"Tools": "58", "The gate": "33", "The board": "33", "The paint": "1"}
    assert scores == {**parts, "Overall": "46"}

    page.reload()
    assert filling.question("mended").locator("[data-part=value]").input_value() == "7.5"
    assert filling.part("actions").locator("[name=due]").input_value() == "2027-01-31"
    assert filling.scores() == scores
    table = filling.download("csv", tmp_path).read_bytes()
    assert table.startswith(b"\xef\xbb\xbf")
    assert b'"\'=cmd()|<b>"' in table
    garden_log.assert_clean()


def test_what_nobody_sees_of_a_question_stands_outside_the_page(page: Page, garden: str) -> None:
    """A browser looks at every text input there is, which takes long on a long form."""
    filling = opened(page, garden)
    notes = filling.root.locator("[data-part=note]")
    reasons = filling.root.locator("[data-part=reason]")
    assert (notes.count(), reasons.count()) == (0, 0)
    filling.question("spade").locator("summary").click()
    filling.question("spade").locator("[data-part=note]").fill("Rusty")
    filling.choose("spade", "~na")
    filling.question("spade").locator("[data-part=reason]").fill("No spade here")
    page.reload()
    filling.part("rail").wait_for()
    assert (notes.count(), reasons.count()) == (1, 1)
    assert notes.input_value() == "Rusty"
    assert reasons.input_value() == "No spade here"
    page.pdf()
    assert notes.count() == filling.root.locator("fieldset[data-ask]").count()
    assert filling.record()["answers"]["spade"]["note"] == "Rusty"


def test_results_of_nothing_are_drawn_when_they_come_near(page: Page, address: str) -> None:
    """Nobody waits for them; whoever has answered finds them drawn."""
    filling = opened(page, address, f"en/{HERE}")
    rows = filling.part("table").locator("tbody")
    page.wait_for_timeout(300)
    assert rows.count() == 0
    page.keyboard.press("End")
    rows.first.wait_for()
    filling.root.locator("input[value=l2]").first.check()
    page.reload()
    rows.first.wait_for(state="attached")


@pytest.mark.parametrize("answered", [0, 1])
def test_whoever_comes_for_the_results_stays_with_them(
    page: Page, address: str, answered: int
) -> None:
    """Questions above them that are laid out late would move them away."""
    filling = opened(page, address, f"en/{HERE}")
    for number in range(answered):
        filling.root.locator("fieldset[data-ask]").nth(number).locator("input").first.check()
    page.goto("about:blank")
    page.goto(f"{address}/en/{HERE}#results", wait_until="load")
    filling.part("table").locator("tbody").first.wait_for(state="attached")
    page.wait_for_timeout(500)
    top = page.locator("#results").bounding_box()
    assert top is not None
    assert 0 < top["y"] < 300


def test_none_and_unknown_and_not_applicable_stand_alone(page: Page, garden: str) -> None:
    filling = opened(page, garden)
    filling.choose("on-the-board", "who")
    filling.choose("on-the-board", "~none")
    assert filling.record()["answers"]["on-the-board"]["options"] == []
    filling.choose("on-the-board", "~unknown")
    assert filling.chosen()["on-the-board"] == ["~unknown"]
    filling.question("mended").locator("[data-part=value]").fill("3")
    filling.choose("mended", "~unknown")
    assert filling.question("mended").locator("[data-part=value]").input_value() == ""
    filling.question("mended").locator("[data-part=value]").fill("4")
    assert "unknown" not in filling.record()["answers"]["mended"]
    filling.choose("spade", "~na")
    flag = filling.question("spade").locator(".pb-ask__flag")
    assert "why it does not apply" in flag.inner_text()
    filling.question("spade").locator("[data-part=reason]").fill("No spade here")
    assert flag.count() == 0
    assert filling.record()["answers"]["spade"]["reason"] == "No spade here"


def test_what_cannot_be_scored_is_said_at_the_question_and_nowhere_else(
    page: Page, garden: str
) -> None:
    """One bad number does not take the other scores away."""
    filling = opened(page, garden)
    filling.choose("coats", "two")
    filling.question("mended").locator("[data-part=value]").fill("a few")
    assert "Write a number" in filling.question("mended").inner_text()
    assert filling.scores()["The paint"] == "3"


def test_a_number_opens_to_its_calculation(page: Page, garden: str) -> None:
    filling = opened(page, garden)
    filling.choose("spade", "sometimes")
    filling.question("mended").locator("[data-part=value]").fill("10")
    filling.choose("coats", "~unknown")
    filling.scores()
    how = filling.part("table").locator("details").first
    how.locator("summary").click()
    text = how.inner_text()
    assert "Σ w·r ÷ Σ w = 2 ÷ 3 = 2/3" in text
    assert "0 + 2/3 × (100 − 0) = 200/3 ≈ 67" in text
    filling.choose("spade", "never")
    page.wait_for_timeout(200)
    assert how.get_attribute("open") is not None
    rows = filling.part("table").inner_text()
    assert "A critical question is not passed" in rows
    assert "How many coats of paint?" in filling.part("find-out").inner_text()


def test_next_steps_come_from_the_answers_and_lead_into_the_playbook(
    page: Page, garden: str
) -> None:
    filling = opened(page, garden)
    filling.choose("spade", "never")
    filling.scores()
    steps = filling.part("steps")
    assert "Make a list." in steps.inner_text()
    assert steps.locator("a[href*='#practice-list-tools']").count() == 1
    for _ in range(2):
        filling.press("action-from")
        assert [each["text"] for each in filling.record()["actions"]] == ["List the tools"]
        assert page.evaluate("document.activeElement.value") == "List the tools"
    filling.choose("spade", "always")
    filling.scores()
    assert steps.locator("a[href*=practice]").count() == 0


def test_a_case_stands_beside_the_result_in_words(page: Page, garden: str) -> None:
    filling = opened(page, garden)
    filling.choose("spade", "always")
    filling.part("case").select_option(index=1)
    page.wait_for_timeout(200)
    badges = filling.part("table").locator(".pb-badge")
    assert badges.count() >= 1
    assert not any(character.isdigit() for character in badges.first.inner_text())


def test_targets_tell_what_is_good_enough(page: Page, garden: str) -> None:
    filling = opened(page, garden)
    filling.choose("spade", "sometimes")
    filling.question("mended").locator("[data-part=value]").fill("5")
    row = filling.part("table").locator("tbody").first
    page.wait_for_timeout(200)
    assert row.locator("select").input_value() == "middle"
    assert "good enough" in row.inner_text()
    row.locator("select").select_option("")
    page.wait_for_timeout(200)
    assert "50 to go" in filling.part("table").locator("tbody").first.inner_text()
    assert filling.record()["targets"] == {"tools": ""}


def test_two_windows_keep_the_newer_answer_of_every_question(
    context: BrowserContext, garden: str
) -> None:
    first, second = context.new_page(), context.new_page()
    one = opened(first, garden)
    one.choose("spade", "never")
    two = opened(second, garden)
    assert two.chosen() == {"spade": ["never"]}
    two.choose("coats", "two")
    one.question("coats").locator("input[value=two]:checked").wait_for()
    one.choose("spade", "always")
    two.question("spade").locator("input[value=always]:checked").wait_for()
    assert one.chosen() == two.chosen() == {"spade": ["always"], "coats": ["two"]}
    one.press("clear")
    one.press("clear-now")
    two.root.locator("[data-notice=removed]").wait_for()
    assert two.chosen() == {}
    assert two.keys() == []


def test_a_browser_that_keeps_nothing_says_so_once(
    browser: Browser, garden: str, tmp_path: Path
) -> None:
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})"
    )
    page = context.new_page()
    filling = opened(page, garden)
    assert "lets no site keep data" in filling.part("notices").inner_text()
    filling.choose("spade", "always")
    filling.choose("coats", "two")
    assert filling.part("notices").locator(".pb-notice").count() == 1
    filling.root.locator("[data-notice] [data-do=close-notice]").click()
    filling.choose("coats", "one")
    assert filling.part("notices").locator(".pb-notice").count() == 0
    assert filling.scores()["The paint"] == "1"
    file = json.loads(filling.download("answers", tmp_path).read_text("utf-8"))
    assert file["answers"]["coats"]["option"] == "one"
    context.close()


def test_a_full_storage_says_so_and_goes_on(page: Page, garden: str, tmp_path: Path) -> None:
    filling = opened(page, garden)
    filling.choose("spade", "never")
    page.evaluate(
        """() => { for (let size = 1 << 22; size; size >>= 1) {
             for (let at = 0; at < 20; at += 1) {
               try { localStorage.setItem(`x${size}-${at}`, "x".repeat(size)); }
               catch { break; } } } }"""
    )
    filling.choose("coats", "two")
    assert "full" in filling.part("notices").inner_text()
    assert "Not kept" in filling.part("kept").inner_text()
    assert filling.scores()["The paint"] == "3"
    file = json.loads(filling.download("answers", tmp_path).read_text("utf-8"))
    assert set(file["answers"]) == {"spade", "coats"}
    page.evaluate(
        """() => { for (const key of Object.keys(localStorage))
             if (key[0] === "x") localStorage.removeItem(key); }"""
    )
    filling.choose("spade", "always")
    assert filling.part("notices").inner_text() == ""
    assert set(filling.record()["answers"]) == {"spade", "coats"}


HOSTILE = {
    "too large": ("x" * 300_000, "larger than 256 kB"),
    "not JSON": ("{", "incomplete, or not JSON"),
    "prototype": ('{"__proto__": {"a": 1}}', "must not be there"),
    "not answers": ('{"format": "one"}', "no answer file"),
    "NaN": ('{"format": NaN}', "not JSON"),
    "huge number": ('{"format": 1, "x": 1e400}', ""),
    "other playbook": (
        '{"format": 1, "playbook": "<img src=x onerror=hit()>", "assessment": "a", "answers": {}}',
        "another playbook (<img src=x onerror=hit()>)",
    ),
    "wrong shape": (
        '{"format": 1, "playbook": "garden", "assessment": "every-kind", "answers": {"spade": 1}}',
        "cannot be understood",
    ),
}


@pytest.mark.parametrize("case", list(HOSTILE))
def test_a_hostile_file_changes_nothing_and_is_told_apart(
    page: Page, garden: str, garden_log: Log, tmp_path: Path, case: str
) -> None:
    text, reason = HOSTILE[case]
    filling = opened(page, garden)
    filling.choose("spade", "always")
    before = filling.stored()
    (tmp_path / "bad.json").write_text(text, "utf-8")
    filling.bring_in(tmp_path / "bad.json")
    assert reason in filling.part("offer").inner_text()
    assert filling.part("offer").locator("button, img").count() == 0
    assert filling.stored() == before
    garden_log.assert_clean()


def test_what_people_wrote_stays_text_everywhere(page: Page, garden: str, garden_log: Log) -> None:
    """A file full of markup runs nothing, wherever its words are shown."""
    attack = "<img src=x onerror='document.title=1'><script>document.title=1</script>"
    answer = {"option": "never", "note": attack, "at": "2026-01-01T00:00:00Z", "label": attack}
    evidence = [{"title": attack, "url": f"javascript:{attack}", "date": attack}]
    file = {
        "format": 1, "playbook": "garden", "assessment": "every-kind", "name": attack,
        "answers": {
            "spade": {**answer, "evidence": evidence, "rev": 1},
            "coats": {"option": "gone", "label": attack},
            "missing-there": {"text": attack},
            "left-behind": {"option": "x", "label": attack},
        },
        "actions": [{"text": attack, "owner": attack, "due": attack}],
        "targets": {"tools": attack, "constructor": "x"},
    }  # fmt: skip
    filling = opened(page, garden)
    title = page.title()
    filling.paste(json.dumps(file))
    filling.press("take-in")
    page.wait_for_timeout(300)
    filling.root.locator(".pb-desk__records summary").click()
    filling.press("new")
    filling.part("earlier").select_option(index=1)
    page.wait_for_timeout(300)
    # The picture of a result is ours, and empty until it is asked for.
    assert filling.root.locator("img:not(pb-keepsake img), script").count() == 0
    assert page.title() == title
    garden_log.assert_clean()


def test_a_link_carries_the_answers_and_nothing_typed_unless_asked(
    context: BrowserContext, garden: str
) -> None:
    page = context.new_page()
    filling = opened(page, garden)
    filling.choose("spade", "sometimes")
    filling.question("missing-there").locator("[data-part=value]").fill("secret words")
    filling.press("link")
    filling.part("link").wait_for()
    link = filling.part("link").input_value()
    assert f"{len(link)} characters" in filling.part("link-length").inner_text().replace(",", "")
    filling.part("with-notes").check()
    until(
        page,
        "(short) => document.querySelector('[data-part=link]').value.length > short",
        arg=len(link),
    )
    whole = filling.part("link").input_value()

    other = context.new_page()
    asked: list[str] = []
    other.on("request", lambda request: asked.append(request.url))
    reader = Filling(other)
    other.goto(link)
    reader.part("offer").locator("button").first.wait_for()
    assert "#" not in other.url
    assert not any("answers=" in url.split("#")[0] for url in asked)
    reader.press("take-in")
    assert reader.chosen() == {"spade": ["sometimes"]}
    assert reader.question("missing-there").locator("[data-part=value]").input_value() == ""
    reader.paste(whole)
    reader.press("take-in")
    assert (
        reader.question("missing-there").locator("[data-part=value]").input_value()
        == "secret words"
    )
    reader.paste(link[:-4])
    assert "incomplete" in reader.part("offer").inner_text()


def test_a_new_version_of_the_playbook_keeps_every_answer(page: Page, garden: str) -> None:
    """Renamed, reworded, an option gone, a question gone: said in a list, shown at the question."""
    file = {
        "format": 1, "playbook": "garden", "version": "0.9.0", "assessment": "every-kind",
        "answers": {
            "shovel": {"option": "always", "rev": 1, "label": "Always"},
            "coats": {"option": "three", "label": "Three coats"},
            "fence": {"option": "tall", "label": "Very tall", "note": "green"},
        },
    }  # fmt: skip
    filling = opened(page, garden)
    filling.paste(json.dumps(file))
    assert "version 0.9.0" in filling.part("offer").inner_text()
    filling.press("take-in")
    notice = filling.root.locator("[data-notice=changes]").inner_text()
    for words in ("formerly shovel", "reworded", "no longer offered", "Very tall"):
        assert words in notice
    assert "Three coats" in filling.question("coats").inner_text()
    assert filling.chosen() == {"spade": ["always"]}
    assert filling.record()["earlier"]["fence"]["note"] == "green"
    filling.question("spade").locator("[data-do=confirm]").click()
    assert filling.record()["answers"]["spade"]["rev"] == 2
    assert filling.question("spade").locator(".pb-ask__flag").count() == 0
    page.reload()
    assert filling.record()["earlier"]["fence"]["label"] == "Very tall"


def test_records_are_named_copied_compared_and_deleted(page: Page, garden: str) -> None:
    filling = opened(page, garden)
    filling.choose("spade", "never")
    filling.question("mended").locator("[data-part=value]").fill("0")
    filling.root.locator(".pb-desk__records summary").click()
    filling.part("name").fill("Spring")
    filling.press("duplicate")
    filling.part("name").fill("Autumn")
    filling.choose("spade", "always")
    assert sorted(file["name"] for file in filling.stored().values()) == ["Autumn", "Spring"]
    filling.part("earlier").select_option(index=1)
    page.wait_for_timeout(200)
    compared = filling.part("comparison").inner_text()
    assert "Spring" in compared
    assert "▲ +67" in compared
    assert "2 of 2 questions" in compared
    filling.press("remove")
    filling.root.locator("[data-do=remove-now]").click()
    assert [file["name"] for file in filling.stored().values()] == ["Spring"]
    page.reload()
    assert filling.chosen()["spade"] == ["never"]


def test_several_copies_on_a_page_follow_each_other(page: Page, garden: str) -> None:
    opened(page, garden)
    page.evaluate(
        """async () => {
          const text = await (await fetch(location.href)).text();
          const parsed = new DOMParser().parseFromString(text, "text/html");
          document.querySelector("article").append(
            document.importNode(parsed.querySelector("pb-assessment"), true));
        }"""
    )
    both = [Filling(page, page.locator("pb-assessment").nth(index)) for index in (0, 1)]
    both[1].choose("spade", "always")
    assert both[0].chosen() == both[1].chosen() == {"spade": ["always"]}
    both[0].choose("coats", "one")
    assert both[0].chosen() == both[1].chosen()
    assert len(both[0].stored()) == 1


def test_going_elsewhere_and_back_without_reloading(
    page: Page, garden: str, garden_log: Log
) -> None:
    """The theme changes pages in place; the script runs again and nothing happens twice."""
    filling = opened(page, garden)
    filling.choose("spade", "sometimes")
    page.evaluate("window.same = true")
    page.locator(".pb-part__chapter a").first.click()
    page.wait_for_url("**/traits/**")
    assert page.evaluate("window.same") is True
    page.locator("article a[href*='assess/every-kind']").first.click()
    page.wait_for_url("**/assess/every-kind/**")
    filling.part("rail").wait_for()
    assert page.evaluate("window.same") is True
    assert filling.chosen() == {"spade": ["sometimes"]}
    filling.choose("spade", "always")
    page.go_back()
    page.wait_for_url("**/traits/**")
    page.go_forward()
    filling.part("rail").wait_for()
    assert filling.chosen() == {"spade": ["always"]}
    assert len(filling.stored()) == 1
    garden_log.assert_clean()


def test_one_at_a_time_by_keyboard(page: Page, garden: str) -> None:
    filling = opened(page, garden)
    filling.press("stage")
    place = filling.part("stage-place")
    assert place.inner_text() == "Question 1 of 5"
    page.keyboard.press("3")
    page.keyboard.press("ArrowRight")
    assert place.inner_text() == "Question 2 of 5"
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    page.keyboard.press("1")
    page.keyboard.press("2")
    page.keyboard.press("ArrowLeft")
    assert place.inner_text() == "Question 2 of 5"
    page.keyboard.press("Escape")
    assert not filling.part("stage").is_visible()
    assert filling.chosen() == {"spade": ["always"], "on-the-board": ["who", "how"]}
    assert filling.record()["answers"]["mended"]["number"] == "12"
    order = filling.root.locator("fieldset[data-ask]").evaluate_all(
        "fields => fields.map(f => f.dataset.ask)"
    )
    assert order == ["spade", "mended", "on-the-board", "coats", "missing-there"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts_it_is_a_worksheet(browser: Browser, address: str, language: str) -> None:
    """Every question can be read and marked, on paper too; nothing needs a script."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{language}/{HERE}")
    assert page.locator("fieldset[data-ask] legend").count() == QUESTIONS
    assert page.locator("fieldset[data-ask] input:checked").count() == 0
    page.locator("fieldset[data-ask] input[value=l2]").first.check()
    assert page.locator("pb-assessment button:visible, pb-assessment select:visible").count() == 0
    assert page.locator("[data-part=plain]").is_visible()
    page.emulate_media(media="print")
    assert page.locator("[data-part=note]").first.is_visible()
    assert not page.locator("[data-part=reason]").first.is_visible()
    assert page.locator("[data-part=reason]").nth(1).is_visible()
    context.close()


def test_print_shows_answers_and_result_and_no_buttons(page: Page, garden: str) -> None:
    filling = opened(page, garden)
    # An empty form is nobody's yet.
    page.emulate_media(media="print")
    assert not filling.part("record-name").is_visible()
    page.emulate_media(media="screen")
    filling.choose("spade", "always")
    filling.choose("coats", "two")
    filling.scores()
    page.emulate_media(media="print")
    assert filling.root.locator("button:visible").count() == 0
    reasons = filling.root.locator("[data-part=reason]")
    assert not filling.question("spade").locator(reasons).is_visible()
    assert filling.part("record-name").is_visible()
    score = filling.part("table").locator("td b").first
    assert score.evaluate("node => node.getClientRects().length") == 1
    assert filling.part("table").locator("details p").first.is_visible()
    assert filling.part("results").is_visible()
    assert page.locator(".pb-qr").is_visible()
    page.emulate_media(media="screen")
    page.evaluate(
        """() => { window.print = () => {
             window.printed = document.querySelector("pb-assessment").dataset.print; }; }"""
    )
    filling.press("print-result")
    assert page.evaluate("window.printed") == "result"


def test_the_result_on_paper_is_the_result_alone(page: Page, garden: str) -> None:
    filling = opened(page, garden)
    filling.choose("spade", "always")
    filling.choose("coats", "two")
    filling.part("desk").locator("summary").first.click()
    filling.part("name").fill("Spring, all of us")
    filling.scores()
    page.evaluate("window.print = () => {}")
    filling.press("print-result")
    page.emulate_media(media="print")
    article = page.locator("article")
    assert article.locator("h1").is_visible()
    assert filling.part("record-name").inner_text() == "Spring, all of us"
    assert not filling.part("records").is_visible()
    assert filling.part("table").is_visible()
    assert page.locator("#actions").is_visible()
    before = article.locator(":has(~ pb-assessment)")
    assert before.count() > 2
    assert [each for each in before.all() if each.is_visible()] == []
    assert not filling.part("form").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_any_state(
    page: Page, garden: str, language: str, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    filling = opened(page, garden, f"{language}/{KIND}")
    if scheme == "dark":
        page.locator("form.md-header__option label:visible").click()

    def clean(state: str) -> None:
        found = [
            (rule["id"], [node["html"][:200] for node in rule["nodes"][:3]])
            for rule in axe_violations(page)
        ]
        assert found == [], f"{state}: {json.dumps(found, indent=2, ensure_ascii=False)}"

    clean("empty")
    filling.choose("spade", "~na")
    filling.choose("coats", "~unknown")
    filling.choose("on-the-board", "keep-out")
    filling.question("mended").locator("[data-part=value]").fill("x")
    for summary in filling.root.locator("summary:visible").all():
        summary.click()
    filling.press("evidence")
    filling.press("add-action")
    filling.part("case").select_option(index=1)
    filling.scores()
    for summary in filling.part("results").locator("details:not([open]) > summary").all():
        summary.click()
    clean("everything open")
    filling.press("remove")
    filling.press("clear")
    filling.paste("nothing")
    clean("asked")
    filling.press("stage")
    clean("on stage")


def test_forced_colours_leave_choices_and_drawings_visible(page: Page, garden: str) -> None:
    page.emulate_media(forced_colors="active")
    filling = opened(page, garden)
    filling.choose("spade", "always")
    filling.choose("coats", "two")
    filling.scores()
    fill = (
        filling.part("charts")
        .locator(".pb-bar__fill")
        .first.evaluate("rect => getComputedStyle(rect).fill")
    )
    ground = (
        filling.part("charts")
        .locator(".pb-bar__ground")
        .first.evaluate("rect => getComputedStyle(rect).fill")
    )
    assert fill != ground


def test_scripts_and_page_are_as_small_as_promised(site: Path) -> None:
    scripts = [
        *(site / "assets" / "playbook-press").glob("*.js"),
        *(site / "assets" / "playbook-press" / "pages").glob("assessment.*.js"),
    ]
    assert len(scripts) == 2
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in scripts) <= 25_000
    for language in LANGUAGES:
        page = site / language / HERE / "index.html"
        assert len(gzip.compress(page.read_bytes(), 9)) <= 35_000


def test_deleting_everything_leaves_what_is_not_ours(page: Page, garden: str) -> None:
    """Deleting everything leaves what other software keeps at the same address."""
    filling = opened(page, garden)
    page.evaluate("localStorage.setItem('theirs', '1')")
    filling.choose("spade", "always")
    filling.press("clear")
    filling.press("close-notice")
    assert filling.keys() != []
    filling.press("clear")
    filling.press("clear-now")
    assert filling.keys() == []
    assert page.evaluate("localStorage.getItem('theirs')") == "1"
