"""A file of a proposal from outside could act on the site's readers or its server.

## What it finds

With `playbook build --safe`: files in `docs/` that are neither Markdown nor a picture, PDF or
plain text, and symbolic links anywhere.

## Why it matters

What lies in `docs/` is published as it is. A script or an HTML page there runs for readers as if
it were the site's own, and a file such as `_headers` or `CNAME` speaks to the server.

## Example

```text
docs/assets/count.js
```

## Instead

```text
docs/assets/count.txt
```

or read the file first and build without `--safe`.
"""

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.diagnostics.display import quoted


def unsafe_file(path: str, reason: str) -> Diagnostic:
    """Say that a file is not taken from somebody unknown.

    Args:
        path: Below the project, with `/`.
        reason: What it is, as the end of a sentence that begins with the file.
    """
    return Diagnostic(
        code="unsafe-file",
        place=Place(path),
        what=f"{quoted(path)} {reason}, which a build with --safe does not publish.",
        why="It would act on readers or on the server as if it were the site's own.",
        fix="Leave it out, or read it and build without --safe.",
    )
