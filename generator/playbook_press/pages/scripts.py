"""Several ES modules as one classic script.

Browsers refuse `import` on `file://`, and a site must also run from a memory stick. So each
module becomes a function that gives what it exports, and the functions stand in one script,
what is imported before what imports it. Only the forms named here are understood, each at the
start of a line; anything else that begins with `import` or `export` is refused:

    import { name, name as other } from "./module.mjs";     import "./module.mjs";
    export function …   export async function …   export class …   export const …
    export { name, name as other };
"""

import posixpath
import re
from collections.abc import Iterable, Mapping

_NAMES = r"\{(?P<names>[\w$\s,]*)\}"
_STATEMENT = re.compile(
    rf"^import\s+(?:{_NAMES}\s+from\s+)?[\"'](?P<from>\.[^\"'\n]*)[\"'];$"
    rf"|^export\s+{_NAMES.replace('names', 'listed')};$"
    r"|^export\s+(?=(?:(?:async\s+)?function\b\*?|class|const)\s+(?P<declared>[\w$]+))",
    re.MULTILINE,
)
_LEFT_OVER = re.compile(r"^(?:import|export|await)\b.*|\bimport\s*(?:\(|\.\s*meta).*", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*.*?\*/)", re.MULTILINE | re.DOTALL)


class ScriptError(ValueError):
    """Modules that cannot be joined; the text says which and why."""


def join_scripts(modules: Mapping[str, str], entries: Iterable[str]) -> str:
    """One classic script that runs every entry once, in the order given.

    Args:
        modules: The text of every module by its path, such as `components/copy/copy.mjs`.
        entries: The paths of the modules that start something.

    Raises:
        ScriptError: A module is missing, imports in a circle or in a form not known here, or
            asks another module for a name it does not export.
    """
    joined: dict[str, tuple[str, frozenset[str]]] = {}
    for entry in entries:
        _join(entry, modules, joined, ())
    body = "\n".join(text for text, _ in joined.values())
    return f'(() => {{\n"use strict";\n{body}\n}})();\n' if body else ""


def _join(
    path: str,
    modules: Mapping[str, str],
    joined: dict[str, tuple[str, frozenset[str]]],
    importers: tuple[str, ...],
) -> None:
    """Put a module, and before it all it imports, into `joined`."""
    if path in joined:
        return
    if path in importers:
        raise ScriptError(f"`{path}` imports itself: {' → '.join((*importers, path))}")
    if path not in modules:
        raise ScriptError(f"`{path}` does not exist; `{('the site', *importers)[-1]}` needs it")
    exported: dict[str, str] = {}

    def rewrite(found: re.Match[str]) -> str:
        if found["declared"] is not None:
            exported[found["declared"]] = found["declared"]
            return ""
        if found["listed"] is not None:
            exported.update((outer, inner) for inner, outer in _pairs(found["listed"], path))
            return ""
        wanted = posixpath.normpath(posixpath.join(posixpath.dirname(path), found["from"]))
        _join(wanted, modules, joined, (*importers, path))
        names = _pairs(found["names"] or "", path)
        for name, _ in names:
            if name not in joined[wanted][1]:
                raise ScriptError(f"`{path}` imports `{name}`, which `{wanted}` does not export")
        taken = ", ".join(f"{outer}: {inner}" for outer, inner in names)
        return f"const {{ {taken} }} = {_variable(wanted)};" if names else ""

    text = _STATEMENT.sub(rewrite, modules[path].replace("\r\n", "\n"))
    if left := _LEFT_OVER.search(_COMMENT.sub("", text)):
        raise ScriptError(f"`{path}` holds a form this joiner does not know: `{left[0].strip()}`")
    given = ", ".join(f"{outer}: {inner}" for outer, inner in sorted(exported.items()))
    script = f"const {_variable(path)} = (() => {{\n{text.strip()}\nreturn {{ {given} }};\n}})();"
    joined[path] = (script, frozenset(exported))


def _pairs(names: str, path: str) -> tuple[tuple[str, str], ...]:
    """`a, b as c` as pairs of the name before and the name after `as`."""
    pairs = []
    for written in filter(None, (part.strip() for part in names.split(","))):
        name = re.fullmatch(r"([\w$]+)(?:\s+as\s+([\w$]+))?", written)
        if name is None or "default" in name.groups():
            raise ScriptError(f"`{path}` holds a form this joiner does not know: `{written}`")
        pairs.append((name[1], name[2] or name[1]))
    return tuple(pairs)


def _variable(path: str) -> str:
    """A name for a module's exports that no module can use by accident."""
    return "$" + re.sub(r"\W", lambda found: f"${ord(found[0]):x}", path)
