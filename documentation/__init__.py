"""Pages of the guide that are written from the program itself; `make docs` writes them.

They are kept in `docs/` like the pages written by hand, so that every engine draws them and
everybody can read them in the repository. `tests/docs/test_written_pages.py` fails where one
is older than what it was made from.
"""
