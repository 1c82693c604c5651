"""Overlays: a playbook built on another one, and told when that one changes (DESIGN 8)."""
