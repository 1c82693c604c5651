"""What a playbook is made of: frozen records, read from documents and checked for shape."""
