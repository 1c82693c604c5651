"""A language that is not written as its code.

## What it finds

An entry of `languages` that is not a language code such as `zh`, `en` or `zh-Hant`.

## Why it matters

The code becomes part of every address, and tells browsers how to hyphenate, speak and set
the text.

## Example

```yaml
languages: [Chinese, English]
```

## Instead

```yaml
languages: [zh, en]
```
"""

from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.source.document import Document, Location

CODE = "malformed-language"

_CODES = {
    "chinese": "zh",
    "中文": "zh",
    "汉语": "zh",
    "cn": "zh",
    "zh_cn": "zh-CN",
    "zh_tw": "zh-TW",
    "english": "en",
    "英文": "en",
    "英语": "en",
    "german": "de",
    "deutsch": "de",
    "french": "fr",
    "français": "fr",
    "spanish": "es",
    "español": "es",
    "japanese": "ja",
    "日本語": "ja",
    "korean": "ko",
    "한국어": "ko",
}
"""What people write for the commonest languages."""


def malformed_language(document: Document, location: Location, found: str) -> Diagnostic:
    """Report the entry `found` at `location`."""
    word = quoted(found) if found.strip() else "An empty text"
    meant = _CODES.get(found.strip().casefold())
    return Diagnostic(
        code=CODE,
        place=document.place(location),
        what=f"{word} is not the code of a language.",
        why="The code is part of every address and tells browsers how to read the text out.",
        fix=f"Write `{meant}`." if meant else "Write its code, such as `zh`, `en` or `zh-Hant`.",
    )
