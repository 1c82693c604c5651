"""A playbook on paper: a workbook, or one sheet of it, as a PDF."""

from playbook_press.exports.workbook.body import RULE_LIST, SINGLE, rule_lists
from playbook_press.exports.workbook.book import Wanted, export_pdf, pictures_in
from playbook_press.exports.workbook.press import PressError, weasyprint
from playbook_press.exports.workbook.typefaces import (
    PACKAGE,
    NoFontError,
    Typefaces,
    choose_typefaces,
)

__all__ = [
    "PACKAGE",
    "RULE_LIST",
    "SINGLE",
    "NoFontError",
    "PressError",
    "Typefaces",
    "Wanted",
    "choose_typefaces",
    "export_pdf",
    "pictures_in",
    "rule_lists",
    "weasyprint",
]
