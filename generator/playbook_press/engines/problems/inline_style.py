"""A page of the finished site holds a style of its own.

## What it finds

`<style>` elements and `style` attributes in the finished pages. Most often one stands in a
hand-written page, or another plugin or Markdown extension puts it there.

## Why it matters

The policy of the site lets browsers use only styles that are files of the site, because a style
in a page can hide, cover or read what others wrote. It has no effect.

## Example

```markdown
<p style="color: red">Read this first.</p>
```

## Instead

```markdown
Read this first.
{: .first }
```

with `.first { color: red }` in `docs/assets/own.css`, which `extra_css` names.
"""

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.diagnostics.display import quoted


def inline_style(place: Place, words: str, digest: str) -> Diagnostic:
    """Say that a style in a page would have no effect.

    Args:
        place: Where it stands.
        words: How it begins.
        digest: Its fingerprint; styles cannot be listed, so nobody needs it.
    """
    return Diagnostic(
        code="inline-style",
        place=place,
        what=f"A style stands in the page: {quoted(words)}.",
        why="The policy of the site keeps browsers from using it, so it has no effect.",
        fix="Give the element a class, and put the style into a file that `extra_css` names.",
    )
