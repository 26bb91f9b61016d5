"""The two fonts that the pictures are set in. No font of the machine is ever used."""

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parent / "fonts"
OPENING = frozenset("「『（〔［｛〈《【“‘")
CLOSING = frozenset("」』）〕］｝〉》】、。，．")
_UNITS = 1000


@dataclass(frozen=True)
class Typeface:
    """Lengths are in the units of the size, and without kerning: what is drawn is never wider by more than a hair."""

    family: str
    file: str

    @property
    def path(self) -> str:
        return str(FONTS / self.file)

    @cached_property
    def _font(self) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(self.path, _UNITS, layout_engine=ImageFont.Layout.BASIC)

    def width(self, text: str, size: float) -> float:
        """Of the text as `svg.text` sets it: half of the blank in and beside brackets and stops is taken out."""
        return size * (sum(self.advance(character) for character in text) - len(gaps(text)) / 2 - blank_ends(text))

    @cache  # noqa: B019, there are two typefaces
    def advance(self, character: str) -> float:
        return self._font.getlength(character) / _UNITS

    def cut(self, text: str, size: float, width: float) -> str:
        """The text, its end replaced by … where it is wider than this."""
        if self.width(text, size) <= width:
            return text
        while text and self.width(f"{text}…", size) > width:
            text = text[:-1].rstrip(" ")
        return f"{text}…"


MINCHO = Typeface("airace Mincho", "airace-mincho-bold.otf")
GOTHIC = Typeface("airace Gothic", "airace-gothic-bold.otf")


def gaps(text: str) -> list[int]:
    """Where a bracket or stop stands beside another: the offsets of the second, to be moved half a square nearer."""
    return [
        offset
        for offset in range(1, len(text))
        if (text[offset - 1] in CLOSING and text[offset] in (CLOSING | OPENING))
        or (text[offset - 1] in OPENING and text[offset] in OPENING)
    ]


def begins_blank(text: str) -> bool:
    """Whether the first half square is blank; text is then set that much to the left."""
    return text[:1] in OPENING


def blank_ends(text: str) -> float:
    """The blank at both ends, in squares."""
    return (bool(text) and begins_blank(text)) / 2 + (bool(text) and text[-1] in CLOSING) / 2
