"""Several ES modules as one classic script.

Browsers refuse `import` on `file://`, and a site must also run from a memory stick. So the
modules stand in one script, what is imported before what imports it. Whatever a module declares
or names itself gets a short name: what it declares one that nothing else it could meet has. Only
the forms named here are understood, each at the start of a line; anything else that begins with
`import` or `export` is refused:

    import { name, name as other } from "./module.mjs";     import "./module.mjs";
    export function …   export async function …   export class …   export const …
    export { name, name as other };
"""

import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count, product
from string import ascii_letters
from typing import NamedTuple

from msgspec import Struct

from playbook_press.pages.javascript import renamed, variables, without_comments

_NAMES = r"\{(?P<names>[\w$\s,]*)\}"
_STATEMENT = re.compile(
    rf"^import\s+(?:{_NAMES}\s+from\s+)?[\"'](?P<from>\.[^\"'\n]*)[\"'];$"
    rf"|^export\s+{_NAMES.replace('names', 'listed')};$"
    r"|^export\s+(?=(?:(?:async\s+)?function\b\*?|class|const)\s+(?P<declared>[\w$]+))",
    re.MULTILINE,
)
_LEFT_OVER = re.compile(r"^(?:import|export|await)\b.*|\bimport\s*(?:\(|\.\s*meta).*", re.MULTILINE)
_DECLARED = re.compile(
    r"^(?:(?:async\s+)?function\b\*?|class|const|let|var)\s+(?P<name>[\w$]+|[\[{])(?P<more>,?)",
    re.MULTILINE,
)


class ScriptError(ValueError):
    """Modules that cannot be joined; the text says which and why."""


_OF_THE_LANGUAGE = """
arguments as async await break case catch class const constructor continue debugger default delete
do else export extends false finally for from function get if import in instanceof let new null of
return set static super switch this throw true try typeof undefined var void while with yield
Infinity NaN
"""
_OF_BROWSERS = """
AbortController Array BigInt Blob Boolean CompressionStream CustomEvent Date DecompressionStream
Element Error HTMLElement IntersectionObserver Intl JSON Map Math Node Number Object Promise
RangeError ReadableStream RegExp Response Set String TextDecoder TextEncoder TypeError URL
URLSearchParams Uint32Array Uint8Array WeakMap addEventListener atob btoa clearInterval
clearTimeout close closed confirm crypto customElements dispatchEvent document encodeURIComponent
event fetch find focus getComputedStyle getSelection globalThis history isNaN length localStorage
location matchMedia name navigator open origin performance print scrollX scrollY sessionStorage
setInterval setTimeout start status title toString top when window
"""
KEPT = frozenset((_OF_THE_LANGUAGE + _OF_BROWSERS).split())
"""Words that keep their meaning. A test asks a browser whether one is missing."""


_OUTSIDE = -1
"""Where all that modules declare meets, beside the modules by their numbers from 0."""


class _Declared(NamedTuple):
    """What a module declares, which may have one name in another module."""

    path: str
    name: str


class _Module(Struct, frozen=True):
    """A module of the script."""

    text: str
    """Without its imports, and without the word `export`."""
    known: Mapping[str, _Declared]
    """By the name it has in the module: what it declares or imports."""
    exported: Mapping[str, _Declared]
    """By the name others ask for."""


def join_scripts(modules: Mapping[str, str], entries: Iterable[str]) -> str:
    """One classic script that runs every entry once, in the order given.

    Args:
        modules: The text of every module by its path, such as `components/copy/copy.mjs`.
        entries: The paths of the modules that start something.

    Raises:
        ScriptError: A module is missing, imports in a circle or in a form not known here,
            asks another module for a name it does not export, or declares two names at once.
    """
    joined: dict[str, _Module] = {}
    for entry in entries:
        _join(entry, modules, joined, ())
    names = _names(joined.values())
    body = "\n".join(
        renamed(each.text, {word: names[key] for word, key in _uses(each)}).strip()
        for each in joined.values()
    )
    return f'(() => {{\n"use strict";\n{body}\n}})();\n' if body else ""


def _names(modules: Iterable[_Module]) -> dict[str | _Declared, str]:
    """A short name for all that modules declare and for every variable, the commonest first.

    A variable is called the same everywhere, which compresses best. It shares its name with what
    it meets in no module. Private members of classes have names of their own: `#a` is no `a`.
    """
    counts: Counter[str | _Declared] = Counter()
    places: defaultdict[str | _Declared, set[int]] = defaultdict(set)
    for place, each in enumerate(modules):
        for _, key in _uses(each):
            counts[key] += 1
            places[key].add(place)
            if isinstance(key, _Declared):
                places[key].add(_OUTSIDE)
    names: dict[str | _Declared, str] = {}
    taken: defaultdict[str, set[int]] = defaultdict(set)
    for key, _ in counts.most_common():
        sign = "#" if isinstance(key, str) and key.startswith("#") else ""
        free = (name for name in _short_names() if taken[sign + name].isdisjoint(places[key]))
        names[key] = sign + next(free)
        taken[names[key]] |= places[key]
    return names


def _uses(module: _Module) -> Iterator[tuple[str, str | _Declared]]:
    """The words in a module that get another name, with what each means, wherever they stand."""
    for word in variables(module.text):
        if word in module.known or word not in KEPT:
            yield word, module.known.get(word, word)


def _short_names() -> Iterator[str]:
    """`a`, `b` … `Z`, `aa` …, without words that mean something."""
    found = chain.from_iterable(product(ascii_letters, repeat=size) for size in count(1))
    return (name for name in map("".join, found) if name not in KEPT)


def _join(
    path: str,
    modules: Mapping[str, str],
    joined: dict[str, _Module],
    importers: tuple[str, ...],
) -> None:
    """Put a module, and before it all that it imports, into `joined`.

    Args:
        path: The module.
        modules: The text of every module.
        joined: What stands in the script already.
        importers: Who asked for it, the first one first.
    """
    if path in joined:
        return
    if path in importers:
        raise ScriptError(f"`{path}` imports itself: {' → '.join((*importers, path))}")
    if path not in modules:
        raise ScriptError(f"`{path}` does not exist; `{('the site', *importers)[-1]}` needs it")
    exported: dict[str, str] = {}
    known: dict[str, _Declared] = {}

    def rewrite(found: re.Match[str]) -> str:
        if found["declared"] is not None:
            exported[found["declared"]] = found["declared"]
        elif found["listed"] is not None:
            exported.update((outer, inner) for inner, outer in _pairs(found["listed"], path))
        else:
            wanted = posixpath.normpath(posixpath.join(posixpath.dirname(path), found["from"]))
            _join(wanted, modules, joined, (*importers, path))
            for outer, inner in _pairs(found["names"] or "", path):
                if outer not in joined[wanted].exported:
                    raise ScriptError(
                        f"`{path}` imports `{outer}`, which `{wanted}` does not export"
                    )
                known[inner] = joined[wanted].exported[outer]
        return ""

    text = _STATEMENT.sub(rewrite, modules[path].replace("\r\n", "\n"))
    bare = without_comments(text)
    if left := _LEFT_OVER.search(bare):
        raise ScriptError(f"`{path}` holds a form this joiner does not know: `{left[0].strip()}`")
    for found in _DECLARED.finditer(bare):
        if found["more"] or found["name"] in "[{":
            raise ScriptError(f"`{path}` declares several names at once: `{found[0]}`")
        known.setdefault(found["name"], _Declared(path, found["name"]))
    for inner in exported.values():
        if inner not in known:
            raise ScriptError(f"`{path}` exports `{inner}`, which it does not declare")
    given = {outer: known[inner] for outer, inner in exported.items()}
    joined[path] = _Module(text, known, given)


def _pairs(names: str, path: str) -> tuple[tuple[str, str], ...]:
    """`a, b as c` as pairs of the name before and the name after `as`."""
    pairs = []
    for written in filter(None, (part.strip() for part in names.split(","))):
        name = re.fullmatch(r"([\w$]+)(?:\s+as\s+([\w$]+))?", written)
        if name is None or "default" in name.groups():
            raise ScriptError(f"`{path}` holds a form this joiner does not know: `{written}`")
        pairs.append((name[1], name[2] or name[1]))
    return tuple(pairs)
