"""A page of the finished site holds a script that nobody has listed.

## What it finds

`<script>` elements in the finished pages whose text is neither the theme's own nor listed in
`mkdocs.yml`. Most often one stands in a hand-written page, or another plugin puts it there.

## Why it matters

The policy of the site lets browsers run only scripts it knows, so that words in a playbook can
never become a program. A script that is not listed does not run.

## Example

```markdown
<script>document.title = "Hello"</script>
```

## Instead

```yaml
extra_javascript:
  - assets/hello.js
```

with the script in `docs/assets/hello.js`. One that has to stand in the page is listed by its
fingerprint, which the report names:

```yaml
plugins:
  - playbooks:
      allowed_scripts:
        - sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
```
"""

from playbook_press.diagnostics import Diagnostic, Note, Place
from playbook_press.diagnostics.display import quoted


def inline_script(place: Place, words: str, digest: str) -> Diagnostic:
    """Say that a script in a page would not run.

    Args:
        place: Where it stands.
        words: How it begins.
        digest: Its fingerprint, as a policy names it.
    """
    return Diagnostic(
        code="inline-script",
        place=place,
        what=f"A script that nobody has listed stands in the page: {quoted(words)}.",
        why="The policy of the site keeps browsers from running it.",
        fix="Put it into a file under `docs/assets/` and name that in `extra_javascript`.",
        notes=(Note(f"Its fingerprint for `allowed_scripts` is {digest}."),),
    )
