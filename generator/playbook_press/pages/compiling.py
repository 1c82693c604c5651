"""Templates as programs: parsed, looked at, compiled, and kept so for the next process."""

import marshal
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from types import CodeType
from typing import Any

from jinja2 import (
    DictLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)

from playbook_press.pages.memory import key_of
from playbook_press.source.hire import Hire
from playbook_press.source.memory import Memory

FEWEST = 8
"""Templates from which it pays to begin processes."""


class TemplateError(ValueError):
    """Templates that cannot be used; the text names the file and says what to change."""


class Compiling(DictLoader):
    """Templates that were looked at, or compiled by an earlier process."""

    def __init__(
        self, sources: Mapping[str, str], names: Mapping[str, str], memory: Memory
    ) -> None:
        """Begin with what is kept.

        Args:
            sources: The text of each.
            names: Where each of them stands.
            memory: Keeps what was compiled. What it gives back is run.
        """
        super().__init__(dict(sources))
        self.names = names
        self.memory = memory
        self.key = key_of(("templates", *(text for item in sources.items() for text in item)))
        self.trees: dict[str, nodes.Template] = {}
        kept = memory.recall(self.key)
        self.codes: dict[str, CodeType] = {} if kept is None else marshal.loads(kept)
        self.kept = len(self.codes)

    def keep_all(self) -> None:
        """Let the next process have what was compiled so far."""
        if len(self.codes) > self.kept:
            self.kept = len(self.codes)
            self.memory.keep(self.key, marshal.dumps(self.codes))

    def tree(self, environment: Environment, name: str) -> nodes.Template:
        """A template, parsed and looked at.

        Raises:
            TemplateError: It does not parse or uses what MiniJinja lacks.
        """
        if name not in self.trees:
            try:
                tree = environment.parse(self.mapping[name], name)
            except TemplateSyntaxError as problem:
                where = f"{self.names[name]}:{problem.lineno}"
                raise TemplateError(f"{where}: {problem.message}") from problem
            for line in _methods(tree):
                raise TemplateError(
                    f"{self.names[name]}:{line}: a template calls a method, which MiniJinja"
                    " cannot; prepare the value in Python."
                )
            self.trees[name] = tree
        return self.trees[name]

    def code(self, environment: Environment, name: str) -> CodeType:
        """A template, compiled; raises as `tree` does."""
        if name not in self.codes:
            self.codes[name] = environment.compile(self.tree(environment, name), name)
        return self.codes[name]

    # `Any`: what templates may be given.
    def load(
        self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """A template, ready to be given a view."""
        if name not in self.mapping:
            raise TemplateNotFound(name)
        code = self.code(environment, name)
        return environment.template_class.from_code(environment, code, globals or {})


def environment_of(loader: Compiling) -> Environment:
    """What templates are drawn in."""
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


# Forks find here what they are to compile with.
_open_environment: list[Environment] = []


def compile_all(environment: Environment, names: Iterable[str], hire: Hire | None = None) -> None:
    """Compile some templates, and keep them.

    Args:
        environment: What `environment_of` gave.
        names: Which ones.
        hire: Forks, which share the work.

    Raises:
        TemplateError: One of them does not parse or uses what MiniJinja lacks.
    """
    loader, wanted = _loader_of(environment), tuple(names)
    missing = [name for name in wanted if name not in loader.codes]
    if hire is not None and len(missing) >= FEWEST:
        # The largest ones first and in turn, so that both halves take about as long.
        missing.sort(key=lambda name: -len(loader.mapping[name]))
        _open_environment.append(environment)
        try:
            with hire() as workers:
                futures = [workers.submit(_compiled_there, missing[part::2]) for part in (0, 1)]
                for future in futures:
                    # What fails there fails here once more, where it is seen.
                    if future.exception() is None:
                        loader.codes.update(marshal.loads(future.result()))
        finally:
            _open_environment.pop()
    for name in wanted:
        environment.get_template(name)
    loader.keep_all()


def _compiled_there(names: Sequence[str]) -> bytes:
    environment = _open_environment[-1]
    loader = _loader_of(environment)
    return marshal.dumps({name: loader.code(environment, name) for name in names})


def _loader_of(environment: Environment) -> Compiling:
    assert isinstance(environment.loader, Compiling)
    return environment.loader


def _methods(tree: nodes.Template) -> Iterable[int]:
    """The lines on which a template calls something that is not a macro or `loop.cycle`."""
    # `Any`: Jinja's nodes are not annotated precisely enough to follow.
    call: Any
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Getattr | nodes.Getitem):
            yield call.lineno
