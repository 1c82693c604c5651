"""`python -m playbook_press` is `playbook`."""

from playbook_press.cli import main

if __name__ == "__main__":
    main()
