"""Refusals that a reader may see."""


class UnreadablePeriodError(ValueError):
    """The message says what was not understood, in Japanese."""
