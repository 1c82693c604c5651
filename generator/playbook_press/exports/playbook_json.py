"""The resolved playbook as data, in all its languages, with the schema that describes it."""

from playbook_press.exports.exported import Exported
from playbook_press.pages.data_schema import SCHEMA_NAME, schema_address
from playbook_press.pages.downloads import playbook_json
from playbook_press.pages.edition import Edition


def export_json(edition: Edition) -> Exported:
    """The same data as stands beside the playbook's pages, overlay applied.

    It names the schema on the published site, or, where that is open, a file beside it, as
    `playbook schema export` writes one.
    """
    url = edition.publication.url
    schema = schema_address(edition.publication) if url else SCHEMA_NAME
    return Exported.of_one(f"{edition.id}.json", playbook_json(edition.playbook, schema))
