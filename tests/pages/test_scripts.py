"""The joiner of scripts: a few forms of import, joined in order; every other form refused."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from playbook_press.pages.javascript import variables
from playbook_press.pages.scripts import KEPT, ScriptError, join_scripts
from tests.project import ROOT

TEMPLATES = ROOT / "templates"
MODULES = {
    path.relative_to(TEMPLATES).as_posix(): path.read_text("utf-8")
    for path in sorted(TEMPLATES.rglob("*.mjs"))
}

EVERY_FORM = {
    "browser/count.mjs": "let count = 0;\nexport function next() {\n  return (count += 1);\n}\n",
    "browser/words.mjs": (
        'import { next as step } from "./count.mjs";\n'
        'const hidden = "word";\n'
        "export const prefix = `${hidden}:`;\n"
        "export async function later() {\n  return prefix + step();\n}\n"
        "export class Word {\n  text = prefix;\n}\n"
        "export { hidden, hidden as shown };\n"
    ),
    "components/a/a.mjs": (
        "import {\n  prefix,\n  Word as Phrase,\n  shown,\n} from '../../browser/words.mjs';\n"
        'import "../b/b.mjs";\n'
        "window.found = [...(window.found ?? []), prefix, new Phrase().text, shown];\n"
    ),
    "components/b/b.mjs": (
        'import { next } from "../../browser/count.mjs";\n'
        'import { later } from "../../browser/words.mjs";\n'
        "window.found = [next(), next()];\n"
        "window.later = later();\n"
    ),
}


def test_the_joined_script_runs_from_a_file_and_each_module_once(
    browser: Browser, tmp_path: Path
) -> None:
    (tmp_path / "all.js").write_text(join_scripts(EVERY_FORM, ["components/a/a.mjs"]), "utf-8")
    (tmp_path / "page.html").write_text('<script src="all.js"></script>', "utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    found = page.evaluate("window.found")
    later = page.evaluate("window.later")
    page.close()
    assert found == [1, 2, "word:", "word:", "word"]
    assert later == "word:3"


def test_what_is_imported_stands_before_what_imports_it() -> None:
    script = join_scripts(EVERY_FORM, ["components/a/a.mjs", "components/b/b.mjs"])
    places = [script.index(text) for text in ("= 0;", '"word"', "window.later =", "[...")]
    assert places == sorted(places)
    assert script.count("= 0;") == 1


def test_nothing_to_start_gives_nothing() -> None:
    assert join_scripts({"browser/a.mjs": "export const a = 1;\n"}, []) == ""


@pytest.mark.parametrize(
    "line",
    [
        'import thing from "./b.mjs";',
        'import * as all from "./b.mjs";',
        'import { default as thing } from "./b.mjs";',
        'import { a } from "https://example.org/b.mjs";',
        'import { a } from "package";',
        'import data from "./b.json" with { type: "json" };',
        "export default class {}",
        "export default 1;",
        'export * from "./b.mjs";',
        'export { a } from "./b.mjs";',
        "export let a = 1;",
        "export var a = 1;",
        "export const { a } = window;",
        "export const [a] = window.all;",
        'const b = await import("./b.mjs");',
        'void import ( "./b.mjs" );',
        "const here = import.meta.url;",
        "await 1;",
    ],
)
def test_a_form_it_does_not_know_is_refused(line: str) -> None:
    modules = {"a.mjs": f"{line}\n", "b.mjs": "export const a = 1;\n"}
    with pytest.raises(ScriptError, match=r"`a\.mjs` holds a form this joiner does not know"):
        join_scripts(modules, ["a.mjs"])


def test_types_in_comments_are_not_imports() -> None:
    module = '/** @typedef {import("./b.mjs").Thing} Thing */\n// import("./b.mjs")\nconst a = 1;\n'
    assert "= 1;" in join_scripts({"a.mjs": module}, ["a.mjs"])


@pytest.mark.parametrize("line", ["let a, b;", "const { a } = window;", "const [a] = window.all;"])
def test_a_module_names_one_thing_at_a_time(line: str) -> None:
    """Else a name could meet that of another module unseen."""
    with pytest.raises(ScriptError, match=r"`a\.mjs` declares several names at once"):
        join_scripts({"a.mjs": f"{line}\n"}, ["a.mjs"])


def test_what_is_exported_must_be_declared() -> None:
    with pytest.raises(ScriptError, match="exports `b`, which it does not declare"):
        join_scripts({"a.mjs": "export { b };\n"}, ["a.mjs"])


def test_a_missing_module_is_named_with_who_wants_it() -> None:
    with pytest.raises(ScriptError, match=r"`x/b\.mjs` does not exist; `x/a\.mjs` needs it"):
        join_scripts({"x/a.mjs": 'import "./b.mjs";\n'}, ["x/a.mjs"])


def test_a_name_that_is_not_exported_is_refused() -> None:
    modules = {"a.mjs": 'import { b } from "./b.mjs";\n', "b.mjs": "const b = 1;\n"}
    with pytest.raises(ScriptError, match=r"`b`, which `b\.mjs` does not export"):
        join_scripts(modules, ["a.mjs"])


def test_modules_that_import_each_other_are_refused() -> None:
    modules = {"a.mjs": 'import "./b.mjs";\n', "b.mjs": 'import "./a.mjs";\n'}
    with pytest.raises(ScriptError, match=r"a\.mjs → b\.mjs → a\.mjs"):
        join_scripts(modules, ["a.mjs"])


def test_a_path_that_leaves_the_templates_finds_nothing() -> None:
    modules = {"a.mjs": 'import "../../etc/b.mjs";\n', "etc/b.mjs": ""}
    with pytest.raises(ScriptError, match="does not exist"):
        join_scripts(modules, ["a.mjs"])


def test_a_name_that_two_modules_use_for_themselves_stays_theirs(browser: Browser) -> None:
    """Each reads its own; what both export is told apart by the name it is imported under."""
    modules = {
        "a.mjs": 'import { own as other } from "./b.mjs";\nimport { own } from "./c.mjs";\n'
        "const hidden = 1;\nconst open = 2;\nwindow.found = [hidden, open, own(), other()];\n",
        "b.mjs": "const hidden = 3;\nexport const own = () => hidden;\n",
        "c.mjs": "const hidden = 4;\nexport const own = () => hidden;\n",
    }
    assert _run(browser, join_scripts(modules, ["a.mjs"])) == [1, 2, 4, 3]


def test_a_variable_shares_its_name_only_with_what_its_module_does_not_use(
    browser: Browser,
) -> None:
    """Else a parameter of one module would hide what it imports from another."""
    modules = {
        "a.mjs": "const one = 1;\nexport const plus = (left) => left + one;\n",
        "b.mjs": 'import { plus } from "./a.mjs";\n'
        "const twice = (right) => plus(plus(right));\nwindow.found = twice(3);\n",
    }
    script = join_scripts(modules, ["b.mjs"])
    names = set(variables(script)) - KEPT
    assert len(names) == len({"one or right", "plus", "twice or left"})
    assert _run(browser, script) == 5


def test_what_browsers_offer_keeps_its_name(browser: Browser) -> None:
    """A variable that is called like something of the browser's is not told apart from it."""
    used = sorted({word for text in MODULES.values() for word in variables(text)} - KEPT)
    page = browser.new_page()
    missing = page.evaluate("words => words.filter((word) => word in globalThis)", used)
    page.close()
    assert missing == [], "add these to KEPT in pages/scripts.py"


def test_own_scripts_can_be_joined() -> None:
    entries = [path for path in MODULES if path.startswith("components/")]
    assert join_scripts(MODULES, entries)
    assert join_scripts(MODULES, ["browser/score.mjs"])


def _run(browser: Browser, script: str) -> object:
    page = browser.new_page()
    page.evaluate(script)
    found: object = page.evaluate("window.found")
    page.close()
    return found
