"""The page of all sources, by kind, each with everything that cites it."""

from markupsafe import Markup
from msgspec import Struct

from playbook_press.model.sources import Source
from playbook_press.pages.addresses import anchor
from playbook_press.pages.edition import Edition
from playbook_press.pages.finishing import finished
from playbook_press.pages.messages import counted
from playbook_press.pages.page import Page
from playbook_press.pages.sheet import Sheet
from playbook_press.pages.views import Named
from playbook_press.pages.works import WorkView, work

_KINDS = ("paper", "book", "article", "web", "law", "code-index")


class SourceView(Struct, frozen=True):
    """A source and what cites it."""

    anchor: str
    work: WorkView
    facts: Markup
    """Tags of the facts that rest on it."""
    cited_by: tuple[Named, ...]


class KindView(Struct, frozen=True):
    """All sources of a kind."""

    anchor: str
    title: str
    count: str
    sources: tuple[SourceView, ...]


class SourcesView(Struct, frozen=True):
    """All sources of a playbook."""

    title: str
    kinds: tuple[KindView, ...]


def sources_page(edition: Edition) -> Page:
    """The page of all sources."""
    sheet = Sheet(edition, f"{edition.id}/sources/", cites=False, glosses=False)
    words = edition.words.sources
    by_kind: dict[str, list[Source]] = {kind: [] for kind in _KINDS}
    for source in edition.playbook.source_by_id.values():
        by_kind[source.kind].append(source)
    view = SourcesView(
        title=str(words.title),
        kinds=tuple(
            KindView(
                anchor("kind", kind),
                str(getattr(words.kinds_many, kind.replace("-", "_"))),
                counted(words.count, len(sources)),
                tuple(_source(sheet, source) for source in sources),
            )
            for kind, sources in by_kind.items()
            if sources
        ),
    )
    return finished(
        sheet,
        "sources",
        view,
        title=view.title,
        description=str(words.description),
        source=edition.source_file("sources"),
    )


def _source(sheet: Sheet, source: Source) -> SourceView:
    origins = sheet.edition.backlinks.sources.get(source.id, ())
    return SourceView(
        anchor=anchor("source", source.id),
        work=work(sheet, source),
        facts=sheet.bare_fact_tags(id for kind, id in origins if kind == "fact"),
        cited_by=sheet.links(origin for origin in origins if origin[0] != "fact"),
    )
