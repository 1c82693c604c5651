"""Draws the pages of all languages as `mkdocs build` would, several at once and none twice.

`drive` sets up one run of MkDocs per language and leads them through the same events in the
same order. What costs time, reading pages and drawing them, is cut into batches (`batch`) for
any `concurrent.futures.Executor` (`workers`). What came of a page is kept (`store`) under the
digest of all that went into it (`prints`, `outlook`). Where a plugin or extension is at work
that nobody has looked at (`strangers`), MkDocs itself builds, page after page.
"""
