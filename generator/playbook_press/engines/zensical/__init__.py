"""The engine Zensical: the same pages, drawn by the successor of Material for MkDocs.

Zensical runs no plugins, so what the plugin does while MkDocs draws is done before (a project
for every language is written) and after (the index of the search and the sitemaps are added).
It runs as a program of its own and is never imported.
"""
