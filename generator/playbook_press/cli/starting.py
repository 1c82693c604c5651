"""What a new site begins with, and where it lies in the package."""

import json
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from playbook_press import __version__
from playbook_press.cli.schemas import KINDS, schema_text
from playbook_press.model.ids import DEVICE_NAMES, ID_LENGTH, RESERVED, is_id
from playbook_press.model.layout import MANIFEST, SIDECARS
from playbook_press.model.manifest import Manifest
from playbook_press.model.playbook import FOLDERS
from playbook_press.model.validation import validated
from playbook_press.source.bundled import bundled_playbooks
from playbook_press.source.load import load_document
from playbook_press.source.writing import write_scalar

_PACKAGE = Path(__file__).resolve().parent.parent
STARTER = _PACKAGE / "starter"
"""`around` is for every site, `plain` and `overlay` for one sort each; `overlays` holds the
overlay for each bundled playbook, `new` what `playbook new` writes."""

BUNDLED_PLAYBOOK = "eight-traits"

# Packages leave files out whose name begins with a dot.
_DOTTED = (
    *("editorconfig", "gitattributes", "github", "gitignore", "gitlab-ci.yml"),
    *("pre-commit-config.yaml", "vscode"),
)
_SCHEMAS = "schemas"
_TRANSLATIONS = "translations"
_MARK = re.compile(r"__([A-Z_]+)__")
_SITE_NAME = re.compile(r"^site_name: .*$", re.MULTILINE)

# MkDocs reads these, and an editor would take them for mistakes.
_TAGS = ("!ENV scalar", "!ENV sequence", "!!python/name: scalar", "!!python/object/apply: mapping")


class Base(Struct, frozen=True):
    """A bundled playbook that a site can be built on."""

    folder: Path
    version: str
    titles: Mapping[str, str]
    """By language; the first is the source language."""

    @property
    def id(self) -> str:
        return self.folder.name

    @property
    def range(self) -> str:
        """The versions that an overlay written today is for."""
        major, minor = self.version.split(".")[:2]
        return f">={major}.{minor},<{int(major) + 1}"


def write_starter(folder: Path, *, name: str) -> tuple[Path, ...]:
    """Write a new site with two playbooks into a folder; the files written, in order.

    Raises:
        OSError: The folder cannot be written to.
    """
    _lay(folder, "plain", {"NAME": name})
    target = folder / "playbooks" / BUNDLED_PLAYBOOK
    shutil.copytree(bundled_playbook(BUNDLED_PLAYBOOK).folder, target)
    return _files(folder)


def write_overlay_starter(
    folder: Path, *, name: str, base: Base, id: str, titles: Mapping[str, str]
) -> tuple[Path, ...]:
    """Write a new site with an overlay on a bundled playbook; the files written, in order.

    Args:
        folder: Where to.
        name: What the site is called.
        base: The playbook underneath, which is not copied.
        id: The overlay's id.
        titles: What readers call it, by language; the name of the site where one is missing.

    Raises:
        OSError: The folder cannot be written to.
    """
    whole = {**dict.fromkeys(base.titles, name), **titles}
    words = {
        "NAME": name,
        "ID": id,
        "BASE": base.id,
        "RANGE": base.range,
        "TITLE": _in_brackets(whole),
        **{f"BASE_{code.upper()}": title for code, title in base.titles.items()},
    }
    _lay(folder, "overlay", words)
    overlay = folder / "playbooks" / id / "overlay.yml"
    overlay.parent.mkdir(parents=True)
    text = (STARTER / "overlays" / f"{base.id}.yml").read_text("utf-8")
    _write(overlay, _filled(text, words))
    return _files(folder)


def bundled_bases() -> tuple[str, ...]:
    """The ids of the playbooks that a site can be built on."""
    return tuple(folder.name for folder in bundled_playbooks())


def bundled_playbook(id: str) -> Base:
    """A playbook that comes with the package.

    Raises:
        FileNotFoundError: There is none of this id.
    """
    for folder in bundled_playbooks():
        if folder.name == id:
            data = (folder / MANIFEST).read_bytes()
            document = load_document(MANIFEST, data).document
            manifest = validated(document, Manifest, ())[0] if document is not None else None
            if manifest is not None:
                return Base(folder, manifest.version, manifest.title.by_language)
    raise FileNotFoundError(f"{_PACKAGE} carries no playbook `{id}`; install playbook-press again")


def id_for(folder: str, base: str) -> str:
    """An id for an overlay, made of the name of the site's folder.

    >>> id_for("My Wiki", "eight-traits"), id_for("我的知识库", "eight-traits")
    ('my-wiki', 'our-eight-traits')
    """
    words = "-".join(re.findall(r"[a-z0-9]+", folder.lower()))[:ID_LENGTH].rstrip("-")
    refused = DEVICE_NAMES | RESERVED["playbook"] | {base}
    fits = is_id(words) and words not in refused and folder.isascii()
    return words if fits else f"our-{base}"


def _lay(folder: Path, sort: str, words: Mapping[str, str]) -> None:
    """Lay what every site has into a folder, and what this sort of site has."""
    for part in ("around", sort):
        shutil.copytree(STARTER / part, folder, dirs_exist_ok=True)
    for each in _DOTTED:
        (folder / each).rename(folder / f".{each}")
    settings = folder / "mkdocs.yml"
    line = f"site_name: {json.dumps(words['NAME'], ensure_ascii=False)}"
    _write(settings, _SITE_NAME.sub(lambda _: line, settings.read_text("utf-8"), count=1))
    for name in ("README.md", "requirements.txt", *_guides(folder)):
        path = folder / name
        _write(path, _filled(path.read_text("utf-8"), {**words, "PRESS": __version__}))
    (folder / _SCHEMAS).mkdir()
    for kind in KINDS:
        _write(folder / _SCHEMAS / f"{kind}.schema.json", schema_text(kind))
    _write(folder / ".vscode" / "settings.json", editor_settings())


def editor_settings() -> str:
    """What tells Visual Studio Code which schema is for which file."""
    folders = {kind: folder for folder, kind in FOLDERS.items()} | {_TRANSLATIONS: SIDECARS}
    files = {
        f"./{_SCHEMAS}/{kind}.schema.json": f"playbooks/*/{folders[kind]}/*.yml"
        if kind in folders
        else f"playbooks/*/{kind}.yml"
        for kind in KINDS
    }
    settings = {"files.eol": "\n", "yaml.schemas": files, "yaml.customTags": list(_TAGS)}
    return json.dumps(settings, ensure_ascii=False, indent=2) + "\n"


def _in_brackets(titles: Mapping[str, str]) -> str:
    parts = (
        f"{code}: {write_scalar(title, indent='', is_flow=True)}" for code, title in titles.items()
    )
    return f"{{{', '.join(parts)}}}"


def _guides(folder: Path) -> Iterable[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.glob("docs/*/guide/*.md"))


def _filled(text: str, words: Mapping[str, str]) -> str:
    return _MARK.sub(lambda found: words[found[1]], text)


def _files(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(path for path in folder.rglob("*") if path.is_file()))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
