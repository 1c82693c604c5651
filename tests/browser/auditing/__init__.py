"""What is asked of every page when all of them are looked at; one module per question."""
