"""The refusal of a date, worded for the editor who typed it."""

EXAMPLES = "2026年3月5日、2026年3月上旬、2026年1〜3月期、2026年頃"


class PartialDateError(ValueError):
    """The text is no partial date. The message is Japanese and safe to print, but not escaped."""


def excerpt(typed: str, length: int = 30) -> str:
    """The text as a message may quote it: short, and only characters that can be printed."""
    printable = "".join(c if c.isprintable() else "�" for c in typed[: length + 1])
    return printable if len(printable) <= length else f"{printable[:length]}…"
