"""The rule of a trail: what was said later stands further down, and the last word holds."""

from collections.abc import Iterable
from itertools import pairwise

from core.dates import PartialDate


def problem_of(dates: Iterable[PartialDate | None]) -> str:
    """Why the dates of a trail, from top to bottom, contradict it; "" when they do not. None fits anywhere."""
    known = [date for date in dates if date]
    for earlier, later in pairwise(known):
        if later.hi < earlier.lo:
            return f"経緯は古い順に並べてください。「{later}」が「{earlier}」より後にあります。"
    return ""
