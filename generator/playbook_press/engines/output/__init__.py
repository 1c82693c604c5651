"""What is looked at in a finished site before it is published.

`facts_of(path, content)` reads one file and depends on nothing else; `check_facts(facts, files,
expected)` takes in one after the other and holds on to little of each. So facts are found out in
worker processes and kept in a cache (`as_stored`), and only changed files are read again.
"""

from playbook_press.engines.output.expectations import BUDGETS, Expectations
from playbook_press.engines.output.facts import LOOKED_INTO, Facts, facts_of
from playbook_press.engines.output.indentation import without_indentation
from playbook_press.engines.output.policy import policy_of, with_policy
from playbook_press.engines.output.site_check import Seen, check_facts, check_output, read_output
from playbook_press.engines.output.stored import StoredFacts, as_stored, from_stored

__all__ = [
    "BUDGETS",
    "LOOKED_INTO",
    "Expectations",
    "Facts",
    "Seen",
    "StoredFacts",
    "as_stored",
    "check_facts",
    "check_output",
    "facts_of",
    "from_stored",
    "policy_of",
    "read_output",
    "with_policy",
    "without_indentation",
]
