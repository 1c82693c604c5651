"""What other tools read of this repository: valid, and the commands in it exist."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from playbook_press.cli.group import playbook
from playbook_press.cli.schemas import KINDS
from playbook_press.model.schema import schema_of
from tests.docs.guide import guide
from tests.project import LANGUAGES, ROOT

HOOKS = ROOT / ".pre-commit-hooks.yaml"
WORKFLOW = ROOT / ".github" / "workflows" / "playbook.yml"
GITLAB = ROOT / ".gitlab" / "playbook.yml"
DEVCONTAINER = ROOT / ".devcontainer" / "devcontainer.json"


# `Any`: YAML, each file in its own shape.
def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def _commands() -> Iterator[str]:
    for hook in _read(HOOKS):
        yield hook["entry"]
    for job in _read(WORKFLOW)["jobs"].values():
        yield from (step["run"] for step in job["steps"] if "run" in step)
    for name, job in _read(GITLAB).items():
        if name != "variables":
            yield from (*job.get("before_script", ()), *job.get("script", ()))


CALLS = [line for line in _commands() if line.startswith("playbook ")]


def test_the_files_call_the_program_at_all() -> None:
    assert {line.split()[1] for line in CALLS} == {"check", "build"}
    assert len(CALLS) == 6


@pytest.mark.parametrize("line", CALLS)
def test_every_call_names_options_and_values_that_exist(line: str) -> None:
    name, *arguments = shlex.split(line.partition(" > ")[0])[1:]
    above = playbook.make_context("playbook", [name])
    command = playbook.get_command(above, name)
    assert command is not None
    # Refuses unknown options and values; nothing is run. Under the group, as in life: a command
    # keeps the first help option it makes, and makes it from the settings above it.
    command.make_context(name, arguments, parent=above)


def test_the_hook_looks_at_files_of_playbooks_only() -> None:
    (hook,) = _read(HOOKS)
    assert {"id", "name", "entry", "language", "files"} <= hook.keys()
    pattern = re.compile(hook["files"])
    assert pattern.search("playbooks/eight-traits/traits/shared-purpose.yml")
    assert pattern.search("wiki/playbooks/acme/overlay.yml")
    assert not pattern.search("mkdocs.yml")
    assert not pattern.search("playbooks/eight-traits/images/a.svg")


def test_the_hook_refuses_what_the_check_refuses(tmp_path: Path) -> None:
    """As pre-commit calls it: the entry, then the files."""
    (hook,) = _read(HOOKS)
    home = tmp_path / "playbooks" / "good-meetings"
    starter = ROOT / "generator" / "playbook_press" / "starter"
    source = next(starter.rglob("good-meetings/playbook.yml")).parent
    shutil.copytree(source, home)
    file = home / "traits" / "kept-decisions.yml"
    module = [sys.executable, "-m", "playbook_press", *shlex.split(hook["entry"])[1:]]

    def status() -> int:
        path = file.relative_to(tmp_path).as_posix()
        return subprocess.run([*module, path], cwd=tmp_path, check=False).returncode

    assert status() == 0
    file.write_text(f"{file.read_text('utf-8')}colour: red\n", "utf-8")
    assert status() == 1


def test_the_workflow_can_be_called_and_may_only_read() -> None:
    workflow = _read(WORKFLOW)
    # `on` is a truth value to YAML 1.1, which this loader reads.
    assert list(workflow[True]) == ["workflow_call"]
    assert workflow["permissions"] == {"contents": "read"}
    declared = set(workflow[True]["workflow_call"]["inputs"])
    used = set(re.findall(r"inputs\.([\w-]+)", WORKFLOW.read_text("utf-8")))
    assert used == declared
    for job in workflow["jobs"].values():
        # Text from outside stands in no command, where a shell would run it.
        assert not any("${{" in step["run"] for step in job["steps"] if "run" in step)


def test_the_container_uses_what_the_repository_has() -> None:
    settings = json.loads(DEVCONTAINER.read_text("utf-8"))
    make, target = settings["postCreateCommand"].split()
    assert make == "make"
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.M)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_names_what_is_there(language: str) -> None:
    text = "\n".join(block.text for block in guide(language)["editors.md"].blocks)
    for file in (WORKFLOW, GITLAB):
        assert file.relative_to(ROOT).as_posix() in text
    assert all(f"id: {hook['id']}" in text for hook in _read(HOOKS))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_its_completion(shell: str) -> None:
    script = _completion(f"{shell}_source")
    assert f"_PLAYBOOK_COMPLETE={shell}_complete" in script


def test_completion_offers_commands_and_values() -> None:
    assert "plain,build" in _completion("bash_complete", words="playbook bu").splitlines()
    values = _completion("bash_complete", words="playbook check --format sa", at="3")
    assert values.splitlines() == ["plain,sarif"]


def _completion(what: str, *, words: str = "", at: str = "1") -> str:
    done = subprocess.run(
        [sys.executable, "-c", "from playbook_press.cli import main; main()"],
        env={**os.environ, "_PLAYBOOK_COMPLETE": what, "COMP_WORDS": words, "COMP_CWORD": at},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


# Schemas


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_says_in_both_languages_what_each_field_means(kind: str) -> None:
    schema = schema_of(KINDS[kind])
    jsonschema.Draft7Validator.check_schema(schema)
    records = {kind: schema, **schema["definitions"]}
    for name, record in records.items():
        fields = {f"{name}.{key}": value for key, value in record.get("properties", {}).items()}
        for path, node in {name: record, **fields}.items():
            if "description" not in node:
                # Then the record it leads to says it.
                assert {"$ref", "allOf"} & node.keys(), path
                continue
            english, _, chinese = node.get("description", "").rpartition("\n\n")
            assert english, path
            assert re.search("[\u4e00-\u9fff]", chinese), path
