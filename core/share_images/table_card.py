"""The picture of a comparison table: as much of the table itself as can be read at this size."""

from dataclasses import dataclass

from core.share_images.card import MARGIN, foot
from core.share_images.characters import printable
from core.share_images.image import HEIGHT, WIDTH, ShareImage
from core.share_images.lines import broken, cut_to, set_title
from core.share_images.palette import ACCENT, INK, INK_2, INK_3, NO, OK, PAPER, PART, RULE, RULE_2, SUNKEN
from core.share_images.svg import box, line, symbol, text
from core.share_images.typefaces import GOTHIC, MINCHO
from core.typography import phrases, split_title

SIZE, HEAD_SIZE = 25, 22
ICON = 26
MOST_COLUMNS, MOST_ROWS = 5, 8
ROW, HEAD, LINE = 54, 46, 32
STATUS_SIZE = 18
MOST_AIR = 20
UNKNOWN = "不明"
TABLE_BOTTOM = 500
PADDING = 16
CAPTION_SIZES = (46, 42, 38, 34)
COLOURS = {"best": OK, "yes": OK, "partial": PART, "no": NO}


@dataclass(frozen=True)
class TableCell:
    """`mark` is a verdict (best, yes, partial, no, undisclosed, na), or empty."""

    text: str
    mark: str = ""


@dataclass(frozen=True)
class TableRow:
    """`status` is the Japanese word for how sure the row is, or empty."""

    cells: tuple[TableCell, ...]
    status: str = ""


@dataclass(frozen=True)
class TableCard(ShareImage):
    """Attributes:
    caption: what is compared.
    article: the title of the article it stands in.
    date: when it was so, in words; may be empty.
    """

    caption: str
    article: str
    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]
    date: str = ""

    @property
    def alt(self) -> str:
        return f"表「{self.caption}」の画像{f'（{self.date}）' if self.date else ''}"

    def draw(self) -> str:
        caption, top = self.draw_caption()
        columns = self.headings[:MOST_COLUMNS]
        widths = self.column_widths(columns)
        rows, y = [], top + HEAD
        heights = self.row_heights(widths, TABLE_BOTTOM - y)
        for row, height in zip(self.rows, heights, strict=False):
            rows.append(draw_row(row, widths, y, height, is_even=len(rows) % 2 == 0))
            y += height
        article = GOTHIC.cut(split_title(printable(self.article))[0], 25, WIDTH - 2 * MARGIN)
        return "".join(
            [
                box(0, 0, WIDTH, HEIGHT, PAPER),
                box(0, 0, WIDTH, 10, INK),
                text(article, MARGIN, 70, 25, GOTHIC, fill=ACCENT),
                caption,
                head(columns, widths, top),
                *rows,
                line(MARGIN, y, WIDTH - MARGIN, y, RULE_2, 2),
                foot(self.foot_words(len(rows), len(columns)), right=WIDTH - MARGIN),
            ]
        )

    def draw_caption(self) -> tuple[str, float]:
        """The caption in one line, or two; and where the table begins."""
        width = WIDTH - 2 * MARGIN
        words = printable(self.caption)
        size = next((size for size in CAPTION_SIZES if MINCHO.width(words, size) <= width), 0)
        if size:
            return text(words, MARGIN, 84 + size, size, MINCHO, fill=INK), 84 + size + 30
        lines = [one.words for one in set_title(words, [width]).lines]
        first = lines[0] if len(lines) == 2 else MINCHO.cut(words, CAPTION_SIZES[-1], width)
        rest = MINCHO.cut("".join(lines[1:]), CAPTION_SIZES[-1], width) if len(lines) == 2 else ""
        y = 84 + CAPTION_SIZES[-1]
        parts = text(first, MARGIN, y, 34, MINCHO, fill=INK) + text(rest, MARGIN, y + 46, 34, MINCHO, fill=INK)
        return parts, y + (46 if rest else 0) + 30

    def column_widths(self, columns) -> list[float]:
        """As much as each needs, and of what is too much for all, an equal share."""
        wanted = []
        for place, heading in enumerate(columns):
            cells = [width_of(row, place) for row in self.rows[:MOST_ROWS] if place < len(row.cells)]
            wanted.append(max([GOTHIC.width(printable(heading), HEAD_SIZE), *cells, 1]) + 2 * PADDING)
        room, widths = WIDTH - 2 * MARGIN, dict.fromkeys(range(len(wanted)), 0.0)
        for left, place in zip(range(len(wanted), 0, -1), sorted(widths, key=wanted.__getitem__), strict=True):
            widths[place] = min(wanted[place], room / left)
            room -= widths[place]
        return [width + room / len(wanted) for width in widths.values()]

    def row_heights(self, widths, room: float) -> list[float]:
        """Of as many rows as there is room for; a few share out some of what they leave."""
        heights = []
        for row in self.rows[:MOST_ROWS]:
            height = height_of(row, widths)
            if sum(heights) + height > room:
                break
            heights.append(height)
        spare = min((room - sum(heights)) / max(len(heights), 1), MOST_AIR)
        return [height + spare for height in heights]

    def foot_words(self, rows: int, columns: int) -> str:
        left = [
            f"ほか{len(self.rows) - rows}行" if len(self.rows) > rows else "",
            f"ほか{len(self.headings) - columns}列" if len(self.headings) > columns else "",
            self.date,
        ]
        return "　".join(filter(None, left))


def head(columns, widths, top: float) -> str:
    x, parts = MARGIN, [line(MARGIN, top, WIDTH - MARGIN, top, INK, 3)]
    for heading, width in zip(columns, widths, strict=True):
        words = GOTHIC.cut(printable(heading), HEAD_SIZE, width - 2 * PADDING)
        parts.append(text(words, x + PADDING, top + 31, HEAD_SIZE, GOTHIC, fill=INK_3))
        x += width
    return "".join([*parts, line(MARGIN, top + HEAD, WIDTH - MARGIN, top + HEAD, RULE_2, 2)])


def draw_row(row: TableRow, widths, top: float, height: float, *, is_even: bool) -> str:
    parts = ["" if is_even else box(MARGIN, top, WIDTH - 2 * MARGIN, height, SUNKEN)]
    parts.append(line(MARGIN, top + height, WIDTH - MARGIN, top + height, RULE))
    x = MARGIN
    for place, width in enumerate(widths[: len(row.cells)]):
        parts.append(draw_cell(row, place, x + PADDING, top + height / 2, cell_room(row, place, width)))
        x += width
    return "".join(parts)


def draw_cell(row: TableRow, place: int, x: float, middle: float, width: float) -> str:
    """Mark, words in one line or two, and after a row's heading how sure the row is."""
    cell, parts = row.cells[place], []
    colour = COLOURS.get(cell.mark, INK_3 if cell.mark else INK if place == 0 else INK_2)
    if cell.mark:
        parts.append(symbol(f"mark-{cell.mark}", x, middle - ICON / 2, ICON, colour))
        x += ICON + 8
    lines = lines_of(cell, width)
    baseline = middle + SIZE * 0.36 - (len(lines) - 1) * LINE / 2
    for number, words in enumerate(lines):
        is_unknown = words == UNKNOWN
        parts.append(text(words, x, baseline + number * LINE, SIZE, GOTHIC, fill=INK_3 if is_unknown else colour))
    if place == 0 and row.status:
        beside = x + max(GOTHIC.width(words, SIZE) for words in lines) + 10
        parts.append(text(row.status, beside, middle + SIZE * 0.32, STATUS_SIZE, GOTHIC, fill=INK_3))
    return "".join(parts)


def lines_of(cell: TableCell, width: float) -> list[str]:
    """At most two."""
    words = printable(cell.text) or ("" if cell.mark else UNKNOWN)
    if GOTHIC.width(words, SIZE) <= width:
        return [words]
    if even := broken(phrases(words), 2, SIZE, width, GOTHIC):
        return even
    first = ""
    pieces = [part for phrase in phrases(words) for part in cut_to(width, phrase, SIZE, GOTHIC)]
    while pieces and GOTHIC.width(f"{first}{pieces[0]}".strip(), SIZE) <= width:
        first += pieces.pop(0)
    return [first.strip(), GOTHIC.cut("".join(pieces).strip(), SIZE, width)]


def height_of(row: TableRow, widths) -> float:
    counts = [
        len(lines_of(cell, cell_room(row, place, width)))
        for place, (cell, width) in enumerate(zip(row.cells, widths, strict=False))
    ]
    return ROW + LINE * (max(counts, default=1) - 1)


def cell_room(row: TableRow, place: int, width: float) -> float:
    """What is left for words in a column of this width."""
    return max(width - 2 * PADDING - beside_words(row, place), SIZE)


def width_of(row: TableRow, place: int) -> float:
    return GOTHIC.width(printable(row.cells[place].text), SIZE) + beside_words(row, place)


def beside_words(row: TableRow, place: int) -> float:
    status = GOTHIC.width(row.status, STATUS_SIZE) + 10 if place == 0 and row.status else 0
    return status + (ICON + 8 if row.cells[place].mark else 0)
