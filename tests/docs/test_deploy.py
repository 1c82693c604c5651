"""The recipes for servers work: they are parsed, and their commands are run."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml

from playbook_press.cli.group import playbook
from playbook_press.engines.manifest import inspect
from playbook_press.engines.mkdocs.plugin import PlaybooksConfig
from tests.docs.guide import Block, guide
from tests.servers import free_port, running

PAGE = guide("en")["deploy.md"]


def _blocks(language: str) -> list[Block]:
    return [block for block in PAGE.blocks if block.language == language]


def _container(first: str) -> list[list[str]]:
    """The lines of the container file that holds a word, split as a shell splits them."""
    (block,) = [each for each in _blocks("dockerfile") if first in each.text]
    return [shlex.split(line) for line in block.text.splitlines() if line]


def test_both_languages_have_the_same_recipes() -> None:
    assert guide("zh")["deploy.md"].blocks == PAGE.blocks


def test_every_recipe_in_yaml_can_be_read() -> None:
    read = [yaml.safe_load(block.text) for block in _blocks("yaml")]
    workflows = [each for each in read if "jobs" in each]
    assert [each["name"] for each in workflows] == ["Site", "Proposal"]
    # YAML 1.1 takes `on` for a truth value, and so does the parser here.
    assert workflows[1][True] == "pull_request"
    assert workflows[1]["permissions"] == {"contents": "read"}
    assert "secrets" not in json.dumps(workflows[1]["jobs"])
    known = {name for name, _ in PlaybooksConfig._schema}
    for each in read:
        for plugin in each.get("plugins", ()):
            assert set(plugin["playbooks"]) <= known


def test_every_build_in_a_recipe_has_options_that_exist() -> None:
    command = playbook.get_command(click.Context(playbook), "build")
    assert command is not None
    known = {word for option in command.params for word in option.opts}
    lines = [line for block in PAGE.blocks for line in block.text.splitlines()]
    builds = [line for line in lines if re.search(r"playbook\W+build ", line)]
    assert len(builds) >= 5
    for line in builds:
        assert set(re.findall(r"(?<=[\s\"])--[a-z-]+", line)) <= known | {"--tag"}, line


def test_the_container_builds_in_one_stage_and_serves_in_another() -> None:
    words = _container("nginx")
    stages = [line for line in words if line[0] == "FROM"]
    assert stages[0][2:] == ["AS", "build"]
    assert len(stages) == 2
    built = next(line for line in words if "playbook" in line and line[0] == "RUN")[-1]
    copied = next(line for line in words if "--from=build" in line)
    assert copied[2] == built


def test_the_commands_of_the_container_make_a_site_that_is_served(
    wiki_site: Path, tmp_path: Path
) -> None:
    """What the second stage writes as its settings, run by the server itself."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        pytest.skip("nginx is not installed (sudo apt-get install nginx)")
    written = next(line for line in _container("nginx") if "printf" in line)[2]
    _assert_serves(nginx, written.replace("/usr/share/nginx/html", str(wiki_site)), tmp_path)


def test_the_lines_for_a_server_of_ones_own_serve_the_site(wiki_site: Path, tmp_path: Path) -> None:
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        pytest.skip("nginx is not installed (sudo apt-get install nginx)")
    (block,) = _blocks("nginx")
    _assert_serves(nginx, block.text.replace("/srv/www/wiki", str(wiki_site)), tmp_path)


def test_the_lines_for_caddy_are_read_by_it(wiki_site: Path, tmp_path: Path) -> None:
    caddy = shutil.which("caddy")
    if caddy is None:
        pytest.skip("Caddy is not installed (sudo apt-get install caddy)")
    (block,) = _blocks("caddy")
    settings = tmp_path / "Caddyfile"
    settings.write_text(block.text.replace("/srv/www/wiki", str(wiki_site)), "utf-8")
    done = subprocess.run(
        [caddy, "adapt", "--config", settings, "--adapter", "caddyfile"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_a_proposal_is_built_without_network_and_without_a_place_to_write(
    new_wiki: Path, tmp_path: Path
) -> None:
    """As the container for proposals does it: `--network none`, the project read-only."""
    if shutil.which("unshare") is None or os.geteuid() != 0:
        pytest.skip("only root on Linux may take the network away")
    proposal, out = tmp_path / "proposal", tmp_path / "out"
    shutil.copytree(new_wiki, proposal, ignore=shutil.ignore_patterns("eight-traits"))
    out.mkdir()
    arguments = json.loads(_entry_point())[1:]
    inside = (
        f"mount --bind {proposal} {proposal} && mount -o remount,ro,bind {proposal}"
        f' && cd {proposal} && ! touch x 2>/dev/null && exec "$@"'
    )
    command = [sys.executable, "-P", "-m", "playbook_press"]
    wanted = [each.replace("/out", str(out)) for each in arguments]
    done = subprocess.run(
        ["unshare", "--net", "--mount", "sh", "-c", inside, "sh", *command, *wanted],
        capture_output=True,
        text=True,
        check=False,
    )
    if "unshare failed" in done.stderr or "Operation not permitted" in done.stderr:
        pytest.skip(done.stderr.strip())
    assert done.returncode == 0, done.stderr
    found = inspect(out / "site")
    assert found is not None
    assert found.is_whole


def _entry_point() -> str:
    (block,) = [each for each in _blocks("dockerfile") if "ENTRYPOINT" in each.text]
    return block.text.partition("ENTRYPOINT ")[2]


@pytest.fixture(scope="module")
def wiki_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site, built by the command of the container's first stage."""
    folder = tmp_path_factory.mktemp("deploy")
    assert _run(folder, "init", "wiki").returncode == 0
    shutil.rmtree(folder / "wiki" / "playbooks" / "eight-traits")
    line = next(each for each in _container("nginx") if "playbook" in each and each[0] == "RUN")
    arguments = line[line.index("playbook") + 1 :]
    site = folder / "site"
    done = _run(folder / "wiki", *(each.replace("/srv/site", str(site)) for each in arguments))
    assert done.returncode == 0, done.stderr
    return site


@pytest.fixture(scope="module")
def new_wiki(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new")
    assert _run(folder, "init", "wiki").returncode == 0
    return folder / "wiki"


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "playbook_press", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def _assert_serves(nginx: str, server: str, folder: Path) -> None:
    port = free_port()
    settings = folder / "nginx.conf"
    settings.write_text(
        f"user root;\ndaemon off;\npid {folder}/pid;\nerror_log {folder}/errors;\nevents {{}}\n"
        f"http {{\n  types {{ text/html html; }}\n  access_log off;\n"
        f"{re.sub(r'listen [0-9]+', f'listen 127.0.0.1:{port}', server)}\n}}\n",
        "utf-8",
    )
    with running([nginx, "-c", str(settings), "-p", str(folder)], port) as answer:
        status, headers, body = answer("/zh/good-meetings/")
        assert status == 200
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "<h1" in body.decode()
        assert answer("/en/nowhere/")[0] == 404
