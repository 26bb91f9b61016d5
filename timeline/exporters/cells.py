"""Cells that a spreadsheet would take for a formula, made harmless and restored.

Such a cell gets an apostrophe in front, as a person would type it to say
"this is text". So that a text which has one anyway comes back as it was, an
apostrophe in front of such a cell is doubled too.
"""

import re

DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
NEUTRALISED = re.compile(r"''*[=+\-@\t\r]")


def neutralised(value):
    """The value with a text that begins with = + - @, tab or return made harmless; anything else as it is."""
    return f"'{value}" if isinstance(value, str) and DANGEROUS.match(value) else value


def restored(cell: str) -> str:
    return cell[1:] if NEUTRALISED.match(cell) else cell
