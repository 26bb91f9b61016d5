"""A title in at most three lines, broken where a Japanese reader would break it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from core.share_images.characters import printable
from core.share_images.typefaces import MINCHO, Typeface
from core.typography import phrases, split_title

MOST_LINES = 3
SIZES = (92, 84, 76, 68, 62, 56, 52, 48)
# So many lines are taken before more, as long as the letters stay this large.
FEWER_LINES = {1: 76, 2: 76, 3: 0}
LONG_NAME = 9  # squares; a longer one may be broken at its spaces
AFTER_A_STOP = 0.4  # what an uneven line weighs that ends with a stop
SUBTITLE = 0.56
SMALLEST_SUBTITLE = 34
_CLINGING = frozenset("、。，．・：；？！…‥ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々）」』】〕〉》〜～")


@dataclass(frozen=True)
class Line:
    words: str
    size: float


@dataclass(frozen=True)
class Setting:
    """Lines within a column of this width; `is_cut` where the end did not fit."""

    lines: tuple[Line, ...]
    width: float
    is_cut: bool = False


def set_title(title: str, widths: Sequence[float], face: Typeface = MINCHO) -> Setting:
    """The title as large as it goes in the first of these widths, else in the next; in the last it is cut with …

    `主題――副題` becomes two sizes where both fit, and stays one sentence where they do not.
    """
    title = printable(title) or "airace"
    main, sub = split_title(title)
    for width in widths:
        lines = (two_halves(main, sub, width, face) if sub else None) or one_size(title, width, face)
        if lines:
            return Setting(tuple(lines), width)
    return cut_short(title, widths[-1], face)


def two_halves(main: str, sub: str, width: float, face: Typeface) -> list[Line] | None:
    above_pieces, below_pieces = pieces_of(main, face), pieces_of(sub, face)
    for size in SIZES:
        smaller = max(SMALLEST_SUBTITLE, round(size * SUBTITLE))
        for count in range(1, MOST_LINES):
            above = broken(above_pieces, count, size, width, face)
            below = broken(below_pieces, MOST_LINES - count, smaller, width, face)
            if above and below:
                return [*(Line(words, size) for words in above), *(Line(words, smaller) for words in below)]
    return None


def one_size(title: str, width: float, face: Typeface) -> list[Line] | None:
    pieces = pieces_of(title, face)
    for most, least in FEWER_LINES.items():
        for size in SIZES:
            if size >= least and (lines := broken(pieces, most, size, width, face)):
                return [Line(words, size) for words in lines]
    return None


def pieces_of(text: str, face: Typeface) -> list[str]:
    """Phrases; a long name of several words, which is kept whole elsewhere, as its words."""
    return [
        word
        for phrase in phrases(text)
        for word in (re.findall(r"\S+\s*|\s+", phrase) if face.width(phrase, 1) > LONG_NAME else [phrase])
    ]


def broken(pieces: list[str], most: int, size: float, width: float, face: Typeface) -> list[str] | None:
    """The pieces in as few lines as hold them, the most even of these; None if it takes more lines or a wider one."""
    if len(pieces) > 60:
        return None
    for count in range(1, min(most, len(pieces)) + 1):
        if found := most_even(pieces, count, size, width, face):
            return found[1]
    return None


def most_even(pieces, count, size, width, face) -> tuple[float, list[str]] | None:
    """(what the lines leave blank, squared, and the lines)."""
    if count == 1:
        words = "".join(pieces).strip()
        room = width - face.width(words, size)
        return (room**2, [words]) if words and room >= 0 else None
    best = None
    for end in range(1, len(pieces) - count + 2):
        first = most_even(pieces[:end], 1, size, width, face)
        if first is None:
            if face.width("".join(pieces[:end]).strip(), size) > width:
                break
            continue
        rest = most_even(pieces[end:], count - 1, size, width, face)
        if rest is None:
            continue
        uneven = first[0] * (AFTER_A_STOP if first[1][0][-1] in "、。，．：！？" else 1) + rest[0]
        if best is None or uneven < best[0]:
            best = uneven, [*first[1], *rest[1]]
    return best


def cut_short(title: str, width: float, face: Typeface) -> Setting:
    """Three full lines of the smallest size, phrases cut where one is wider than a line."""
    size, lines = SIZES[-1], []
    pieces = [part for phrase in pieces_of(title, face) for part in cut_to(width, phrase, size, face)]
    while pieces and len(lines) < MOST_LINES - 1:
        ends = [end for end, so_far in enumerate(accumulate(pieces), 1) if face.width(so_far.strip(), size) <= width]
        end = max(ends, default=1)
        lines.append("".join(pieces[:end]).strip())
        pieces = pieces[end:]
    rest = "".join(pieces).strip()
    last = face.cut(rest, size, width)
    return Setting(tuple(Line(words, size) for words in [*lines, last] if words), width, is_cut=last != rest)


def cut_to(width: float, phrase: str, size: float, face: Typeface) -> list[str]:
    """The phrase in parts that each fit in a line, no part beginning with what may not begin a line."""
    parts, begin = [], 0
    for end in range(1, len(phrase)):
        if face.width(phrase[begin : end + 1], size) > width:
            while end - begin > 1 and phrase[end] in _CLINGING:
                end -= 1
            parts.append(phrase[begin:end])
            begin = end
    return [*parts, phrase[begin:]]
