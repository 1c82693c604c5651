"""How much a file may hold, so that no file can exhaust the machine that reads it.

The longest file of a real playbook has about 60 kB, 3,000 values and a depth of 10.
"""

MAX_BYTES = 1_000_000
MAX_DEPTH = 40
"""Lists and mappings around a value, its own included, aliases counted as what they repeat."""
MAX_NODES = 100_000
"""Keys, values, lists and mappings, aliases counted as what they repeat."""
MAX_ALIASES = 100
MAX_PROBLEMS = 100
"""Problems reported per file. A file with more has one cause, or was made to have them."""
