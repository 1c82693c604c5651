"""Templates and messages: everything that shapes what a reader sees, read once.

A template is given `view` (one of `views`), `words` (the messages of the page's language as
attributes) and nothing else. The subset of Jinja is the one MiniJinja shares: no methods of
Python values, no lookups by computed name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined, Template, TemplateSyntaxError, nodes

from playbook_press.pages.messages import (
    WHOLE,
    Messages,
    MessagesError,
    counted_missing,
    filled_up,
    read_messages,
)
from playbook_press.pages.tongues import Tongue, own_name


class TemplateError(ValueError):
    """Templates that cannot be used; the text names the file and says what to change."""


@dataclass(frozen=True)
class Templates:
    """All of a `templates/` folder that pages need."""

    folder: Path
    environment: Environment
    messages: Mapping[str, Messages]
    """By language."""
    components: Mapping[str, str]
    """The scripts, styles and pictures of components, exports and shared modules by their path in
    the folder: `components/copy/copy.mjs`, `browser/plural.mjs`."""
    _filled: dict[tuple[str, bool], Messages] = field(default_factory=dict)

    def template(self, name: str) -> Template:
        """The template of a kind of page (`trait`), a part (`_footnotes`), or an export
        (`exports/single-file`)."""
        return self.environment.get_template(f"{name}.html")

    def unwritten(self, language: str) -> tuple[int, int]:
        """How many messages are not written in a language, and how many there are."""
        whole = self.messages[self.stand_in]
        nothing = Messages()
        own = self.messages.get(language, nothing)
        return counted_missing(own, whole), counted_missing(nothing, whole)

    @property
    def stand_in(self) -> str:
        """The language of what the generator says where nobody translated it: English."""
        return next((code for code in WHOLE if code in self.messages), min(self.messages))

    def tongue(self, language: str) -> Tongue:
        """The languages of a page."""
        return Tongue(language, self.stand_in)

    def words(self, language: str, *, marked: bool = False) -> Messages:
        """What the generator itself says to readers of a language.

        Args:
            language: Of the readers. What nobody has written in it is said in `stand_in`.
            marked: Whether that is marked, to be settled by the `Tongue` of the page.
        """
        if (language, marked) not in self._filled:
            own = self.messages.get(language) or Messages(
                language=Messages(name=own_name(language))
            )
            other = self.messages[self.stand_in]
            is_whole = language in WHOLE or own is other
            found = own if is_whole else filled_up(own, other, marked=marked)
            self._filled[language, marked] = found
        return self._filled[language, marked]


def load_templates(folder: Path) -> Templates:
    """Read a `templates/` folder.

    Raises:
        TemplateError: A template does not parse or uses what MiniJinja lacks, or the messages
            of two languages differ in their keys.
    """
    pages = _texts(folder, (folder / "pages").glob("*.html"))
    if not pages:
        raise TemplateError(f"{folder / 'pages'} holds no templates.")
    try:
        messages = read_messages(_texts(folder, (folder / "messages").glob("*.yml")))
    except MessagesError as problem:
        raise TemplateError(f"{folder}/{problem}") from problem
    components = _texts(
        folder,
        (
            path
            for part in ("components", "browser", "exports")
            for path in (folder / part).rglob("*")
            if path.suffix in {".css", ".mjs", ".svg"}
        ),
    )
    exports = _texts(folder, (folder / "exports").glob("*.html"))
    sources = {path.removeprefix("pages/"): text for path, text in (pages | exports).items()}
    return Templates(folder, _environment(sources), messages, components)


def bundled_templates() -> Path:
    """The folder of templates that came with the package.

    In an installed wheel it lies inside the package, in a checkout beside the generator.

    Raises:
        TemplateError: Neither is there.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "_bundled" / "templates", package.parent.parent / "templates"):
        if (folder / "pages").is_dir():
            return folder
    raise TemplateError(f"{package} carries no templates; install playbook-press again.")


def _texts(folder: Path, paths: Iterable[Path]) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(paths)
        if path.is_file()
    }


def _environment(sources: Mapping[str, str]) -> Environment:
    environment = Environment(
        loader=DictLoader(dict(sources)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    for name, source in sources.items():
        try:
            tree = environment.parse(source, name)
        except TemplateSyntaxError as problem:
            raise TemplateError(f"pages/{name}:{problem.lineno}: {problem.message}") from problem
        for line in _methods(tree):
            raise TemplateError(
                f"pages/{name}:{line}: a template calls a method, which MiniJinja cannot;"
                " prepare the value in Python."
            )
    return environment


def _methods(tree: nodes.Template) -> Iterable[int]:
    """The lines on which a template calls something that is not a macro or `loop.cycle`."""
    # `Any`: Jinja's nodes are not annotated precisely enough to follow.
    call: Any
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Getattr | nodes.Getitem):
            yield call.lineno
