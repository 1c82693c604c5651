"""The command `playbook`: what a person types, and what they are told."""

from playbook_press.cli.entry import main

__all__ = ["main"]
