"""What workers on other machines are given of a project: all that a run reads from a disk.

Each file stands there below a folder of the worker's own, at the path it has here, so that
settings that name each other still do. Of pictures and the like only the names are sent: no
page shows what is in them.
"""

import os
import pickle
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import yaml
from mkdocs.utils import is_markdown_file
from msgspec import Struct
from msgspec.structs import replace

from playbook_press.engines.engine_error import EngineError
from playbook_press.engines.mkdocs.driver.batch import Known
from playbook_press.engines.mkdocs.driver.run import Recipe
from playbook_press.engines.mkdocs.language_run import language_config

_ALWAYS_SENT = ("SOURCE_DATE_EPOCH", "NO_MKDOCS_2_WARNING")
"""Variables that count whatever the settings say."""


class Parcel(Struct, frozen=True):
    """A project as a worker receives it, with what it is told of the build."""

    files: Mapping[str, bytes]
    """By path below the worker's folder."""
    folders: tuple[str, ...]
    """That have to be there, even without files."""
    environment: Mapping[str, str | None]
    """Variables the settings ask for; None where one is not set."""
    known: Known
    """With paths as they are here."""

    def as_bytes(self) -> bytes:
        """To be read with `from_bytes`, by the same version of this program."""
        return zlib.compress(pickle.dumps(self), 1)

    @staticmethod
    def from_bytes(data: bytes) -> "Parcel":
        """What `as_bytes` gave. It runs what it is told to run, so it must come from a friend."""
        found = pickle.loads(zlib.decompress(data))
        assert isinstance(found, Parcel)
        return found

    def unpack(self, folder: Path) -> Known:
        """Put the files below a folder; what there is to know, with the paths there."""
        for name in self.folders:
            (folder / name).mkdir(parents=True, exist_ok=True)
        for name, content in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        recipes = {name: _moved(each, folder) for name, each in self.known.recipes.items()}
        return replace(self.known, recipes=recipes)


def parcel_of(known: Known) -> Parcel:
    """All that the runs of a build read, as it is now.

    Raises:
        EngineError: The settings are built on others that cannot be found from where they stand.
        OSError: A file cannot be read.
    """
    recipe = next(iter(known.recipes.values()))
    config = language_config(
        recipe.settings_file, recipe.site_folder, recipe.site_url, recipe.language
    )
    docs = Path(config.docs_dir).parent
    settings = list(_settings_files(Path(recipe.settings_file)))
    files = {_place(path): path.read_bytes() for path in settings}
    for language in recipe.site.languages:
        for path in _files(docs / language.code):
            files[_place(path)] = path.read_bytes() if is_markdown_file(path.name) else b""
    custom = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    for folder in (custom, recipe.site.own_theme, recipe.site.theme):
        for path in _files(folder) if folder is not None else ():
            files[_place(path)] = path.read_bytes()
    names = dict.fromkeys([*_ALWAYS_SENT, *(each for path in settings for each in _asked(path))])
    environment = {name: os.environ.get(name) for name in names}
    return Parcel(files, (_place(docs),), environment, known)


@contextmanager
def in_environment(values: Mapping[str, str | None]) -> Iterator[None]:
    """For a while, this process's environment says what another one's does."""
    before = {name: os.environ.get(name) for name in values}
    try:
        _set(values)
        yield
    finally:
        _set(before)


def _set(values: Mapping[str, str | None]) -> None:
    for name, value in values.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def _settings_files(file: Path) -> Iterator[Path]:
    """The settings, and those they say they are built on."""
    yield file
    root = yaml.compose(file.read_text("utf-8-sig"), Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    for key, value in pairs:
        if key.value == "INHERIT":
            if value.tag != "tag:yaml.org,2002:str" or Path(value.value).is_absolute():
                raise EngineError(
                    f"{file.name}: `INHERIT` names its file by the whole path, which is another"
                    " on workers. Write it from the settings' own folder."
                )
            yield from _settings_files(file.parent / value.value)


def _asked(file: Path) -> Iterator[str]:
    """The variables that settings ask for: `!ENV NAME`, `!ENV [NAME, OTHER, default]`."""
    waiting = [yaml.compose(file.read_text("utf-8-sig"), Loader=yaml.SafeLoader)]
    while waiting:
        node = waiting.pop()
        if node is None or isinstance(node, yaml.ScalarNode):
            if node is not None and node.tag == "!ENV":
                yield node.value
        elif isinstance(node, yaml.MappingNode):
            waiting += [value for _, value in node.value]
        elif node.tag == "!ENV":
            # The last one may be a default; then it is sent in vain.
            yield from (each.value for each in node.value if each.value)
        else:
            waiting += node.value


def _files(folder: Path) -> Iterator[Path]:
    # MkDocs follows links too.
    for place, inner, names in os.walk(folder, followlinks=True):
        inner.sort()
        yield from (Path(place, name) for name in sorted(names))


def _place(path: Path) -> str:
    """A path as one below any folder."""
    whole = Path(os.path.normpath(path.absolute()))
    return whole.relative_to(whole.anchor).as_posix()


def _moved(recipe: Recipe, folder: Path) -> Recipe:
    own, site = recipe.site.own_theme, recipe.site
    moved = replace(
        site,
        theme=folder / _place(site.theme),
        own_theme=None if own is None else folder / _place(own),
    )
    settings = folder / _place(Path(recipe.settings_file))
    return replace(recipe, settings_file=str(settings), site=moved)
