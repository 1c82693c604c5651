"""What a project from a stranger may ask for: looked at before MkDocs reads a word of it.

MkDocs loads hooks, plugins, extensions and Python tags while it reads its settings, so nothing
but the bare tree of the YAML is used here. What is not known to be harmless is refused.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.engines.options import PLUGIN
from playbook_press.engines.output.expectations import BUDGETS
from playbook_press.engines.problems.unsafe_file import unsafe_file
from playbook_press.engines.problems.unsafe_setting import unsafe_setting
from playbook_press.pages.templates import own_templates_in

Shape = Mapping[str, "Shape"] | None
"""The keys allowed in a mapping; None for a plain value, or a list of them."""

_EXTENSIONS: Mapping[str, Shape] = {
    name: dict.fromkeys(options)
    for name, options in {
        "abbr": (),
        "admonition": (),
        "attr_list": (),
        "def_list": (),
        "footnotes": ("BACKLINK_TITLE", "SEPARATOR"),
        "md_in_html": (),
        "sane_lists": (),
        "smarty": (),
        "tables": ("use_align_attribute",),
        "toc": ("permalink", "permalink_title", "toc_depth", "title", "baselevel"),
        "pymdownx.betterem": ("smart_enable",),
        "pymdownx.caret": (),
        "pymdownx.details": (),
        "pymdownx.keys": (),
        "pymdownx.mark": (),
        "pymdownx.tasklist": ("custom_checkbox",),
        "pymdownx.tilde": (),
    }.items()
}
_KEYS: Mapping[str, Shape] = {
    "site_name": None,
    "site_url": None,
    "site_description": None,
    "site_author": None,
    "copyright": None,
    "repo_url": None,
    "repo_name": None,
    "edit_uri": None,
    "docs_dir": None,
    "site_dir": None,
    "use_directory_urls": None,
    "strict": None,
    "extra_css": None,
    "theme": {
        "name": None,
        "language": None,
        "font": None,
        "favicon": None,
        "logo": None,
        "features": None,
        "palette": {
            "media": None,
            "scheme": None,
            "primary": None,
            "accent": None,
            "toggle": {"icon": None, "name": None},
        },
    },
    "plugins": {
        "playbooks": {
            "playbooks": None,
            "templates": None,
            "budgets": dict.fromkeys(BUDGETS),
            "colours": {"primary": None, "accent": None, "dark": {"primary": None, "accent": None}},
            "footer": {
                "licence": {"title": None, "url": None},
                "icp": None,
                "public_security": None,
            },
            "social_images": None,
            "compress": None,
        }
    },
    "markdown_extensions": _EXTENSIONS,
    "validation": {
        "nav": {"omitted_files": None, "not_found": None, "absolute_links": None},
        "links": {
            "not_found": None,
            "absolute_links": None,
            "unrecognized_links": None,
            "anchors": None,
        },
    },
}
_CAN: Mapping[str, str] = {
    "INHERIT": "takes settings from another file",
    "hooks": "runs Python code",
    "plugins": "is a plugin, which is Python code",
    "markdown_extensions": "is an extension that is not known to be harmless",
    "custom_dir": "puts templates of its own, which are code, in the place of the theme's",
    "extra_javascript": "runs scripts for readers",
    "extra_templates": "is a template, which is code",
}
_UNKNOWN = "is not a setting that is known to be harmless"
_FOLDERS = ("docs_dir", "site_dir")
_READ_AS_ONE = (("plugins",), ("markdown_extensions",))
"""Lists of small mappings, which are read like one mapping."""

_PUBLISHED = frozenset(
    {".css", ".csv", ".gif", ".jpeg", ".jpg", ".md", ".pdf", ".png", ".txt", ".webp", ".avif"}
)
_PLAIN_TAGS = frozenset(
    {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp")}
)


def unsafe_settings(
    file: Path, text: str, tree: yaml.MappingNode, *, templates: Path
) -> Iterator[Diagnostic]:
    """Everything in `mkdocs.yml` that is not known to be harmless.

    Args:
        file: The `mkdocs.yml`.
        text: What it holds.
        tree: The text as YAML composes it, without making anything of its tags.
        templates: The bundled ones, the only ones whose use is allowed.
    """
    events = yaml.parse(text, Loader=yaml.SafeLoader)
    aliases = [each for each in events if isinstance(each, yaml.AliasEvent)]
    if aliases:
        # An alias may lead back to itself, or make a short text an endless one.
        yield unsafe_setting(_place(file, aliases[0]), f"*{aliases[0].anchor}", "is an alias")
        return
    yield from _repeated(file, tree, ())
    yield from _of(file, tree, _KEYS, ())
    root = file.parent
    for path, value in _values(tree):
        if path[-1] in _FOLDERS or path == ("plugins", "playbooks", "playbooks"):
            if "\0" in value.value:
                yield unsafe_setting(_place(file, value), path[-1], "names no folder")
            elif not Path(os.path.normpath(root / value.value)).is_relative_to(root):
                yield unsafe_setting(_place(file, value), path[-1], "leads out of the project")
        elif path == ("plugins", "playbooks", "templates"):
            if os.path.realpath(root / value.value) != os.path.realpath(templates):
                reason = "puts templates of its own, which are code, in the place of the bundled"
                yield unsafe_setting(_place(file, value), "templates", reason)
        elif path in (("theme",), ("theme", "name")) and value.value != "material":
            yield unsafe_setting(
                _place(file, value), "theme", "names another theme than `material`"
            )


def unsafe_files(root: Path, tree: yaml.MappingNode) -> Iterator[Diagnostic]:
    """Everything in a project that is published as it is and could act.

    Args:
        root: The project's folder.
        tree: The settings, as YAML composes them.
    """
    docs = root / _folder_named(tree, "docs_dir", default="docs")
    playbooks = root / _folder_named(tree, "plugins", PLUGIN, "playbooks", default="playbooks")
    site = root / _folder_named(tree, "site_dir", default="site")
    if own_templates_in(root, None) is not None:
        yield unsafe_file("templates", "holds templates of its own, which are code")
    linked = [each for source in (docs, playbooks, site) for each in _links_above(root, source)]
    if linked:
        for each in dict.fromkeys(linked):
            yield unsafe_file(each.relative_to(root).as_posix(), "is a link")
        return
    for source in (docs, playbooks):
        for folder, inner, files in os.walk(source):
            for name in sorted((*inner, *files)):
                path = Path(folder, name)
                shown = path.relative_to(root).as_posix()
                if path.is_symlink():
                    yield unsafe_file(shown, "is a link")
                elif name in files and not stat.S_ISREG(path.lstat().st_mode):
                    yield unsafe_file(shown, "is not an ordinary file")
                elif source == docs and name in files and path.suffix.lower() not in _PUBLISHED:
                    yield unsafe_file(shown, "is neither Markdown, a picture, a PDF nor plain text")


def _links_above(root: Path, path: Path) -> list[Path]:
    """The path itself and the folders between it and the project, where they are links."""
    whole = Path(os.path.normpath(path))
    return [each for each in (whole, *whole.parents) if root in each.parents and each.is_symlink()]


def _folder_named(tree: yaml.MappingNode, *path: str, default: str) -> str:
    """The folder that a setting names, before MkDocs has read the settings."""
    return next((value.value for found, value in _values(tree) if found == path), default)


def _repeated(file: Path, node: yaml.Node, path: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Keys that stand twice: of those, some readers of YAML take the first and some the last."""
    if isinstance(node, yaml.SequenceNode) and path not in _READ_AS_ONE:
        for each in node.value:
            yield from _repeated(file, each, path)
        return
    entries = node.value if isinstance(node, yaml.SequenceNode) else [node]
    pairs = [
        pair
        for each in entries
        if each is not node or isinstance(each, yaml.MappingNode)
        for pair in (each.value if isinstance(each, yaml.MappingNode) else [(each, None)])
    ]
    seen: set[str] = set()
    for key, value in pairs:
        name = str(key.value)
        if name in seen:
            yield unsafe_setting(_place(file, key), ".".join((*path, name)), "stands twice")
        seen.add(name)
        if value is not None:
            yield from _repeated(file, value, (*path, name))


def _of(file: Path, node: yaml.Node, shape: Shape, path: tuple[str, ...]) -> Iterator[Diagnostic]:
    """What is not allowed in one value; lists of small mappings are read as one mapping."""
    if isinstance(node, yaml.MappingNode) and node.tag == "tag:yaml.org,2002:map":
        for key, value in node.value:
            yield from _of_entry(file, key, value, shape, path)
    elif isinstance(node, yaml.SequenceNode) and node.tag == "tag:yaml.org,2002:seq":
        for each in node.value:
            if isinstance(each, yaml.ScalarNode) and shape and each.tag in _PLAIN_TAGS:
                yield from _of_entry(file, each, None, shape, path)
            else:
                yield from _of(file, each, shape, path)
    elif not _is_plain(node, path):
        yield unsafe_setting(_place(file, node), ".".join(path), f"has the tag `{node.tag}`")


def _of_entry(
    file: Path, key: yaml.Node, value: yaml.Node | None, shape: Shape, path: tuple[str, ...]
) -> Iterator[Diagnostic]:
    name = key.value if isinstance(key, yaml.ScalarNode) and key.tag in _PLAIN_TAGS else ""
    here = (*path, name)
    if shape is None or name not in shape:
        reason = _CAN.get(name) or (_CAN.get(path[0]) if len(path) == 1 else None) or _UNKNOWN
        yield unsafe_setting(_place(file, key), ".".join(here), reason)
    elif value is not None:
        yield from _of(file, value, shape[name], here)


def _is_plain(node: yaml.Node, path: tuple[str, ...]) -> bool:
    if isinstance(node, yaml.ScalarNode):
        return node.tag in _PLAIN_TAGS
    # What the environment holds may be a secret; the address of the site is none.
    if path == ("site_url",) and isinstance(node, yaml.SequenceNode) and node.tag == "!ENV":
        first, *rest = node.value or [None]
        return (
            isinstance(first, yaml.ScalarNode)
            and first.value == "SITE_URL"
            and all(isinstance(each, yaml.ScalarNode) and each.tag in _PLAIN_TAGS for each in rest)
        )
    return False


def _values(
    node: yaml.Node, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], yaml.ScalarNode]]:
    """Every plain value with the keys that lead to it."""
    if isinstance(node, yaml.ScalarNode):
        if path:
            yield path, node
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _values(each, path)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _values(value, (*path, str(key.value)))


def _place(file: Path, node: yaml.Node | yaml.AliasEvent) -> Place:
    start, end = node.start_mark, node.end_mark
    if start is None or end is None:
        return Place(file.name)
    if start.line == end.line:
        return Place(file.name, start.line + 1, start.column + 1, end.line + 1, end.column)
    return Place(file.name, start.line + 1, start.column + 1)
