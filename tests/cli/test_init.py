"""`playbook init` makes a site that is complete, and never touches what is there."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from playbook_press.cli.schemas import KINDS
from playbook_press.cli.starting import STARTER, bundled_bases, id_for
from playbook_press.engines.options import read_options
from playbook_press.overlay.declaration import VERBS
from tests.cli.conftest import Command
from tests.project import ROOT

BASES = bundled_bases()


def _examples(text: str) -> dict[str, str]:
    """The examples of an overlay by their verb, without the signs of a remark."""
    blocks = re.findall(r"^#   - .*(?:\n# {5}.*)*", text.partition("\nchanges:\n")[2], re.MULTILINE)
    plain = [re.sub("^# ", "", block, flags=re.MULTILINE) for block in blocks]
    verbs = [next(v for v in VERBS if re.search(rf"^    {v}:", each, re.M)) for each in plain]
    return dict(zip(verbs, plain, strict=True))


def _uncomment(overlay: Path, *verbs: str) -> None:
    text = overlay.read_text("utf-8")
    for verb, example in _examples(text).items():
        if verb in verbs:
            remark = re.sub("^", "# ", example, flags=re.MULTILINE)
            assert remark in text
            text = text.replace(remark, example)
    overlay.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place for sites of this module."""
    return tmp_path_factory.mktemp("made")


@pytest.fixture(params=BASES)
def overlay(request: pytest.FixtureRequest, command: Command, made: Path) -> Iterator[Path]:
    """The `overlay.yml` of a new site on each bundled playbook, as it was made."""
    site = made / f"on-{request.param}"
    if not site.exists():
        assert command("init", site.name, "--extends", request.param, at=made).status == 0
    path = site / "playbooks" / site.name / "overlay.yml"
    before = path.read_text("utf-8")
    yield path
    path.write_text(before, "utf-8")


def test_a_new_site_has_both_playbooks(new_wiki: Path) -> None:
    playbooks = {path.name for path in (new_wiki / "playbooks").iterdir()}
    assert playbooks == {"good-meetings", "eight-traits"}
    assert (new_wiki / ".gitignore").is_file()
    assert 'site_name: "my-wiki"' in (new_wiki / "mkdocs.yml").read_text(encoding="utf-8")


def test_a_new_site_is_set_up_like_this_one(new_wiki: Path) -> None:
    """One set of settings is tested; a new site gets the same."""

    def settings(path: Path) -> list[str]:
        lines = path.read_text(encoding="utf-8").splitlines()
        own = (
            "site_name:",
            "      templates:",
            "repo_",
            "copyright:",
            "      budgets:",
            "        page:",
        )
        lines = [line for line in lines if not line.lstrip().startswith("#")]
        return [line for line in lines if not line.startswith(own)]

    assert settings(new_wiki / "mkdocs.yml") == settings(ROOT / "mkdocs.yml")


def test_a_folder_in_use_is_left_alone(command: Command, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    outcome = command("init", ".", at=tmp_path)
    assert outcome.status == 2
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_an_overlay_has_no_copy_of_its_original(command: Command, overlay: Path) -> None:
    site = overlay.parents[2]
    assert [path.name for path in (site / "playbooks").rglob("*.*")] == ["overlay.yml"]
    told = command("check", "--strict", at=site)
    assert (told.status, told.err) == (0, "No problems found.\n")
    assert "no changes" in command("status", at=site).out


def test_no_mark_of_the_starter_is_left(overlay: Path, new_wiki: Path) -> None:
    for site in (overlay.parents[2], new_wiki):
        for path in (each for each in site.rglob("*") if each.is_file()):
            assert not re.search(r"__[A-Z]+(_[A-Z]+)*__", path.read_text("utf-8")), path


def test_every_verb_has_one_example(overlay: Path) -> None:
    assert sorted(_examples(overlay.read_text("utf-8"))) == sorted(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_an_example_holds_without_the_signs_before_it(
    command: Command, overlay: Path, verb: str
) -> None:
    _uncomment(overlay, verb)
    told = command("status", at=overlay.parents[2])
    assert (told.status, told.err) == (0, "")
    assert "\n  1 change: " in told.out


def test_all_examples_together_pass_the_check(command: Command, overlay: Path) -> None:
    _uncomment(overlay, *VERBS)
    told = command("check", "--strict", at=overlay.parents[2])
    assert (told.status, told.err) == (0, "No problems found.\n")


def test_settings_that_are_remarks_hold_without_their_signs(new_wiki: Path) -> None:
    text = (new_wiki / "mkdocs.yml").read_text("utf-8")
    options, problems = read_options(
        "mkdocs.yml", re.sub(r"^( *)# (?=[ a-z]+:)", r"\1", text, flags=re.M)
    )
    assert problems == []
    assert options.colours.primary == "#0b5c8a"
    assert options.footer.icp == "沪ICP备12345678号-1"
    assert options.footer.licence is not None


def test_each_bundled_playbook_can_be_built_on() -> None:
    assert sorted(path.stem for path in (STARTER / "overlays").iterdir()) == sorted(BASES)


def test_names_and_titles_are_the_persons_own(command: Command, tmp_path: Path) -> None:
    words = ("--name", "甲 & “乙”: 1", "--title", "zh=某某：手册", "--id", "acme")
    assert command("init", "x", "--extends", BASES[0], *words, at=tmp_path).status == 0
    settings = (tmp_path / "x" / "mkdocs.yml").read_text("utf-8")
    assert 'site_name: "甲 & “乙”: 1"\n' in settings
    overlay = yaml.safe_load((tmp_path / "x/playbooks/acme/overlay.yml").read_text("utf-8"))
    assert overlay["title"] == {"zh": "某某：手册", "en": "甲 & “乙”: 1"}
    assert command("check", "--strict", at=tmp_path / "x").status == 0


def test_a_folder_that_makes_no_id_gets_another_one() -> None:
    wanted = {
        "My Wiki": "my-wiki",
        "我的wiki": "our-a",
        "guide": "our-a",
        "a": "our-a",
        "7": "our-a",
    }
    assert {folder: id_for(folder, "a") for folder in wanted} == wanted


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--extends", "eight"), "Write `eight-traits`."),
        (("--extends", "eight-traits", "--id", "Acme"), "`Acme` is not an id"),
        (("--extends", "eight-traits", "--id", "guide"), "kept for another use"),
        (("--extends", "eight-traits", "--id", "eight-traits"), "the playbook underneath"),
        (("--extends", "eight-traits", "--title", "手册"), "`手册` is not a title"),
        (("--extends", "eight-traits", "--title", "de=Buch"), "not written in `de`"),
        (("--title", "zh=手册"), "Add --extends"),
        (("--name", " "), "one line of text"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(
    command: Command, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    told = command("init", "x", *words, at=tmp_path)
    assert told.status == 2
    assert said in told.err
    assert not list(tmp_path.iterdir())


def test_machines_check_build_and_publish_with_commands_that_exist(
    command: Command, new_wiki: Path, tmp_path: Path
) -> None:
    """The lines for GitHub and GitLab are run here as they stand, except for installing."""
    site = shutil.copytree(new_wiki, tmp_path / "site")
    shutil.rmtree(site / "playbooks" / "eight-traits")
    github = yaml.safe_load((site / ".github/workflows/site.yml").read_text("utf-8"))
    gitlab = yaml.safe_load((site / ".gitlab-ci.yml").read_text("utf-8"))
    lines = [each.get("run", "") for each in github["jobs"]["build"]["steps"]]
    lines += [*gitlab["check"]["script"], *gitlab["pages"]["script"]]
    ran = [found[1] for line in lines if (found := re.search(r"playbook ([^>|]*)", line))]
    assert [line.split()[0] for line in ran].count("build") == 3
    for line in dict.fromkeys(ran):
        told = command(*line.split(), at=site)
        assert told.status == 0, (line, told.err)
    assert (site / "public" / "index.html").is_file()
    assert gitlab["pages"]["artifacts"]["paths"] == ["public"]
    kept = next(each["with"] for each in github["jobs"]["build"]["steps"] if "cache@" in str(each))
    assert kept["path"] in gitlab["default"]["cache"]["paths"]
    ignored = (site / ".gitignore").read_text("utf-8").splitlines()
    assert {"site/", "public/", ".cache/"} <= set(ignored)


@pytest.mark.parametrize(
    "export",
    [
        "pdf good-meetings --item trait/written-purpose",
        "xlsx eight-traits --item assessment/commerce-check",
        "slides good-meetings",
        "single-file eight-traits --item assessment/commerce-check",
        "wiki good-meetings",
    ],
)
def test_git_passes_over_what_was_exported(
    command: Command, new_wiki: Path, made: Path, export: str
) -> None:
    """It is made of what git has; `git add .` would take megabytes of it along."""
    site = made / "exporting"
    if not site.exists():
        shutil.copytree(new_wiki, site)
    git = ["git", "-C", str(site)]
    subprocess.run([*git, "init", "--quiet"], check=True)
    told = command("export", *export.split(), at=site)
    assert told.status == 0, told.err
    written = told.out.strip()
    assert (site / written).exists()
    assert subprocess.run([*git, "check-ignore", "--quiet", written], check=False).returncode == 0


def test_git_takes_every_file_of_a_new_site(new_wiki: Path, made: Path) -> None:
    site = made / "committed"
    shutil.copytree(new_wiki, site)
    files = [str(path.relative_to(site)) for path in site.rglob("*") if path.is_file()]
    git = ["git", "-C", str(site)]
    subprocess.run([*git, "init", "--quiet"], check=True)
    ignored = subprocess.run(
        [*git, "check-ignore", *files], check=False, capture_output=True, text=True
    )
    assert (ignored.returncode, ignored.stdout) == (1, "")


def test_git_keeps_what_two_people_wrote_into_the_lock(new_wiki: Path) -> None:
    """The lines of the lock stand for themselves, so those of both are right."""
    lines = (new_wiki / ".gitattributes").read_text("utf-8").splitlines()
    assert "playbook.lock merge=union" in lines


def test_an_editor_finds_the_schema_of_every_file(new_wiki: Path) -> None:
    settings = json.loads((new_wiki / ".vscode/settings.json").read_text("utf-8"))
    written = [path.relative_to(new_wiki) for path in (new_wiki / "playbooks").rglob("*.yml")]
    for name in (*written, Path("playbooks/eight-traits/i18n/de.yml")):
        found = [schema for schema, glob in settings["yaml.schemas"].items() if name.match(glob)]
        assert len(found) == 1, name
        assert (new_wiki / found[0]).is_file()
    assert len(settings["yaml.schemas"]) == len(KINDS)
