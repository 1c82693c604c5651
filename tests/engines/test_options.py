"""What stands under `playbooks` in `mkdocs.yml` is read strictly, and every slip has its place."""

import pytest

from playbook_press.diagnostics import Diagnostic, Severity
from playbook_press.engines.options import (
    DEFAULTS,
    Options,
    colours_of,
    foot_of,
    palette_problems,
    read_options,
)
from playbook_press.pages.colours import Colours

HEAD = "site_name: Garden\nplugins:\n  - search\n  - playbooks:\n"


def _read(*lines: str) -> tuple[Options, list[Diagnostic]]:
    return read_options("mkdocs.yml", HEAD + "".join(f"      {line}\n" for line in lines))


def test_every_option_is_read() -> None:
    options, problems = _read(
        "playbooks: books",
        "templates: ours",
        'colours: {primary: "#0b5c8a", dark: {accent: "#fc9"}}',
        "footer:",
        "  icp: 沪ICP备12345678号-1",
        "  public_security: 沪公网安备 31010102000000号",
        "  licence: {title: CC BY 4.0, url: 'https://creativecommons.org/licenses/by/4.0/'}",
    )
    assert problems == []
    assert (options.playbooks, options.templates) == ("books", "ours")
    assert colours_of(options) == Colours(primary="#0b5c8a", dark_accent="#fc9")
    assert foot_of(options) == {
        "icp": "沪ICP备12345678号-1",
        "icp_href": "https://beian.miit.gov.cn/",
        "public_security": "沪公网安备 31010102000000号",
        "public_security_href": ("https://beian.mps.gov.cn/#/query/webSearch?code=31010102000000"),
        "site_licence": "CC BY 4.0",
        "site_licence_href": "https://creativecommons.org/licenses/by/4.0/",
    }


@pytest.mark.parametrize(
    "text",
    [
        "site_name: a\nplugins: [playbooks]\n",
        "site_name: a\nplugins: [search, playbooks: {}]\n",
        "site_name: a\nplugins:\n  playbooks:\n",
        "site_name: !ENV [NAME, a]\nplugins:\n  - playbooks:\n",
    ],
)
def test_without_options_all_is_ours_and_the_foot_is_empty(text: str) -> None:
    assert read_options("mkdocs.yml", text) == (DEFAULTS, [])
    assert foot_of(DEFAULTS) == {}


@pytest.mark.parametrize(
    ("lines", "place", "said"),
    [
        (["colors: {}"], (5, 7), "Write `colours`"),
        (["colours: red"], (5, 16), ""),
        (["colours:", "  primry: '#000'"], (6, 9), "Write `primary`"),
        (["colours:", "  primary: teal"], (6, 18), "six hexadecimal digits"),
        (["colours:", "  primary: #0b5c8a"], (6, 9), "six hexadecimal digits"),
        (["colours:", "  dark: {accent: '#12345'}"], (6, 24), "six hexadecimal digits"),
        (["footer: {icp: 12345678}"], (5, 21), "沪ICP备12345678号-1"),
        (["footer: {public_security: 沪公网安备号}"], (5, 33), "沪公网安备31010102000000号"),
        (["footer: {licence: {title: x, url: example.org}}"], (5, 41), ""),
        (["templates: [a]"], (5, 18), ""),
    ],
)
def test_what_cannot_be_used_has_its_place(
    lines: list[str], place: tuple[int, int], said: str
) -> None:
    options, problems = _read(*lines)
    assert options == DEFAULTS
    assert [(each.place.line, each.place.column) for each in problems] == [place]
    assert said in problems[0].fix
    assert problems[0].severity is Severity.ERROR


def test_a_colour_nobody_could_read_is_a_warning_with_the_one_in_its_place() -> None:
    options, problems = _read('colours: {primary: "#ffcc00"}')
    (problem,) = problems
    assert problem.severity is Severity.WARNING
    assert (problem.code, str(problem.place)) == ("faint-colour", "mkdocs.yml:5:26")
    assert '`"#8a6e00"`' in problem.fix
    assert colours_of(options).primary == "#ffcc00"


def test_a_colour_of_material_s_is_named_in_vain() -> None:
    entries = "    - {scheme: default, primary: teal}\n    - {scheme: slate, accent: custom}\n"
    as_list = palette_problems("mkdocs.yml", f"theme:\n  palette:\n{entries}")
    assert [(each.code, str(each.place)) for each in as_list] == [
        ("palette-without-effect", "mkdocs.yml:3:34")
    ]
    as_map = palette_problems("mkdocs.yml", "theme:\n  palette:\n    accent: red\n")
    assert [str(each.place) for each in as_map] == ["mkdocs.yml:3:13"]
    for fine in ("theme: material\n", "theme:\n  palette: {primary: custom}\n", "plugins: []\n"):
        assert palette_problems("mkdocs.yml", fine) == []


def test_a_number_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    line = 'footer: {icp: !ENV [ICP_NUMBER, "京ICP备11111111号"]}'
    assert _read(line)[0].footer.icp == "京ICP备11111111号"
    monkeypatch.setenv("ICP_NUMBER", "沪ICP备22222222号")
    assert _read(line)[0].footer.icp == "沪ICP备22222222号"
