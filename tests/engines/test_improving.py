"""The link under a page leads to its file, where the settings say where that is."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from playbook_press.engines.mkdocs.improving import improve_base_of


def settings(**said: str) -> MkDocsConfig:
    config = MkDocsConfig(config_file_path="/project/mkdocs.yml")
    config.load_dict({"site_name": "Wiki", **said})
    config.validate()
    return config


def base(**said: str) -> str:
    return improve_base_of(settings(**said), Path("/project/docs"))


def test_the_project_is_the_folder_around_the_pages() -> None:
    repository = "https://github.com/example/wiki"
    assert base(repo_url=repository, edit_uri="edit/main/docs/") == f"{repository}/edit/main/"
    own = "https://git.example.org/a/wiki"
    assert base(repo_url=own, edit_uri="-/edit/main/docs") == f"{own}/-/edit/main/"


def test_a_template_counts_up_to_the_path() -> None:
    own = "https://git.example.org/a/wiki"
    assert base(repo_url=own, edit_uri_template="ide/main/docs/{path}") == f"{own}/ide/main/"


def test_where_nothing_is_said_nothing_is_linked() -> None:
    assert base() == ""
    assert base(repo_url="https://git.example.org/a/wiki") == ""


def test_a_folder_of_another_name_is_nowhere_known() -> None:
    assert base(repo_url="https://github.com/a/wiki", edit_uri="edit/main/handbook/") == ""
