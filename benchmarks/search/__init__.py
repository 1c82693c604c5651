"""The search, measured beside others on the same pages."""

TITLE = "Search"


def lines() -> list[str]:
    """Tables in Markdown."""
    # Not above: whoever measures something else needs no browser.
    from benchmarks.search.rows import search_lines

    return search_lines()
