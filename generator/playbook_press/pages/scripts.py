"""Several ES modules as one classic script.

Browsers refuse `import` on `file://`, and a site must also run from a memory stick. So the
modules stand in one script, what is imported before what imports it. A module whose names
nobody else has is set as it is; of another only what it exports can be seen. Only the forms
named here are understood, each at the start of a line; anything else that begins with
`import` or `export` is refused:

    import { name, name as other } from "./module.mjs";     import "./module.mjs";
    export function …   export async function …   export class …   export const …
    export { name, name as other };
"""

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_NAMES = r"\{(?P<names>[\w$\s,]*)\}"
_STATEMENT = re.compile(
    rf"^import\s+(?:{_NAMES}\s+from\s+)?[\"'](?P<from>\.[^\"'\n]*)[\"'];$"
    rf"|^export\s+{_NAMES.replace('names', 'listed')};$"
    r"|^export\s+(?=(?:(?:async\s+)?function\b\*?|class|const)\s+(?P<declared>[\w$]+))",
    re.MULTILINE,
)
_LEFT_OVER = re.compile(r"^(?:import|export|await)\b.*|\bimport\s*(?:\(|\.\s*meta).*", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*.*?\*/)", re.MULTILINE | re.DOTALL)
_DECLARED = re.compile(
    r"^(?:(?:async\s+)?function\b\*?|class|const|let|var)[ \t]+(?P<name>[\w$]+|[\[{])",
    re.MULTILINE,
)
_OF_BROWSERS = frozenset(
    [
        "blur",
        "close",
        "closed",
        "event",
        "external",
        "find",
        "focus",
        "frames",
        "history",
        "length",
        "location",
        "name",
        "open",
        "opener",
        "origin",
        "parent",
        "performance",
        "print",
        "screen",
        "scroll",
        "self",
        "status",
        "stop",
        "top",
    ]
)
"""Short names that a window has; a module that uses one for itself keeps it to itself."""


class ScriptError(ValueError):
    """Modules that cannot be joined; the text says which and why."""


@dataclass
class _Module:
    """A module in the joined script."""

    script: str
    exported: Mapping[str, str]
    """By the name others ask for: the name it has inside."""
    variable: str
    """What holds its exports; empty where they stand in the open."""


@dataclass
class _Script:
    """The script so far."""

    sources: Mapping[str, str]
    modules: dict[str, _Module] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    """The names that stand in the open."""


def join_scripts(modules: Mapping[str, str], entries: Iterable[str]) -> str:
    """One classic script that runs every entry once, in the order given.

    Args:
        modules: The text of every module by its path, such as `components/copy/copy.mjs`.
        entries: The paths of the modules that start something.

    Raises:
        ScriptError: A module is missing, imports in a circle or in a form not known here, or
            asks another module for a name it does not export.
    """
    script = _Script(modules)
    for entry in entries:
        _join(entry, script, ())
    body = "\n".join(module.script for module in script.modules.values())
    return f'(() => {{\n"use strict";\n{body}\n}})();\n' if body else ""


def _join(path: str, script: _Script, importers: tuple[str, ...]) -> None:
    """Put a module into the script, and before it all that it imports."""
    if path in script.modules:
        return
    if path in importers:
        raise ScriptError(f"`{path}` imports itself: {' → '.join((*importers, path))}")
    if path not in script.sources:
        raise ScriptError(f"`{path}` does not exist; `{('the site', *importers)[-1]}` needs it")
    exported: dict[str, str] = {}
    renamed: set[str] = set()

    def rewrite(found: re.Match[str]) -> str:
        if found["declared"] is not None:
            exported[found["declared"]] = found["declared"]
            return ""
        if found["listed"] is not None:
            exported.update((outer, inner) for inner, outer in _pairs(found["listed"], path))
            return ""
        wanted = posixpath.normpath(posixpath.join(posixpath.dirname(path), found["from"]))
        _join(wanted, script, (*importers, path))
        names = _pairs(found["names"] or "", path)
        for name, _ in names:
            if name not in script.modules[wanted].exported:
                raise ScriptError(f"`{path}` imports `{name}`, which `{wanted}` does not export")
        text, made = _taken_from(script.modules[wanted], names)
        renamed.update(made)
        return text

    text = _STATEMENT.sub(rewrite, script.sources[path].replace("\r\n", "\n"))
    if left := _LEFT_OVER.search(_COMMENT.sub("", text)):
        raise ScriptError(f"`{path}` holds a form this joiner does not know: `{left[0].strip()}`")
    declared = {found["name"] for found in _DECLARED.finditer(_COMMENT.sub("", text))} | renamed
    if declared.isdisjoint({*script.taken, *_OF_BROWSERS, "[", "{"}):
        script.taken |= declared
        script.modules[path] = _Module(text.strip(), exported, "")
        return
    given = ", ".join(_pair(inner, outer) for outer, inner in sorted(exported.items()))
    inside = f"(() => {{\n{text.strip()}\nreturn {{ {given} }};\n}})();"
    same = {name: name for name in sorted(exported)}
    if exported and script.taken.isdisjoint(exported):
        script.taken |= exported.keys()
        opened = f"const {{ {', '.join(same)} }} = {inside}"
        script.modules[path] = _Module(opened, same, "")
    else:
        # No module can use such a name by accident.
        variable = f"$${len(script.modules)}"
        script.modules[path] = _Module(f"const {variable} = {inside}", same, variable)


def _taken_from(module: _Module, names: tuple[tuple[str, str], ...]) -> tuple[str, set[str]]:
    """What stands for an import, and the names it declares."""
    if module.variable:
        taken = ", ".join(_pair(inner, outer) for outer, inner in names)
        declared = {inner for _, inner in names}
        return (f"const {{ {taken} }} = {module.variable};" if names else "", declared)
    lines, declared = [], set()
    for outer, inner in names:
        known = module.exported[outer]
        if known == inner:
            continue
        # Whoever imports under another name may use the first one for something of their own.
        if f"const $${known} =" not in module.script:
            module.script += f"\nconst $${known} = {known};"
        lines.append(f"const {inner} = $${known};")
        declared.add(inner)
    return "".join(lines), declared


def _pair(inner: str, outer: str) -> str:
    return inner if inner == outer else f"{outer}: {inner}"


def _pairs(names: str, path: str) -> tuple[tuple[str, str], ...]:
    """`a, b as c` as pairs of the name before and the name after `as`."""
    pairs = []
    for written in filter(None, (part.strip() for part in names.split(","))):
        name = re.fullmatch(r"([\w$]+)(?:\s+as\s+([\w$]+))?", written)
        if name is None or "default" in name.groups():
            raise ScriptError(f"`{path}` holds a form this joiner does not know: `{written}`")
        pairs.append((name[1], name[2] or name[1]))
    return tuple(pairs)
