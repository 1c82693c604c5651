"""Forms, checklists, workshops and the rulebook as readers use them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, Download, Page

from tests.browser.axe import axe_violations
from tests.browser.conftest import Log
from tests.browser.pages import KINDS
from tests.browser.waiting import until

CHARTER = KINDS["form"]
RULEBOOK = KINDS["rulebook"]

HOSTILE = (
    "=1+1",
    "</script><script>window.attacked = 1</script><img src=x onerror=window.attacked=1>",
    "👩‍👩‍👧‍👦 🏳️‍🌈 𠮷",
    "مرحبا بكم في \u202bالنادي\u202c",
    "# a *b* [c](javascript:alert) | d |\n- e\n\n1. f\n{{purpose}} '''g''' [[h]]",
)


class Worksheet:
    """A page to fill in."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, does: str) -> None:
        self.page.locator(f"[data-do={does}]:visible").first.click()

    def taken(self, does: str) -> str:
        """The text of the file that a button gives."""
        with self.page.expect_download() as waiting:
            self.press(does)
        download: Download = waiting.value
        return Path(download.path()).read_text("utf-8")

    def text(self, part: str) -> str:
        return self.page.locator(f"[data-part={part}]").inner_text()

    def bring_in(self, text: str) -> None:
        self.page.locator("[data-part=file]").set_input_files(
            {"name": "x.json", "mimeType": "application/json", "buffer": text.encode()}
        )

    def stored(self) -> dict[str, Any]:
        """What this browser keeps for us, by key."""
        texts: dict[str, str] = self.page.evaluate(
            "Object.fromEntries(Object.entries(localStorage).filter(([k]) => k.startsWith('pb:')))"
        )
        return {key: json.loads(text) for key, text in texts.items() if text.startswith("{")}


@pytest.fixture
def sheet(page: Page, log: Log) -> Iterator[Worksheet]:
    """A page; whatever is done with it, nothing complains and nobody else is asked."""
    yield Worksheet(page)
    assert page.evaluate("window.attacked") is None
    log.assert_clean()


def _fill_charter(page: Page) -> None:
    page.fill("#field-name-value", "Mending night")
    page.fill("#field-purpose-value", HOSTILE[1])
    page.fill("#field-joining-value", HOSTILE[4])
    page.locator("#field-rhythm [data-column=what]").first.fill(HOSTILE[0])
    page.locator("#field-rhythm [data-column=where]").first.fill(HOSTILE[3])
    page.locator("#field-house-rules input").nth(0).fill(HOSTILE[2])
    page.locator("#field-house-rules input").nth(3).fill("Last line")
    page.locator("#field-decisions input[value=vote]").check()
    page.fill("#field-review-value", "2027-03-01")


def test_a_charter_is_kept_taken_away_and_brought_back(
    sheet: Worksheet, page: Page, address: str
) -> None:
    page.goto(f"{address}/en/{CHARTER}")
    assert sheet.text("count") == "0 of 10 required fields filled in"
    _fill_charter(page)
    assert sheet.text("count") == "6 of 10 required fields filled in"
    document = sheet.text("document")
    assert "The charter of Mending night" in document
    assert HOSTILE[1] in document
    assert "1 March 2027" in document or "March 1, 2027" in document
    assert "[Where" not in document
    assert "Money and business" not in document, "an optional part that is empty is left out"
    (key,) = (key for key in sheet.stored() if ":form:" in key)
    assert key.startswith("pb:playbook-press:eight-traits:form:community-charter:")

    page.reload()
    assert sheet.text("document") == document
    assert page.locator("#field-house-rules input").count() == 4
    assert page.locator("#field-house-rules input").nth(1).input_value() == "Last line"

    # The other language has the same record, and its own words around it.
    page.locator(".md-header a[hreflang=zh]").click()
    page.wait_for_url("**/zh/**")
    assert "Mending night章程" in sheet.text("document")
    assert "成员投票，过半数通过" in sheet.text("document")
    page.goto(f"{address}/en/{CHARTER}")

    markdown = sheet.taken("markdown")
    html = MarkdownIt("commonmark").enable("table").render(markdown)
    assert "<h2>The charter of Mending night</h2>" in html
    assert "<script>" not in html
    assert "<img" not in html
    assert "&lt;/script&gt;&lt;script&gt;window.attacked = 1" in html
    assert "<td>=1+1</td>" in html
    assert "# a *b* [c](javascript:alert) | d |" in html.replace("<br>", "").replace("<br />", "")
    assert "Made with “Community charter” from “Eight traits" in html

    text = sheet.taken("json")
    file = json.loads(text)
    assert file["values"]["rhythm"]["value"] == [{"what": HOSTILE[0], "where": HOSTILE[3]}]
    assert file["values"]["joining"]["value"] == HOSTILE[4]

    sheet.press("clear")
    sheet.press("clear-now")
    assert sheet.stored() == {}
    assert sheet.text("count") == "0 of 10 required fields filled in"
    sheet.bring_in(text)
    sheet.press("take-in")
    assert sheet.text("document") == document
    assert json.loads(sheet.taken("json"))["values"] == file["values"]


def test_ten_thousand_characters_are_kept_whole(sheet: Worksheet, page: Page, address: str) -> None:
    page.goto(f"{address}/zh/{CHARTER}")
    long = "长" * 1999 + "。"
    page.fill("#field-joining-value", long)
    page.locator("#field-house-rules input").first.fill("字" * 1000)
    # What comes from a file may be longer than what can be typed, and stays as it is.
    file = json.loads(sheet.taken("json"))
    file["values"]["joining"]["value"] = "长" * 10_000
    sheet.bring_in(json.dumps(file))
    sheet.press("take-in")
    page.reload()
    assert page.locator("#field-joining-value").input_value() == "长" * 10_000
    assert "长" * 10_000 in sheet.taken("markdown")


def test_what_is_written_stays_even_over_a_record_from_a_clock_that_is_ahead(
    sheet: Worksheet, page: Page, address: str
) -> None:
    page.goto(f"{address}/en/{CHARTER}")
    page.fill("#field-name-value", "From tomorrow")
    ahead = "2099-01-01T00:00:00.000Z"
    page.evaluate(
        """(ahead) => {
          const ours = ([, each]) => each.includes("From tomorrow");
          const [key, text] = Object.entries(localStorage).find(ours);
          localStorage.setItem(key, text.replace(/\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z/g, ahead));
        }""",
        ahead,
    )
    page.reload()
    page.fill("#field-name-value", "Of today")
    page.reload()
    assert page.input_value("#field-name-value") == "Of today"


def test_an_option_that_every_object_has_is_no_option(
    sheet: Worksheet, page: Page, address: str
) -> None:
    """A file from elsewhere may name any; it is shown as it is written."""
    page.goto(f"{address}/en/{CHARTER}")
    page.locator("#field-decisions input[value=vote]").check()
    record = json.loads(sheet.taken("json"))
    record["values"]["decisions"]["value"] = "constructor"
    sheet.bring_in(json.dumps(record))
    sheet.press("take-in")
    assert "native code" not in sheet.text("document")


def test_two_windows_write_into_one_record(sheet: Worksheet, page: Page, address: str) -> None:
    page.goto(f"{address}/en/{CHARTER}")
    page.fill("#field-name-value", "One")
    second = page.context.new_page()
    second.goto(f"{address}/en/{CHARTER}")
    assert second.locator("#field-name-value").input_value() == "One"
    second.fill("#field-purpose-value", "From the second")
    until(page, "document.querySelector('#field-purpose-value').value !== ''")
    page.fill("#field-contact-value", "From the first")
    until(second, "document.querySelector('#field-contact-value').value !== ''")
    (file,) = sheet.stored().values()
    assert {id for id, each in file["values"].items() if "value" in each} == {
        *("name", "purpose", "contact")
    }
    second.locator("[data-do=remove]").evaluate("button => button.closest('details').open = true")
    second.locator("[data-do=remove]").click()
    second.locator("[data-do=remove-now]").click()
    page.wait_for_selector("[data-notice=removed]")
    assert page.locator("#field-name-value").input_value() == ""


def test_several_records_of_one_form(sheet: Worksheet, page: Page, address: str) -> None:
    page.goto(f"{address}/en/{CHARTER}")
    page.fill("#field-name-value", "First")
    page.locator(".pb-desk__records summary").click()
    page.fill("[data-part=name]", "Draft A")
    sheet.press("duplicate")
    page.fill("#field-name-value", "Second")
    assert {file["name"] for file in sheet.stored().values()} == {"Draft A", "Draft A (copy)"}
    other = page.locator("[data-part=records] option:not(:checked)").get_attribute("value")
    page.select_option("[data-part=records]", other)
    assert page.locator("#field-name-value").input_value() == "First"
    sheet.press("new")
    assert page.locator("#field-name-value").input_value() == ""
    assert len(sheet.stored()) == 2


def test_a_browser_that_keeps_nothing_says_so(page: Page, address: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });"
    )
    sheet = Worksheet(page)
    page.goto(f"{address}/en/{CHARTER}")
    page.fill("#field-name-value", "Kept in the window")
    assert "private window" in page.locator("[data-notice=kept]").inner_text()
    assert json.loads(sheet.taken("json"))["values"]["name"]["value"] == "Kept in the window"


REFUSED = {
    "": "not JSON",
    "[1]": "does not come from a page like this one",
    '{"kind": "form", "values": {}, "format": 2}': "newer version",
    '{"kind": "form", "values": {}, "format": 1, "playbook": "x"}': "another playbook (x)",
    '{"kind": "checklist", "id": "close-well", "values": {}, "format": 1,'
    ' "playbook": "eight-traits"}': "another page (checklist close-well)",
    '{"kind": "form", "id": "community-charter", "format": 1, "playbook": "eight-traits",'
    ' "values": {"name": {"value": {"a": 1}}}}': "cannot be understood (name)",
    '{"__proto__": 1}': "a key that must not be there",
    "x" * 300_000: "larger than 256 kB",
}


def test_a_file_that_is_none_of_ours_changes_nothing(
    sheet: Worksheet, page: Page, address: str
) -> None:
    page.goto(f"{address}/en/{CHARTER}")
    page.fill("#field-name-value", "Mine")
    before = sheet.stored()
    for text, why in REFUSED.items():
        sheet.bring_in(text)
        until(
            page,
            "why => document.querySelector('[data-part=offer]').textContent.includes(why)",
            arg=why,
        )
        assert page.locator("[data-do=take-in]").count() == 0
    assert sheet.stored() == before


def test_a_rulebook_is_built_put_in_order_and_brought_back(
    sheet: Worksheet, page: Page, address: str
) -> None:
    page.goto(f"{address}/en/{RULEBOOK}")
    book = page.locator("[data-part=rulebook]")
    assert book.locator("[data-rule]").count() == 7
    assert not page.locator("[data-part=starters]").is_visible()
    page.fill("#fill-community", f"{HOSTILE[0]} {HOSTILE[1]}")
    page.fill("#fill-reply_days", "3")
    page.locator("[name=rule][value=rule-meetups]").check()
    page.locator("[name=rule][value=rule-conduct]").uncheck()
    order = "rules => rules.map((rule) => rule.dataset.rule)"
    assert book.locator("[data-rule]").evaluate_all(order)[-1] == "rule-meetups"
    assert book.inner_text().count("within 3 days") >= 2, "one blank, wherever it stands"
    assert "[name of the community]" not in book.inner_text()
    assert "[the one-sentence purpose]" in book.inner_text()

    # By the buttons, and by keys while one of them has the focus.
    page.locator("[data-rule=rule-meetups] [data-do=up]").click()
    page.keyboard.press("Alt+ArrowUp")
    assert page.evaluate("document.activeElement.closest('[data-rule]').dataset.rule") == (
        "rule-meetups"
    )
    rules = book.locator("[data-rule]").evaluate_all(order)
    assert rules.index("rule-meetups") == 4
    assert page.locator("[data-part=said]").inner_text() == "“Meet-ups” is now number 5 of 7."
    for _ in range(4):
        page.keyboard.press("Alt+ArrowUp")
    # At the top the button that moves up is off; the focus stays with the rule.
    assert page.evaluate("document.activeElement.dataset.do") == "down"
    page.locator("[data-rule=rule-leave] [data-do=drop]").click()
    assert not page.locator("[name=rule][value=rule-leave]").is_checked()
    page.locator("[name=extra][value=ladder]").uncheck()
    assert axe_violations(page) == []

    shown = book.inner_text()
    page.reload()
    assert book.inner_text() == shown
    assert "Notes on the law" in shown
    disclaimer = book.locator("[data-extra=law] p").first.inner_text()
    markdown = sheet.taken("markdown")
    html = MarkdownIt("commonmark").render(markdown)
    assert "<h3>1. <a href=" in html
    assert "<script>" not in html
    assert "=1+1" in html
    assert disclaimer in html.replace("<strong>", "").replace("</strong>", "")
    assert "↑" not in markdown

    page.evaluate("navigator.clipboard.writeText = (text) => { window.copied = text; }")
    sheet.press("wiki")
    until(page, "window.copied")
    wiki = page.evaluate("window.copied")
    assert wiki.startswith("== Our rules ==")
    assert "=== 1. [http" in wiki
    assert "<script" not in wiki
    assert "&#60;script&#62;" in wiki
    assert disclaimer.split(";")[0][:20] in wiki

    text = sheet.taken("json")
    sheet.press("clear")
    sheet.press("clear-now")
    assert book.locator("[data-rule]").count() == 7
    sheet.bring_in(text)
    sheet.press("take-in")
    assert book.inner_text() == shown


def test_without_scripts_the_rulebook_is_the_starter_rules(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/en/{RULEBOOK}")
    assert page.locator("[data-part=starters] .pb-rulebook__rule:visible").count() == 7
    assert "[name of the community] exists for one purpose" in page.inner_text("body")
    assert page.locator("pb-rulebook :is(input, button, summary):visible").count() == 0
    context.close()


def test_a_rulebook_without_rules_stays_empty(sheet: Worksheet, page: Page, address: str) -> None:
    page.goto(f"{address}/zh/{RULEBOOK}")
    while page.locator("[name=rule]:checked").count():
        page.locator("[name=rule]:checked").first.uncheck()
    page.reload()
    assert page.locator("[data-part=rulebook] [data-rule]").count() == 0
    sheet.press("starters")
    assert page.locator("[data-part=rulebook] [data-rule]").count() == 7


def test_ticks_survive_and_say_what_they_mean(sheet: Worksheet, page: Page, address: str) -> None:
    page.goto(f"{address}/zh/{KINDS['checklist']}")
    boxes = page.locator(".pb-checks input")
    assert page.locator(".pb-outcome--now").count() == 0, "nothing was decided yet"
    boxes.nth(0).focus()
    page.keyboard.press("Space")
    assert page.locator(".pb-outcome--now").inner_text().endswith("占一条，先解决那一条。")
    boxes.nth(3).check()
    assert "占两条以上" in page.locator("[data-part=said]").text_content()  # type: ignore[operator]
    page.reload()
    assert [box.is_checked() for box in boxes.all()] == [True, False, False, True]
    assert sheet.text("count") == "共4条，已勾2条"
    markdown = sheet.taken("markdown")
    assert "- [x] 同一个问题每周重来。" in markdown
    assert "- [ ] 话题互相淹没。" in markdown
    sheet.press("reset")
    sheet.press("reset-now")
    page.reload()
    assert page.locator(".pb-checks input:checked").count() == 0


def test_the_clock_of_a_workshop_goes_by_the_time_of_day(
    sheet: Worksheet, page: Page, address: str
) -> None:
    page.clock.install(time="2026-11-22T09:00:00")
    page.goto(f"{address}/en/{KINDS['workshop']}")
    clocks = page.locator("[data-part=clock]")
    assert clocks.nth(1).inner_text() == "0:10"
    page.fill("[data-part=begin]", "09:30")
    assert clocks.all_inner_texts()[:3] == ["09:30", "09:40", "10:00"]
    page.locator("[data-do=toggle]").focus()
    page.keyboard.press("Enter")
    assert sheet.text("step") == "Step 1 of 7: Arrive and agree how to talk"
    # Time that passes without a tick, as in a tab in the background, is not lost.
    page.clock.fast_forward("04:00")
    page.clock.run_for(600)
    assert sheet.text("left") in ("6:00", "5:59")
    page.keyboard.press("Enter")
    page.clock.fast_forward("30:00")
    page.clock.run_for(600)
    assert sheet.text("left") in ("6:00", "5:59"), "held while it is paused"
    assert page.locator("[data-do=toggle]").inner_text() == "Continue"
    page.reload()
    assert sheet.text("left") in ("6:00", "5:59")
    page.locator("[data-do=toggle]").click()
    page.clock.fast_forward("07:00")
    page.clock.run_for(600)
    assert sheet.text("left").startswith("+1:0")
    said = page.locator("[data-part=said]").text_content()
    assert said == "“Arrive and agree how to talk” is over. Next: Answer alone."
    assert sheet.text("state") == "This step is over. The workshop now ends at 11:01."
    page.keyboard.press("ArrowRight")
    assert sheet.text("step").startswith("Step 2 of 7")
    assert page.locator("tr[aria-current=step]").get_attribute("data-step") == "answer"
    assert clocks.all_inner_texts()[:3] == ["✓", "09:41", "10:01"]
    assert axe_violations(page) == []
    page.keyboard.press("ArrowLeft")
    assert sheet.text("step").startswith("Step 1 of 7")
    for _ in range(7):
        page.keyboard.press("ArrowRight")
    assert sheet.text("step") == "The workshop is over."
    sheet.press("reset")
    assert clocks.nth(0).inner_text() == "09:30"
    row = next(line for line in sheet.taken("markdown").splitlines() if line.startswith("| 09:40"))
    assert "without talking.<br>- Look at the evidence" in row
    assert "[Community health check](<" in row


@pytest.mark.parametrize("kind", ["form", "checklist", "workshop", "rulebook"])
def test_a_worksheet_fits_from_right_to_left(
    sheet: Worksheet, page: Page, address: str, kind: str
) -> None:
    page.goto(f"{address}/en/{KINDS[kind]}")
    page.evaluate("document.documentElement.dir = 'rtl'")
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe_violations(page) == []


def test_paper_shows_the_document_or_an_empty_form(
    sheet: Worksheet, page: Page, address: str
) -> None:
    page.goto(f"{address}/en/{CHARTER}")
    page.emulate_media(media="print")
    for written, (form, document) in (("", (True, False)), ("Ours", (False, True))):
        page.emulate_media(media="screen")
        page.fill("#field-name-value", written)
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator("#field-name-value").is_visible() is form
        assert page.locator(".pb-document").is_visible() is document
        assert not page.locator("[data-part=desk]").is_visible()
        page.evaluate("dispatchEvent(new Event('afterprint'))")


# The modules


_READ = """
async ([folder, text, about]) => {
  const {readWorksheet} = await import(`${folder}/worksheet.mjs`);
  return readWorksheet(text, about);
}
"""
_MERGE = """
async ([folder, one, other]) => {
  const {merged} = await import(`${folder}/worksheet.mjs`);
  return [merged(one, other), merged(other, one)];
}
"""
ABOUT = {
    "kind": "form",
    "id": "charter",
    "playbook": "p",
    "bases": ["base"],
    "version": "2.0.0",
    "aliases": ["agreement"],
    "fields": {
        "purpose": {"kind": "text", "was": ["why"]},
        "days": {"kind": "list"},
        "lending": {"kind": "choice"},
    },
}


def _file(**values: object) -> dict[str, Any]:
    return {
        "format": 1,
        "kind": "form",
        "id": "agreement",
        "playbook": "base",
        "version": "1.0.0",
        "mood": "unknown fields stay",
        "values": {id: {"rev": 1, "value": value, "at": "x"} for id, value in values.items()},
    }


def test_a_file_is_fitted_to_what_is_asked_today(modules: tuple[Page, str]) -> None:
    page, folder = modules
    old = _file(why="because", days="no list any more", lending="yes", gone="kept")
    read = page.evaluate(_READ, [folder, json.dumps(old), ABOUT])
    assert read["version"] == "1.0.0"
    file = read["file"]
    assert (file["id"], file["playbook"], file["version"]) == ("charter", "p", "2.0.0")
    assert file["mood"] == "unknown fields stay"
    assert {id: each["value"] for id, each in file["values"].items()} == {
        "purpose": "because",
        "lending": "yes",
    }
    assert set(file["earlier"]) == {"days", "gone"}
    # Asked again, what was kept comes back.
    fields = {**ABOUT["fields"], "gone": {"kind": "text"}}  # type: ignore[dict-item]
    again = page.evaluate(_READ, [folder, json.dumps(file), {**ABOUT, "fields": fields}])
    assert again["file"]["values"]["gone"]["value"] == "kept"


def test_of_every_field_the_newer_value_stays(modules: tuple[Page, str]) -> None:
    page, folder = modules

    def at(updated: str, **values: tuple[str, str | None]) -> dict[str, Any]:
        return {
            "updated": f"2026-01-01T{updated}:00Z",
            "values": {
                id: {"at": f"2026-01-01T{time}:00Z", **({"value": text} if text else {})}
                for id, (time, text) in values.items()
            },
        }

    one = at("10:00", a=("09:00", "old"), b=("10:00", None), c=("08:00", "only here"))
    other = at("09:30", a=("09:30", "new"), b=("09:00", "taken back since"))
    left, right = page.evaluate(_MERGE, [folder, one, other])
    assert left == right
    assert left["updated"] == "2026-01-01T10:00:00Z"
    assert {id: each.get("value") for id, each in left["values"].items()} == {
        "a": "new",
        "b": None,
        "c": "only here",
    }


_RUN = """
async ([folder, steps, value, now, begin]) => {
  const {readRun, plan} = await import(`${folder}/../components/workshop/run.mjs`);
  return plan(steps, readRun(value, steps.length), now, begin);
}
"""


@pytest.mark.parametrize(
    ("value", "begin", "expected"),
    [
        (None, None, [None, None, None]),
        (None, 600, [600, 60_600, 180_600]),
        # The first step was begun at 0 and has not used up its minute yet.
        (["0", "0", "0", "running"], None, [0, 60_000, 180_000]),
        # Thirty seconds were spent before it was held: it is as if begun thirty seconds ago.
        (["1", "0", "30000", "paused"], None, [None, 20_000, 140_000]),
        # Over time: what follows begins now at the earliest.
        (["0", "-90000", "0", "running"], None, [-90_000, 50_000, 170_000]),
        (["2", "0", "0", "running"], None, [None, None, 0]),
        (["9", "0", "0", "running"], None, [None, None, None]),
        (["x"], None, [None, None, None]),
    ],
)
def test_a_plan_follows_where_the_workshop_stands(
    modules: tuple[Page, str], value: object, begin: int | None, expected: list[int | None]
) -> None:
    page, folder = modules
    steps = [{"minutes": 1}, {"minutes": 2}]
    now = 50_000
    assert page.evaluate(_RUN, [folder, steps, value, now, begin]) == expected
