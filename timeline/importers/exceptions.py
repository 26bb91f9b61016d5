"""Refusals worded for the editor who pasted or uploaded."""


class UnreadableFile(ValueError):
    """Nothing of the file can be read. The message is Japanese."""


class RefusedRow(ValueError):
    """This row cannot be used; the others can. The message is Japanese."""
