"""What is looked at in a finished site before it is published."""

from playbook_press.engines.output.site_check import check_output

__all__ = ["check_output"]
