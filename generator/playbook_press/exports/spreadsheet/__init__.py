"""An assessment as a spreadsheet: filled in, scored and compared without the site.

The sheets carry the arithmetic of SCORING.md as live formulas. What an author typed is written
as text, never as a formula, and what an answer cell offers begins with a number.
"""
