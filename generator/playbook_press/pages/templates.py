"""Templates and messages: everything that shapes what a reader sees, read once.

A template is given `view` (one of `views`), `words` (the messages of the page's language as
attributes) and nothing else. The subset of Jinja is the one MiniJinja shares: no methods of
Python values, no lookups by computed name.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from jinja2 import Environment, Template
from msgspec import Struct, field

from playbook_press.pages.compiling import Compiling, TemplateError, compile_all, environment_of
from playbook_press.pages.han import written_in
from playbook_press.pages.memory import key_of
from playbook_press.pages.messages import (
    WHOLE,
    Messages,
    MessagesError,
    counted_missing,
    filled_up,
    read_messages,
)
from playbook_press.pages.tongues import Tongue, own_name
from playbook_press.source.hire import Hire
from playbook_press.source.memory import Memory, NoMemory


class Templates(Struct, frozen=True):
    """All of a `templates/` folder that pages need."""

    folder: Path
    """Where somebody would put templates of their own."""
    environment: Environment
    messages: Mapping[str, Messages]
    """By language."""
    components: Mapping[str, str]
    """The scripts, styles and pictures of components, exports and shared modules by their path in
    the folder: `components/copy/copy.mjs`, `browser/plural.mjs`."""
    digest: str = ""
    """Of the text of all of them; pages with equal digests are shaped alike."""
    _filled: dict[tuple[str, bool], Messages] = field(default_factory=dict)

    def template(self, name: str) -> Template:
        """The template of a kind of page (`trait`), a part (`_footnotes`), or an export
        (`exports/single-file`)."""
        return self.environment.get_template(f"{name}.html")

    def compile_pages(self, hire: Hire | None = None) -> None:
        """Compile what pages are drawn with, so that forks of this process need not.

        Args:
            hire: Forks, which share the work.
        """
        names = self.environment.list_templates()
        compile_all(
            self.environment, (each for each in names if not each.startswith("exports/")), hire
        )

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

    def tongue(self, language: str, languages: Iterable[str] = ()) -> Tongue:
        """The languages of a page.

        Args:
            language: Of the readers.
            languages: All of the playbook.
        """
        return Tongue(language, self.stand_in, written_in(languages))

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


def load_templates(
    folder: Path, own: Path | None = None, memory: Memory | None = None
) -> Templates:
    """Read a `templates/` folder, and lay a site's own over it.

    Args:
        folder: All templates.
        own: Those of a site: a file takes the place of the one of the same name, messages are
            taken over key by key.
        memory: Keeps what was compiled. What it gives back is run, so it has to be this user's
            own and nobody else's.

    Raises:
        TemplateError: A template does not parse or uses what MiniJinja lacks, the messages of
            two languages differ in their keys, or a file cannot be read.
    """
    pages = _texts(folder, _page_files(folder))
    if not any(path.startswith("pages/") for path in pages):
        raise TemplateError(f"{folder / 'pages'} holds no templates.")
    components = _texts(folder, _component_files(folder))
    shown = dict.fromkeys(pages, folder)
    words: dict[str, str] = {}
    own_words: dict[str, str] = {}
    if own is not None:
        mine = _texts(own, _page_files(own))
        pages |= mine
        shown |= dict.fromkeys(mine, own)
        components |= _texts(own, _component_files(own))
        own_words = _texts(own, (own / "messages").glob("*.yml"))
        words = _below(own, own_words)
    ours = _texts(folder, (folder / "messages").glob("*.yml"))
    try:
        messages = read_messages(_below(folder, ours), words, memory or NoMemory())
    except MessagesError as problem:
        raise TemplateError(str(problem)) from problem
    sources = {path.removeprefix("pages/"): text for path, text in pages.items()}
    names = {path.removeprefix("pages/"): f"{shown[path] / path}" for path in pages}
    read = (pages, components, ours, own_words)
    digest = key_of(key_of(text for item in each.items() for text in item) for each in read)
    loader = Compiling(sources, names, memory or NoMemory())
    environment = environment_of(loader)
    if not loader.codes:
        # Those that came with the package are looked at when something is drawn with them.
        bundled = bundled_templates()
        for path in (path for path in pages if shown[path] != bundled):
            loader.tree(environment, path.removeprefix("pages/"))
    return Templates(own or folder, environment, messages, components, digest)


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


def own_templates_in(root: Path, named: str | None) -> Path | None:
    """The folder of a site's own templates; None where it has none.

    Args:
        root: The site.
        named: The folder that its settings name; `templates` if none.
    """
    own, bundled = root / (named or "templates"), bundled_templates()
    # In a checkout of Playbook Press both are the same folder.
    is_ours = own.is_dir() and own.resolve() == bundled.resolve()
    return own if not is_ours and (named or own.is_dir()) else None


def _page_files(folder: Path) -> Iterable[Path]:
    return (*(folder / "pages").glob("*.html"), *(folder / "exports").rglob("*.html"))


def _component_files(folder: Path) -> Iterable[Path]:
    return (
        path
        for part in ("components", "browser", "exports")
        for path in (folder / part).rglob("*")
        if path.suffix in {".css", ".mjs", ".svg"}
    )


def _below(folder: Path, texts: Mapping[str, str]) -> dict[str, str]:
    """The same texts by where they really stand."""
    return {f"{folder}/{path}": text for path, text in texts.items()}


def _texts(folder: Path, paths: Iterable[Path]) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): read_template(path)
        for path in sorted(paths)
        if path.is_file()
    }


def read_template(path: Path) -> str:
    """The text of a file among templates.

    Raises:
        TemplateError: It cannot be read.
    """
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as reason:
        raise TemplateError(f"{path} is not written in UTF-8. Save it again in UTF-8.") from reason
    except OSError as reason:
        raise TemplateError(f"{path} cannot be read: {reason.strerror}.") from reason
