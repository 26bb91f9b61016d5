"""How sure a thing is, as on the pages: a word, a shape and an edge that say the same."""

from dataclasses import dataclass

from core.share_images.palette import INK, NO, PAPER
from core.share_images.svg import element, line, symbol, text
from core.share_images.typefaces import GOTHIC

SIZE, HEIGHT, ICON = 25, 44, 26
# Edge: width and dashes; None is filled.
EDGES = {
    "official": None,
    "reported": (2.5, None),
    "estimated": (2.5, None),
    "leaked": (2.5, "9 6"),
    "speculated": (3, "0.1 6.5"),
    "refuted": (2.5, None),
}


@dataclass(frozen=True)
class StatusMark:
    """Attributes:
    status: official, reported, estimated, leaked, speculated or refuted.
    icon: its drawing in the sprite.
    """

    status: str
    label: str
    icon: str

    @property
    def width(self) -> float:
        return 16 + ICON + 9 + GOTHIC.width(self.label, SIZE) + 18

    def draw(self, x: float, y: float) -> str:
        edge = EDGES[self.status]
        ink = PAPER if edge is None else NO if self.status == "refuted" else INK
        outline = element(
            "rect", x=x + 1.5, y=y + 1.5, width=self.width - 3, height=HEIGHT - 3, rx=5,
            fill=INK if edge is None else "none", stroke=None if edge is None else ink,
            stroke_width=edge and edge[0], stroke_dasharray=edge and edge[1], stroke_linecap="round",
        )  # fmt: skip
        words = x + 16 + ICON + 9
        struck = ""
        if self.status == "refuted":
            middle = y + HEIGHT / 2
            struck = line(words - 2, middle, words + GOTHIC.width(self.label, SIZE) + 2, middle, ink, 3)
        return (
            outline
            + symbol(self.icon, x + 16, y + (HEIGHT - ICON) / 2, ICON, ink)
            + text(self.label, words, y + HEIGHT / 2 + SIZE * 0.36, SIZE, GOTHIC, fill=ink)
            + struck
        )
