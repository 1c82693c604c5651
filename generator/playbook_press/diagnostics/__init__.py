"""Problems in content as values: what they are, how they are sorted and drawn."""

from playbook_press.diagnostics.diagnostic import Diagnostic, Note, Place, Severity
from playbook_press.diagnostics.report import Report

__all__ = ["Diagnostic", "Note", "Place", "Report", "Severity"]
