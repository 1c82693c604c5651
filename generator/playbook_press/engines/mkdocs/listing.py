"""The files of the theme, without a look into folders from which nothing is taken.

Material brings eleven thousand icons along in a hidden folder. MkDocs lists them in every build,
and then leaves out whatever is hidden.
"""

import os

import jinja2
from mkdocs.theme import Theme


class _Visible(jinja2.FileSystemLoader):
    def list_templates(self) -> list[str]:
        """What the usual loader lists, but for what is in hidden folders."""
        found: set[str] = set()
        for folder in self.searchpath:
            for place, inner, names in os.walk(folder, followlinks=self.followlinks):
                inner[:] = [name for name in inner if not name.startswith(".")]
                way = os.path.relpath(place, folder).replace(os.sep, "/")
                start = "" if way == "." else f"{way}/"
                found.update(f"{start}{name}" for name in names)
        return sorted(found)


def list_visible(theme: Theme) -> None:
    """Let a run take the files of its theme without looking into hidden folders."""
    usual = theme.get_env

    def get_env() -> jinja2.Environment:
        env = usual()
        if type(env.loader) is jinja2.FileSystemLoader:
            env.loader = _Visible(theme.dirs)
        return env

    theme.get_env = get_env  # type: ignore[method-assign]  # of this theme alone
