"""axe, the judge of what assistive technology meets, asked about a page that is open."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""All rules of WCAG 2.2 up to AA, and those of best practice, also what axe does not ask by itself,
such as the size of targets; left out are only those its makers call experimental."""

# Every rule, or of the same rules those that are about colour.
_RUN = """({tags, colour}) => {
  const ours = (rule) => rule.tags.some((tag) => tags.includes(tag))
    && !rule.tags.includes("experimental");
  const rules = axe.getRules(colour ? ["cat.color"] : tags).filter(ours);
  const values = rules.map((rule) => rule.ruleId);
  return axe.run(document, {runOnly: {type: "rule", values}, resultTypes: ["violations"]});
}"""


@cache
def axe_source() -> str:
    """The script itself, as its makers publish it."""
    return (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")


# `Any`: axe's own report, as JSON.
def axe_violations(page: Page, *, only_colour: bool = False) -> list[dict[str, Any]]:
    """What axe reports on the whole page as it stands: a rule, its help, the nodes it is about.

    Args:
        page: One that is open.
        only_colour: Ask only what can differ between two looks of the same elements in the same
            places.
    """
    # The policy of the site lets no script into the page; what a debugger says is no part of it.
    if not page.evaluate("typeof window.axe?.run === 'function'"):
        page.evaluate(axe_source())
    report = page.evaluate(_RUN, {"tags": TAGS, "colour": only_colour})
    violations: list[dict[str, Any]] = report["violations"]
    return violations


def axe_findings(page: Page, *, only_colour: bool = False) -> list[str]:
    """The same in words, one for each node: the rule, how to find the node, how it begins."""
    return [
        f"{rule['id']} at {' '.join(map(str, node['target']))}: {node['html'][:160]}"
        for rule in axe_violations(page, only_colour=only_colour)
        for node in rule["nodes"]
    ]
