"""One HTML file that carries its styles and scripts and may ask for nothing else."""

import base64
import hashlib
from collections.abc import Iterable

from markupsafe import Markup

from playbook_press.pages.colours import colour_sheet
from playbook_press.pages.compact import compact
from playbook_press.pages.edition import Edition
from playbook_press.pages.scripts import join_scripts
from playbook_press.pages.stylesheet import join_stylesheet
from playbook_press.pages.templates import Templates

_FOLDERS = ("components/", "exports/")


def styles_of(edition: Edition, names: Iterable[str]) -> str:
    """The styles of some components as one sheet, in the colours of the site.

    Args:
        edition: What is exported.
        names: Of components, or of folders in `exports/`; a later one wins over an earlier one.
    """
    wanted = tuple(names)
    sheets = {
        path.split("/")[1]: text
        for path, text in edition.templates.components.items()
        if path.endswith(".css") and path.startswith(_FOLDERS)
    }
    colours = colour_sheet(edition.publication.colours)
    return join_stylesheet({name: sheets[name] for name in wanted if name in sheets}, colours)


def script_of(templates: Templates, paths: Iterable[str]) -> str:
    """Some modules, with all they import, as one script that may stand inside HTML."""
    modules = {path: text for path, text in templates.components.items() if path.endswith(".mjs")}
    # Inside a script element nothing may look like its end, or like a comment of HTML.
    script = compact(join_scripts(modules, list(paths)))
    return script.replace("</", "<\\/").replace("<!--", "<\\!--")


def policy(styles: str, script: str) -> str:
    """What the file may do: its own styles and script, pictures it makes itself, nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_fingerprint(styles)}'",
            f"script-src '{_fingerprint(script)}'",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def as_written(text: str) -> Markup:
    """Styles or a script of our own, which HTML passes on unread."""
    # Safe: no author's text is in it, and nothing ends the element.
    return Markup(text)


def _fingerprint(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
