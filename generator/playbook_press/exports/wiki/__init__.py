"""A playbook as a tree of plain Markdown files, for wikis and note-taking programs.

`names` says what each file is called, `tree` puts the files together.
"""

from playbook_press.exports.wiki.names import Flavour
from playbook_press.exports.wiki.tree import export_wiki

__all__ = ["Flavour", "export_wiki"]
