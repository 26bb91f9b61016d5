"""The picture that stands for the whole site, and for a page whose own is not there yet."""

from dataclasses import dataclass

from core.share_images.card import MARGIN
from core.share_images.image import HEIGHT, WIDTH, ShareImage
from core.share_images.motifs import Motif
from core.share_images.palette import ACCENT, INK, INK_2, PAPER
from core.share_images.svg import box, symbol, text
from core.share_images.typefaces import GOTHIC, MINCHO

COVER = 748
LINES = ("AI開発の競争を、", "確かさの印とともに読む")


@dataclass(frozen=True)
class SiteCard(ShareImage):
    """Made once by drills/draw_icons.py and kept in static/img/."""

    @property
    def alt(self) -> str:
        return f"airace　{''.join(LINES)}"

    def draw(self) -> str:
        art = Motif("crossing", "airace-3", ("openai", "google"))
        return "".join(
            [
                box(0, 0, WIDTH, HEIGHT, PAPER),
                art.draw(COVER, 0, WIDTH - COVER, HEIGHT),
                box(0, 0, COVER, 10, INK),
                symbol("wordmark", MARGIN - 6, 168, 400, INK, height=120),
                *(text(words, MARGIN, 392 + 74 * n, 54, MINCHO, fill=INK_2) for n, words in enumerate(LINES)),
                text("記事・年表・比較表", MARGIN, 566, 26, GOTHIC, fill=ACCENT),
            ]
        )
