"""Workbooks: what is in them, and what LibreOffice makes of them."""
