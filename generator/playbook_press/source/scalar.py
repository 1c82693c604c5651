"""Plain scalars: text that was written without quotes."""


class Plain(str):
    """A scalar written without quotes; a field that wants a number may read it as one."""

    __slots__ = ()
