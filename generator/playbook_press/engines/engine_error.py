"""What every engine says when it gives up."""


class EngineError(Exception):
    """An engine gave up in the middle, or is not there; the text is for the author."""
