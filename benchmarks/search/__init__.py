"""The search, measured beside others on the same pages."""
