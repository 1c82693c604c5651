"""A page of the finished site is heavier than its budget.

## What it finds

Pages whose HTML, own scripts or own styles take more kilobytes, compressed as servers send them,
than the budget for that kind of page. The defaults: 24 for a page, 45 for one that lists all
traits, rules, cases, terms or sources, 35 for an assessment, 25 for scripts, 12 for styles.

## Why it matters

Many readers open the page on a phone with a slow connection; 40 kB take a second there before
anything can be read.

## Example

```yaml
plugins:
  - playbooks:
      playbooks: playbooks
```

with a trait whose research fills thirty screens.

## Instead

Divide the page, or move tables into a file to download. Where the page is meant to be that long:

```yaml
plugins:
  - playbooks:
      budgets:
        page: 40
```

0 switches a budget off.
"""

from playbook_press.diagnostics import Diagnostic, Place, Severity

_WHAT = {"scripts": "The scripts of this page", "styles": "The styles of this page"}


def heavy_page(place: Place, budget: str, weight: int, most: int) -> Diagnostic:
    """Say how heavy a page is, and how heavy it may be.

    Args:
        place: The page.
        budget: Which budget it is above.
        weight: Bytes, compressed.
        most: The budget, in kilobytes.
    """
    subject = _WHAT.get(budget, "This page")
    verb = "takes" if subject == "This page" else "take"
    return Diagnostic(
        code="heavy-page",
        place=place,
        what=f"{subject} {verb} {weight / 1000:.1f} kB compressed; the budget is {most} kB.",
        why="Readers with a slow connection wait for it before they can read.",
        fix=f"Make it lighter, or raise `budgets`, `{budget}` in mkdocs.yml.",
        severity=Severity.WARNING,
    )
