"""What holds for every test."""

from hypothesis import settings

# A busy machine is not a failure; tests about time measure it themselves.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
