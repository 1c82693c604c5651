"""Digests of what goes into every page: programs, settings, templates.

Two builds with the same digests draw the same pages from the same sources. A value that has no
digest (an object we cannot look into) makes the build do without a cache.
"""

import json
import os
import platform
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path
from types import FunctionType
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from msgspec import Struct

from playbook_press.engines.mkdocs.driver.outlook import INSTALLED

PACKAGE = Path(__file__).resolve().parents[3]

# Differ from place to place and stand on no page.
_PLACES = frozenset({"config_file_path", "docs_dir", "site_dir", "nav", "plugins", "theme"})
_CHANGING = re.compile(rb"\bbuild_date_utc\b|\|\s*random\b|\blipsum\b")


class UnknownValueError(Exception):
    """The settings hold a value of which we cannot tell whether it is the same again."""


def reading_print(config: MkDocsConfig, languages: Iterable[str]) -> str:
    """Of all that turns the Markdown of any page into its content.

    Raises:
        UnknownValueError: Something in the settings cannot be compared.
    """
    about = [
        programs_print(),
        list(languages),
        config["markdown_extensions"],
        config["mdx_configs"],
        config["validation"],
        config["use_directory_urls"],
        config["site_url"],
    ]
    return digest(about)


def drawing_print(config: MkDocsConfig) -> str:
    """Of all that frames the content of any page, but for the navigation.

    Raises:
        UnknownValueError: Something in the settings or templates cannot be compared.
    """
    settings = {
        name: value
        for name, value in config.items()
        if name not in _PLACES and not (name == "extra" and value is None)
    }
    plugins = {name: dict(plugin.config) for name, plugin in config.plugins.items()}
    theme = config.theme
    about = [
        programs_print(),
        os.environ.get("SOURCE_DATE_EPOCH"),
        {name: value for name, value in settings.items() if name != "extra"},
        {key: value for key, value in config.extra.items() if key != "playbook_press"},
        plugins,
        [theme.name, {name: theme[name] for name in theme if name != "locale"}],
        str(theme.locale),
        sorted(theme.static_templates),
        [_folder_print(Path(folder)) for folder in theme.dirs],
    ]
    return digest(about)


def digest(value: Any) -> str:  # `Any`: settings hold whatever YAML and plugins put there
    """Of a value made of plain ones, lists, maps, paths, and functions by name.

    Raises:
        UnknownValueError: There is something else in it.
    """
    text = json.dumps(_plain(value), ensure_ascii=False, sort_keys=True)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@cache
def programs_print() -> str:
    """Of Python, of every package installed, and of our own source text."""
    packages = sorted(
        found.name
        for folder in dict.fromkeys(sys.path)
        if folder and Path(folder).is_dir()
        for found in Path(folder).iterdir()
        if found.name.endswith((".dist-info", ".egg-info"))
    )
    return digest([*_python(), packages, source_print()])


def _python() -> tuple[str | None, ...]:
    # Several kinds of Python have the same versions, and each has bytecode of its own.
    return platform.python_version(), sys.implementation.cache_tag, sys.platform


@cache
def source_print() -> str:
    """Of our own source text."""
    found = blake2b(digest_size=16)
    for path in sorted(PACKAGE.rglob("*.py")):
        if "_bundled" not in path.parts:
            found.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def _folder_print(folder: Path) -> str:
    """Of a folder of a theme; those of installed packages change with their version."""
    if not INSTALLED.isdisjoint(folder.parts):
        return f"{folder.parent.name}/{folder.name}"
    found = blake2b(digest_size=16)
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            if path.suffix in (".html", ".xml") and _CHANGING.search(content):
                raise UnknownValueError(f"{path.name} draws something else each time")
            found.update(path.relative_to(folder).as_posix().encode() + b"\0")
            found.update(blake2b(content, digest_size=16).digest())
    return found.hexdigest()


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | bool | int | float):
        # An enumeration of numbers is one of them.
        return value if type(value) in (str, bool, int, float, type(None)) else str(value)
    if isinstance(value, Path):
        return value.as_posix()
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(json.dumps(_plain(each), sort_keys=True) for each in value)
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return [_plain(each) for each in value]
    if isinstance(value, partial):
        return ["partial", _plain(value.func), _plain(value.args), _plain(value.keywords)]
    if isinstance(value, FunctionType | type):
        return f"{value.__module__}.{value.__qualname__}"
    if isinstance(value, Struct) and type(value).__module__.startswith("playbook_press."):
        said = {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
        return [type(value).__qualname__, said]
    if type(value).__module__.startswith(("mkdocs.", "material.", "pathspec")):
        inner = getattr(value, "__dict__", None)
        if inner is not None:
            return [type(value).__qualname__, {k: _plain(v) for k, v in sorted(inner.items())}]
    raise UnknownValueError(f"`{type(value).__qualname__}`")
