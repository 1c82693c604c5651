"""Where the file behind a page can be changed, from what MkDocs asks for."""

from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig


def improve_base(repository: str, docs_address: str, docs: str) -> str:
    """The address to which a path of the project is added to get to that file.

    Args:
        repository: MkDocs' `repo_url`; may be empty.
        docs_address: Where the folder of hand-written pages stands in it, relative or whole:
            `edit_uri`, or what stands before the path in `edit_uri_template`.
        docs: That folder as seen from the project: `docs`.

    Returns:
        Empty where the settings do not say enough.

    >>> improve_base("https://github.com/a/wiki", "edit/main/docs/", "docs")
    'https://github.com/a/wiki/edit/main/'
    >>> improve_base("https://git.example.org/a/all/", "edit/main/wiki/docs", "docs")
    'https://git.example.org/a/all/edit/main/wiki/'
    >>> improve_base("https://git.example.org/a", "?file=docs/", "docs")
    'https://git.example.org/a?file='
    >>> improve_base("https://github.com/a/wiki", "", "docs"), improve_base("", "x/docs", "docs")
    ('', '')
    """
    if not repository or not docs_address:
        return ""
    is_path = not docs_address.startswith(("?", "#"))
    whole = urljoin(f"{repository.rstrip('/')}/" if is_path else repository, docs_address)
    whole = f"{whole.rstrip('/')}/"
    before, _, after = whole.rpartition(f"{docs}/")
    # A folder of another name is somewhere else: nobody can say where the project is then.
    return before if not after and before.endswith(("/", "=", "#")) else ""


def improve_base_of(config: MkDocsConfig, docs: Path) -> str:
    """The same for the settings of a site.

    Args:
        config: Of any run.
        docs: The folder of all hand-written pages.
    """
    root = Path(config.config_file_path).parent
    inside = docs.relative_to(root).as_posix() if docs.is_relative_to(root) else ""
    before_path = (config.edit_uri_template or "").partition("{")[0]
    return improve_base(config.repo_url or "", before_path or config.edit_uri or "", inside)
