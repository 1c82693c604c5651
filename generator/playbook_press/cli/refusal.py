"""When a command cannot do its work at all."""


class CouldNotRunError(Exception):
    """The command could not do its work; the text says why and what to do about it."""
