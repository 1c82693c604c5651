"""What keeps a file from being part of a playbook: one module per code.

Each module is the manual page of its code and holds the function that words the problem.
"""
