"""What can be wrong with a file before anything is known of its content, one per module."""
