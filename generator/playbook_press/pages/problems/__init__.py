"""What is wrong with a site before any page is made: one module per code, its own manual page."""
