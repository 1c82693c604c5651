"""MkDocs 1.6 with Material as the engine: one outer run, and one inner run per language.

The outer run draws only the page at `/` and copies what all languages share to `assets/`.
When it is done, it loads `mkdocs.yml` again for each language and builds that language into
its own folder, so each has its own search index, sitemap and 404 page.
"""

from playbook_press.engines.mkdocs.plugin import PlaybooksPlugin

__all__ = ["PlaybooksPlugin"]
