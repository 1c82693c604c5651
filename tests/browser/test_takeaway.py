"""What readers take away: a link, a table for spreadsheets, a page for a wiki."""

import base64
import csv
import io
import itertools
import json
import random
import re
import zlib
from typing import Any

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Page

from tests.scoring.saved import OUTLINE, SCRIPTS, VECTORS, FileMaker, Json, fragment, linked

ADDRESS = "https://wiki.example.org/zh/eight/assess/check/"

_READ_LINKS = """
async ([folder, outline, fragments]) => {
  const {readLink} = await import(`${folder}/link.mjs`);
  const read = [];
  for (const fragment of fragments) read.push(await readLink(fragment, outline));
  return read;
}
"""

_LINK = """
async ([folder, outline, address, file, notes]) => {
  const {answerLink, readLink} = await import(`${folder}/link.mjs`);
  const made = await answerLink(address, file, {notes});
  return [made, made && await readLink(made.link, outline)];
}
"""

FULL: Json = {
    "format": 1,
    "playbook": "eight",
    "version": "2.0.0",
    "assessment": "check",
    "set": "quick",
    "name": "Team A",
    "lang": "zh",
    "created": "2026-11-22T10:00:00.000Z",
    "updated": "2026-11-22T10:20:00.000Z",
    "answers": {
        "intro": {"rev": 1, "option": "l1", "note": "private", "label": "words", "at": "now"},
        "rules": {"rev": 2, "na": True, "reason": "private"},
        "money": {
            "rev": 1,
            "unknown": True,
            "evidence": [{"title": "private", "url": "https://x/"}],
        },
        "tools": {"options": ["mail", "wiki"], "mood": "private"},
        "days": {"rev": 3, "number": "12.5"},
        "story": {"text": "private"},
        "constructor": {"note": "private"},
    },
    "targets": {"who": "solid"},
    "actions": [{"text": "private"}],
    "earlier": {"lost": {"option": "l1"}},
    "tool": "private",
}


def _linked(modules: tuple[Page, str], file: Json, *, notes: bool = False) -> tuple[Any, Any]:
    page, folder = modules
    made, read = page.evaluate(_LINK, [folder, OUTLINE, f"{ADDRESS}#results", file, notes])
    return made, read


def _carried(link: str) -> str:
    """The text in a link, unpacked without the modules under test."""
    manner, _, payload = link.partition("#answers=1")[2].split(".")
    data = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
    return (zlib.decompress(data, -15) if manner == "z" else data).decode()


def test_the_shared_links_are_read_as_stated(modules: tuple[Page, str]) -> None:
    """Ordinary fragments, broken and hostile ones, a bomb, and links of an earlier version."""
    page, folder = modules
    cases = VECTORS["links"]
    seen = page.evaluate(_READ_LINKS, [folder, OUTLINE, [fragment(case) for case in cases]])
    for case, read in zip(cases, seen, strict=True):
        assert read == case["expected"], case["name"]


def test_a_link_carries_the_answers_and_nothing_that_was_typed(modules: tuple[Page, str]) -> None:
    made, read = _linked(modules, FULL)
    assert made["link"].startswith(f"{ADDRESS}#answers=1z.")
    assert made["length"] == len(made["link"])
    assert "private" not in _carried(made["link"])
    assert "Team A" not in _carried(made["link"])
    file = read["file"]
    assert file["answers"] == {
        "intro": {"option": "l1"},
        "rules": {"rev": 2, "na": True, "reason": "…"},
        "money": {"unknown": True},
        "tools": {"options": ["mail", "wiki"]},
        "days": {"rev": 3, "number": "12.5"},
    }
    assert (file["set"], file["targets"], file["lang"]) == ("quick", {"who": "solid"}, "zh")
    assert read["changes"] == []


def test_notes_go_along_when_they_are_asked_for(modules: tuple[Page, str]) -> None:
    file = _linked(modules, FULL, notes=True)[1]["file"]
    assert file["answers"]["intro"] == {"option": "l1", "note": "private"}
    assert file["answers"]["rules"]["reason"] == "private"
    assert file["answers"]["story"] == {"text": "private"}
    assert (file["name"], file["actions"]) == ("Team A", [{"text": "private"}])


def test_a_browser_that_cannot_deflate_makes_and_reads_plain_links(
    modules: tuple[Page, str],
) -> None:
    page, folder = modules
    deflated = _linked(modules, FULL)[0]["link"]
    page.evaluate(
        """() => { globalThis.kept = [CompressionStream, DecompressionStream];
                   globalThis.CompressionStream = globalThis.DecompressionStream = undefined; }"""
    )
    try:
        made, read = _linked(modules, FULL)
        refused = page.evaluate(_READ_LINKS, [folder, OUTLINE, [deflated]])[0]
    finally:
        page.evaluate(
            "() => { [globalThis.CompressionStream, globalThis.DecompressionStream] = kept; }"
        )
    assert made["link"].startswith(f"{ADDRESS}#answers=1p.")
    assert read["file"]["answers"]["tools"] == {"options": ["mail", "wiki"]}
    assert refused == {"refused": {"code": "no-inflating"}}


def test_every_cut_and_every_changed_letter_is_noticed(modules: tuple[Page, str]) -> None:
    """Deflated bytes carry no check of their own."""
    page, folder = modules
    link = _linked(modules, FULL)[0]["link"]
    start = link.index("#answers=") + len("#answers=")
    cut = [link[:end] for end in range(start, len(link), 7)]
    dice = random.Random(3)
    changed = []
    for at in range(start + 3, len(link), 5):
        other = dice.choice([c for c in "abcXYZ059-_" if c != link[at]])
        changed.append(link[:at] + other + link[at + 1 :])
    for read in page.evaluate(_READ_LINKS, [folder, OUTLINE, cut + changed]):
        assert read == {"refused": {"code": "broken-link"}}


def test_a_link_is_found_in_a_pasted_message(modules: tuple[Page, str]) -> None:
    page, folder = modules
    link = _linked(modules, FULL)[0]["link"]
    pasted = [f"看这里：{link} （复制）", link.replace("#answers=", "#answers%3D")]
    for read in page.evaluate(_READ_LINKS, [folder, OUTLINE, pasted]):
        assert read["file"]["answers"]["intro"] == {"option": "l1"}


def test_a_link_too_large_to_be_read_is_not_made(modules: tuple[Page, str]) -> None:
    story = {**FULL, "answers": {"story": {"text": "x" * 256_000}}}
    assert _linked(modules, story, notes=True) == (None, None)
    assert _linked(modules, story)[0] is not None


def test_forty_answers_fit_into_a_link_of_a_thousand_characters(modules: tuple[Page, str]) -> None:
    dice = random.Random(1)
    words = ["visible", "member", "trade", "rule", "group", "host", "meet", "share", "grow"]
    ids = {f"{a}-{b}" for a in words for b in words}
    questions = {id: {"kind": "level", "options": ["l0", "l1"]} for id in sorted(ids)[:41]}
    answers = {id: {"rev": 1, "option": f"l{dice.randint(0, 4)}"} for id in questions}
    made, _ = _linked(modules, {**FULL, "answers": answers})
    assert made["length"] < 1_000


def test_random_files_come_through_a_link(modules: tuple[Page, str]) -> None:
    page, folder = modules
    run = """async ([folder, outline, files]) => {
      const {answerLink, readLink} = await import(`${folder}/link.mjs`);
      const {fitAnswerFile} = await import(`${folder}/record.mjs`);
      const seen = [];
      for (const file of files) {
        const direct = fitAnswerFile(file, outline).file;
        const {link} = await answerLink("x", direct, {notes: true});
        seen.push([(await readLink(link, outline)).file, direct]);
      }
      return seen;
    }"""
    files = []
    for seed in range(200):
        file = {**FileMaker(seed).answers(), "playbook": "eight", "assessment": "check"}
        text = re.sub(r"1e\+300|9007199254740992", "1", json.dumps(file)).replace("\\ud800", "")
        files.append(json.loads(text.replace("__proto__", "proto")))
    parts = ("rev", "option", "options", "number", "text", "na", "unknown", "reason", "note")
    for carried, direct in page.evaluate(run, [folder, OUTLINE, files]):
        for id, answer in direct["answers"].items():
            kept = {name: answer[name] for name in parts if name in answer}
            kept = {name: value for name, value in kept.items() if (name, value) != ("rev", 1)}
            expected = kept if kept.keys() - {"rev"} else None
            assert carried["answers"].get(id) == expected, id


# Tables


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x"]


def _csv(modules: tuple[Page, str], rows: list[list[Any]]) -> str:
    page, folder = modules
    run = "async ([folder, rows]) => (await import(`${folder}/csv.mjs`)).csv(rows)"
    text: str = page.evaluate(run, [folder, rows])
    return text


def test_a_table_opens_as_it_was_meant(modules: tuple[Page, str]) -> None:
    rows = [["特点", 'say "hi"', "a,b;c"], ["two\r\nlines", "", " spaced "]]
    text = _csv(modules, rows)
    assert text.startswith("\ufeff")
    assert text.count("\r\n") == 3
    assert list(csv.reader(io.StringIO(text[1:], newline=""))) == rows
    assert _csv(modules, [[1.5, None, -2]]) == "\ufeff1.5,,-2\r\n"


def test_no_cell_is_a_formula(modules: tuple[Page, str]) -> None:
    text = _csv(modules, [[formula, f"x{formula}"] for formula in FORMULAS])
    read = list(csv.reader(io.StringIO(text[1:], newline="")))
    assert read == [[f"'{formula}", f"x{formula}"] for formula in FORMULAS]


# Wiki


HOSTILE = [
    *SCRIPTS,
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "12) item",
    "> quote",
    "---",
    "===",
    "***",
    "| a | b |",
    "```code```",
    "*a* _b_ **c** ~~d~~ `e`",
    "[a](javascript:alert(1)) ![b](https://x/y.png) [c][d]",
    "<https://example.org> https://example.org www.example.org",
    "&copy; &#60;script&#62;",
    "\\*already\\*",
    "a\n\n# b\n\n- c",
    "    indented",
    "Setext\n------",
    "[^1]: note",
    "$x^2$ {{macro}} {code} ==mark== :smile:",
    "a@example.org @name #12",
    "line\\",
]


def _wiki(modules: tuple[Page, str], title: str, parts: list[Json]) -> str:
    page, folder = modules
    run = """async ([folder, title, parts]) =>
      (await import(`${folder}/wiki.mjs`)).wikiPage(title, parts)"""
    text: str = page.evaluate(run, [folder, title, parts])
    return text


def _plain(text: str) -> str:
    # What JavaScript calls a space; Python counts a few control characters too.
    return re.sub(
        r"[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+", " ", text
    ).strip()


def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _said(markdown: str) -> list[tuple[str, str]]:
    """Every run of text with the block it stands in; anything but text shows as its kind."""
    said = []
    tokens = _markdown().parse(markdown)
    for before, token in itertools.pairwise(tokens):
        if token.type == "inline":
            inner = token.children or []
            said.append(
                (
                    before.tag,
                    "".join(c.content if c.type == "text" else f"<{c.type}>" for c in inner),
                )
            )
    return said


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_wrote_stays_text_in_a_wiki(modules: tuple[Page, str], text: str) -> None:
    """In a heading, a paragraph, a cell and a list."""
    part = {
        "heading": text,
        "text": text,
        "table": {"head": [text], "rows": [[text]]},
        "list": [text, text],
    }
    said = _said(_wiki(modules, text, [part]))
    plain = _plain(text)
    assert said == [(tag, plain) for tag in ("h1", "h2", "p", "th", "td", "p", "p")]


def test_random_marks_stay_text_in_a_wiki(modules: tuple[Page, str]) -> None:
    dice = random.Random(5)
    marks = "\\`*_{}[]<>()#+-.!|~&=:;^$@\"'/ 1a\n"
    texts = ["".join(dice.choices(marks, k=dice.randint(1, 14))) + "z" for _ in range(400)]
    said = _said(_wiki(modules, "t", [{"text": text} for text in texts]))
    assert said[1:] == [("p", _plain(text)) for text in texts]


def test_links_in_a_wiki_lead_where_they_say_and_nowhere_else(modules: tuple[Page, str]) -> None:
    good = {
        "https://example.org/a?b=1&copy=2#c_d*": "https://example.org/a?b=1&copy=2#c_d*",
        "../traits/x/#y": "../traits/x/#y",
        "https://x/a b|c>(d)": "https://x/a%20b%7Cc%3E(d)",
    }
    bad = [
        "javascript:alert(1)",
        "data:text/html,x",
        " JavaScript:alert(1)",
        "vbscript:x",
        "java\nscript:x",
    ]
    items = [{"text": "a*b", "url": url} for url in [*good, *bad]]
    tokens = _markdown().parse(_wiki(modules, "t", [{"list": items}]))
    links = [
        child.attrGet("href")
        for token in tokens
        for child in token.children or []
        if child.type == "link_open"
    ]
    assert links == [_markdown().normalizeLink(url) for url in good.values()]
    rows = _said(
        _wiki(modules, "t", [{"table": {"head": ["h"], "rows": [[item] for item in items]}}])
    )
    assert len(rows) == 2 + len(items)


# Words and numbers


def test_numbers_and_plurals_follow_the_language(modules: tuple[Page, str]) -> None:
    page, folder = modules
    run = """async (folder) => {
      const {fill, counted} = await import(`${folder}/plural.mjs`);
      const {percent} = await import(`${folder}/number.mjs`);
      const {dayTime} = await import(`${folder}/day-time.mjs`);
      const forms = {one: "{count} answer of {name}", other: "{count} answers of {name}"};
      return [
        counted(forms, 1, "en", {name: "{count}"}), counted(forms, 1234, "en", {name: "A"}),
        counted({other: "{count}题"}, 1, "zh"), fill("{a} {toString} {b}", {a: "{b}", b: 2}),
        percent("0/1", "en"), percent("1/1", "zh"), percent("1/999", "en"),
        percent("998/999", "en"), percent("1/8", "en"), percent("29/100", "en"),
        dayTime("never", "en"),
        dayTime("2026-11-22T10:00:00Z", "en").includes("2026"),
      ];
    }"""
    assert page.evaluate(run, folder) == [
        "1 answer of {count}",
        "1,234 answers of A",
        "1题",
        "{b} {toString} 2",
        "0%",
        "100%",
        "1%",
        "99%",
        "13%",
        "29%",
        "",
        True,
    ]


def test_the_check_sum_of_the_tests_is_that_of_the_page(modules: tuple[Page, str]) -> None:
    """Else every hostile payload would end at the check and prove nothing."""
    link = _linked(modules, FULL)[0]["link"]
    payload = link.rpartition(".")[2]
    data = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
    assert linked(data) == link[link.index("#") :]
