"""The picture of a page that consists of words: its title on paper, its cover beside it."""

from dataclasses import dataclass

from core.share_images.characters import printable
from core.share_images.image import HEIGHT, WIDTH, ShareImage
from core.share_images.lines import Setting, set_title
from core.share_images.motifs import Motif
from core.share_images.palette import ACCENT, INK, INK_3, PAPER
from core.share_images.photograph import Photograph
from core.share_images.status_mark import StatusMark
from core.share_images.svg import box, symbol, text
from core.share_images.typefaces import GOTHIC, MINCHO

MARGIN = 64
# Where the cover begins: further to the right for a title that would not fit otherwise.
COVERS = (748, 984)
GAP = 44
LEADING = 1.4
TITLE_BETWEEN = (128, 506)
WORDMARK = (160, 48)


@dataclass(frozen=True)
class Card(ShareImage):
    """Attributes:
    kicker: what kind of page it is, or its topic.
    date: in words, in the precision that is known; may be empty.
    status: how sure it is; None where that is not said.
    """

    title: str
    kicker: str
    art: Motif | Photograph
    date: str = ""
    status: StatusMark | None = None

    @property
    def alt(self) -> str:
        said = "。".join(filter(None, [self.status.label if self.status else "", self.date]))
        return f"「{self.title}」と書いた画像{f'（{said}）' if said else ''}"

    def draw(self) -> str:
        setting = set_title(self.title, [left - GAP - MARGIN for left in COVERS])
        left = COVERS[[cover - GAP - MARGIN for cover in COVERS].index(setting.width)]
        return "".join(
            [
                box(0, 0, WIDTH, HEIGHT, PAPER),
                self.art.draw(left, 0, WIDTH - left, HEIGHT),
                box(0, 0, left, 10, INK),
                self.head(setting.width),
                lines_of(setting),
                foot(self.date, right=left - GAP),
            ]
        )

    def head(self, width: float) -> str:
        """What it is, and beside that how sure it is."""
        mark = self.status.draw(MARGIN, 52) if self.status else ""
        begin = MARGIN + (self.status.width + 20 if self.status else 0)
        kicker = GOTHIC.cut(printable(self.kicker), 27, width + MARGIN - begin)
        return mark + text(kicker, begin, 82, 27, GOTHIC, fill=ACCENT)


def lines_of(setting: Setting) -> str:
    """The lines, in the middle of the room for the title; a subtitle a little apart."""
    sizes = [line.size for line in setting.lines]
    pause = 14 if len(set(sizes)) > 1 else 0
    top, bottom = TITLE_BETWEEN
    y = top + (bottom - top - LEADING * sum(sizes) - pause) / 2
    parts, before = [], sizes[0]
    for line in setting.lines:
        y += pause if line.size != before else 0
        before = line.size
        baseline = y + ((LEADING - 1) / 2 + 0.88) * line.size
        parts.append(text(line.words, MARGIN, baseline, line.size, MINCHO, fill=INK))
        y += LEADING * line.size
    return "".join(parts)


def foot(date: str, *, right: float) -> str:
    """The wordmark, and the date at the other end."""
    width, height = WORDMARK
    mark = symbol("wordmark", MARGIN, 528, width, INK, height=height)
    return mark + text(printable(date), right, 566, 26, GOTHIC, fill=INK_3, anchor="end")
