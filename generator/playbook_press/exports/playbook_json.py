"""The resolved playbook as data, in all its languages, with the schema that describes it."""

from playbook_press.exports.exported import Exported
from playbook_press.pages.downloads import playbook_json
from playbook_press.pages.edition import Edition


def export_json(edition: Edition) -> Exported:
    """The same file as stands beside the playbook's pages, overlay applied."""
    return Exported.of_one(f"{edition.id}.json", playbook_json(edition.playbook))
