"""What is wrong with an overlay: one module per code, whose docstring is its manual page."""
