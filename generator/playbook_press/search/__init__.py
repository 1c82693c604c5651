"""The search index of one language: pages in, files out, nothing read and nothing written.

`sections` takes the text out of a page's HTML, `parts` cuts it into pieces of a few kilobytes,
`tokens` says which pairs of characters and which words stand in a piece, and where; `piece` is
all that one page gives. `index` puts the pages together, `files` words them as scripts. The
browser's half is in `templates/browser/search-*.mjs`.

`index_page` needs nothing but its page, so pages may be indexed side by side, and kept until
they change; what it gives is a few strings.
"""

from playbook_press.search.files import Published, publish_index
from playbook_press.search.index import Index, build_index, update_index
from playbook_press.search.page import SearchPage, Section, kind_of
from playbook_press.search.piece import IndexedPage, index_page
from playbook_press.search.sections import sections_of

__all__ = [
    "Index",
    "IndexedPage",
    "Published",
    "SearchPage",
    "Section",
    "build_index",
    "index_page",
    "kind_of",
    "publish_index",
    "sections_of",
    "update_index",
]
