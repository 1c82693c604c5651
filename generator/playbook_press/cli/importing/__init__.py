"""`playbook import`: one module for each format."""
