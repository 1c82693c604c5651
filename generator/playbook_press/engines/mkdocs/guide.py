"""The hand-written pages of one language: their order, their titles, their twins."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from mkdocs.utils import get_markdown_title
from mkdocs.utils.meta import get_data
from msgspec import Struct, field

NavItem = str | dict[str, "NavItem | list[NavItem]"]
"""One entry of `nav` as MkDocs reads it."""


class HandWritten(Struct, frozen=True):
    """A Markdown page under `docs/<language>/`."""

    path: str
    """Below the language's folder, with `/`."""
    title: str
    order: float
    """Front matter `order`; pages without one come after those with one."""
    group: str = ""
    """Front matter `group`, which the index page of the folder names under `groups`."""
    groups: Mapping[str, str] = field(default_factory=dict)
    """Front matter `groups` of an index page: id to title, in reading order."""

    @property
    def is_index(self) -> bool:
        return PurePosixPath(self.path).stem in ("index", "README")


def guide_addresses(docs: Path) -> dict[str, frozenset[str]]:
    """By language, where hand-written pages will stand: `guide/publish/`.

    Args:
        docs: The folder that holds one folder per language.
    """
    folders = sorted(path for path in docs.iterdir() if path.is_dir()) if docs.is_dir() else []
    return {
        folder.name: frozenset(
            page_address(page.relative_to(folder).as_posix()) for page in folder.rglob("*.md")
        )
        for folder in folders
    }


def read_page(path: str, text: str) -> HandWritten:
    """What the navigation needs to know of a page: title, order and group.

    Args:
        path: Below the language's folder.
        text: The whole file.
    """
    markdown, meta = get_data(text)
    stem = PurePosixPath(path).stem
    title = meta.get("title") or get_markdown_title(markdown) or stem.replace("-", " ")
    order = meta.get("order")
    place = float(order) if isinstance(order, int | float) else float("inf")
    groups = meta.get("groups")
    named = groups if isinstance(groups, Mapping) else {}
    return HandWritten(
        path,
        str(title),
        place,
        str(meta.get("group") or ""),
        {str(id): str(name) for id, name in named.items()},
    )


def guide_navigation(pages: tuple[HandWritten, ...], folder: str = "") -> list[NavItem]:
    """Pages and folders in reading order: the index, then by `order`, then by name.

    A folder stands where its index page says, under that page's title. Where an index page
    names `groups`, the pages that belong to one stand together under its title, after those
    that belong to none.
    """
    prefix = f"{folder}/" if folder else ""
    inside = [page for page in pages if page.path.startswith(prefix)]
    groups = _groups_of(folder, inside)
    grouped: dict[str, list[HandWritten]] = {id: [] for id in groups}
    rows: list[tuple[tuple[bool, float, str], list[NavItem]]] = []
    folders: dict[str, list[HandWritten]] = {}
    for page in inside:
        head, _, rest = page.path.removeprefix(prefix).partition("/")
        if rest:
            folders.setdefault(head, []).append(page)
        elif page.group in groups:
            grouped[page.group].append(page)
        else:
            rows.append(((not page.is_index, page.order, page.path), [page.path]))
    for name, members in folders.items():
        path = prefix + name
        index = next((m for m in members if m.is_index and _folder(m) == path), None)
        title = index.title if index else name
        order = index.order if index else float("inf")
        rows.append(((True, order, path), [{title: guide_navigation(tuple(members), path)}]))
    items = [item for _, items in sorted(rows, key=lambda row: row[0]) for item in items]
    for id, members in grouped.items():
        if members:
            ordered = sorted(members, key=lambda page: (page.order, page.path))
            items.append({groups[id]: [page.path for page in ordered]})
    return items


def _groups_of(folder: str, pages: list[HandWritten]) -> Mapping[str, str]:
    """The groups that the index page of a folder names."""
    index = next((p for p in pages if p.is_index and _folder(p) == (folder or ".")), None)
    return index.groups if index else {}


def guide_meta(
    path: str, language: str, languages: Mapping[str, str], docs: Path
) -> dict[str, object]:
    """What the theme wants to know of a hand-written page, as for generated ones.

    Args:
        path: The page below `docs/<language>/`.
        language: The language it is written in.
        languages: Code to name of every language of the site.
        docs: The folder that holds one folder per language.
    """
    address = page_address(path)
    up = "../" * (address.count("/") + 1)
    twins = {
        code: f"{up}{code}/{address}"
        for code in languages
        if code != language and (docs / code / path).is_file()
    }
    return {
        "kind": "guide",
        "address": address,
        "twins": twins,
        "source": f"{docs.name}/{language}/{path}",
        "playbook": None,
        "languages": [{"code": code, "name": name} for code, name in languages.items()],
    }


def _folder(page: HandWritten) -> str:
    return str(PurePosixPath(page.path).parent)


def page_address(path: str) -> str:
    """Where a hand-written page stands, below the language.

    >>> page_address("guide/publish.md"), page_address("guide/index.md")
    ('guide/publish/', 'guide/')
    """
    whole = PurePosixPath(path)
    parts = whole.parent.parts if whole.stem in ("index", "README") else whole.with_suffix("").parts
    return "".join(f"{part}/" for part in parts)
