"""A folder of files as one ZIP file, the same bytes for the same files."""

import io
import zipfile

from playbook_press.exports.exported import Exported

_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The first that archives know."""
_READABLE = 0o100644 << 16


def archive(exported: Exported) -> bytes:
    """All files of an export, in a folder of its name."""
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w") as file:
        for path, content in sorted(exported.files.items()):
            entry = zipfile.ZipInfo(f"{exported.name}/{path}", _NO_TIME)
            entry.external_attr = _READABLE
            # Else the system the archive was made on stands in it.
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, content, compresslevel=9)
    return found.getvalue()
