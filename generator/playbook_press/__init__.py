"""Playbook Press: structured playbooks in, a searchable bilingual site out.

The data flows one way, and a module imports only from its left:
`diagnostics → source → model → checks | pages → pipeline → engines → cli`.
"""

__version__ = "0.1.0"
