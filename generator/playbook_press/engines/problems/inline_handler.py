"""A page of the finished site runs a script from an attribute or a link.

## What it finds

Attributes such as `onclick` and `onerror`, links that begin with `javascript:`, frames whose
content stands in `srcdoc`, and scripts fetched from a file that is not called `.js` or `.mjs`, in
the finished pages.

## Why it matters

That is how a stranger's words become a program in a reader's browser, so the policy of the site
never lets one run. A file of the site may run, whatever it is called; so a text or a picture
must not be fetched as a script.

## Example

```markdown
<button onclick="print()">Print</button>
```

## Instead

```markdown
Print this page with Ctrl+P.
```

or a script in `docs/assets/`, named in `extra_javascript`, that finds the button and listens.
"""

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.diagnostics.display import quoted


def inline_handler(place: Place, words: str, digest: str) -> Diagnostic:
    """Say that an attribute or a link would run a script.

    Args:
        place: Where it stands.
        words: The attribute, or the address.
        digest: Its fingerprint; handlers cannot be listed, so nobody needs it.
    """
    return Diagnostic(
        code="inline-handler",
        place=place,
        what=f"An attribute or a link here is a script: {quoted(words)}.",
        why="The policy of the site keeps browsers from running it.",
        fix="Leave it out, or let a script from `extra_javascript` listen to the element.",
    )
