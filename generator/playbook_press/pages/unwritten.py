"""The languages of playbooks in which the generator cannot say all that it has to say."""

from collections.abc import Iterable
from pathlib import Path

from playbook_press.diagnostics import Diagnostic
from playbook_press.model.playbook import Playbook
from playbook_press.pages.messages import WHOLE
from playbook_press.pages.problems.untranslated_frame import untranslated_frame
from playbook_press.pages.templates import load_templates


def unwritten_messages(
    playbooks: tuple[Playbook, ...],
    languages: Iterable[str],
    folder: Path,
    own: Path | None = None,
) -> list[Diagnostic]:
    """One problem for each language of a site in which messages are missing.

    Args:
        playbooks: In the order of the shelf.
        languages: Those of the site.
        folder: Of the templates; read only where a language needs it.
        own: Of the site's own templates.

    Raises:
        TemplateError: The templates cannot be used.
    """
    codes = [code for code in languages if code not in WHOLE]
    if not codes:
        return []
    templates = load_templates(folder, own)
    found: list[Diagnostic] = []
    for code in codes:
        missing, count = templates.unwritten(code)
        playbook = next(each for each in playbooks if code in each.languages)
        if missing:
            at = ("languages", playbook.languages.index(code))
            place = playbook.place("playbook", playbook.id, at)
            found.append(untranslated_frame(place, code, missing, count))
    return found
