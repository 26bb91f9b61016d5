"""Pictures of the publication's method: certainty, dates, tables, corrections."""

from core.share_images.palette import PAPER
from home.demo.figures.figure import FIGURE_SIZE, HERO_SIZE, Figure, hero
from home.demo.figures.palette import (
    AINEZU,
    HAIZAKURA,
    KINARI,
    NASUKON,
    WAKATAKENEZU,
    WITHDRAWN,
    WITHDRAWN_WRITING,
)
from home.demo.figures.shapes import (
    box,
    broken_ring,
    disc,
    dotted,
    frame,
    leader,
    moved,
    picture,
    polygon,
    ring,
    stroke,
    turned,
)


def certainty() -> str:
    """Four circles around one source, each wider and farther drawn out than the last."""
    ground = AINEZU
    y = 600
    wide, middle, near, core = 510, 350, 215, 118

    def centre(radius: float) -> float:
        return 622 + 0.55 * radius

    return picture(
        HERO_SIZE,
        ground,
        *(disc(centre(radius), y, radius, PAPER, opacity=0.5) for radius in (wide, middle, near)),
        broken_ring(centre(wide), y, wide, ground.strong, 28, count=56, share=0),
        broken_ring(centre(middle), y, middle, ground.strong, 28, count=26, share=0.5),
        ring(centre(near), y, near, ground.strong, 28),
        disc(centre(core), y, core, ground.vermilion),
    )


def dates() -> str:
    """Five rows of a calendar; what lies right of the dotted line has not happened yet."""
    ground = HAIZAKURA
    rows = [248, 424, 600, 776, 952]
    high, line = 124, 20

    def pill(row: int, start: float, end: float) -> str:
        return box(start, rows[row] - high / 2, end - start, high, ground.strong, radius=high / 2)

    def hollow(row: int, start: float, end: float, dash: tuple[float, float] | None) -> str:
        top, inset = rows[row] - high / 2, line / 2
        return box(start, top, end - start, high, ground.base, radius=high / 2) + frame(
            start + inset,
            top + inset,
            end - start - line,
            high - line,
            ground.strong,
            line,
            radius=high / 2 - inset,
            dash=dash,
        )

    return picture(
        HERO_SIZE,
        ground,
        *(stroke(f"M-20 {y}H1820", ground.tone, 16) for y in rows),
        disc(420, rows[0], 72, ground.strong),
        disc(600, rows[0], 72, ground.strong),
        pill(1, 520, 760),
        pill(2, 620, 1040),
        hollow(3, 690, 1040, (32, 44)),
        hollow(4, 1190, 1450, None),
        dotted("M1115 72V1180", ground.vermilion, 20, step=48),
    )


def table() -> str:
    ground = WAKATAKENEZU
    rows = [180, 390, 600, 810, 1020]
    columns = [700, 920, 1140, 1360]
    marks = [
        (_yes, _partial, _yes, _no),
        (_partial, _yes, _no, _yes),
        (_best, _yes, _partial, _no),
        (_no, _best, _yes, _partial),
        (_yes, _no, _partial, _yes),
    ]
    lengths = [210, 160, 230, 190, 130]
    parts = [box(-20, 496, 1840, 208, PAPER)]
    for y, row, length in zip(rows, marks, lengths, strict=True):
        chosen = y == 600
        colour, line = (ground.strong, 24) if chosen else (ground.deep, 18)
        title = ground.vermilion if chosen else ground.deep
        parts.append(box(350, y - 24, length, 48, title, radius=24))
        parts += [moved(mark(colour, line), x, y) for mark, x in zip(row, columns, strict=True)]
    return picture(HERO_SIZE, ground, *parts)


def _best(colour: str, line: float) -> str:
    return ring(0, 0, 58, colour, line) + ring(0, 0, 25, colour, line * 0.8)


def _yes(colour: str, line: float) -> str:
    return ring(0, 0, 58, colour, line)


def _partial(colour: str, line: float) -> str:
    return stroke(polygon([(0, -58), (62, 50), (-62, 50)]), colour, line)


def _no(colour: str, line: float) -> str:
    return stroke("M-48 -48L48 48M48 -48L-48 48", colour, line)


def corrections() -> str:
    """A ledger of strips: one is struck out and slides away, a new one lies in its place."""
    ground = NASUKON
    strips = [(-64, 480), (100, 620), (264, 420), (756, 500), (920, 660), (1084, 400)]
    return picture(
        HERO_SIZE,
        ground,
        *(_entry(y, length, ground.tone, ground.deep, ground.deep) for y, length in strips),
        box(-20, 592, 1840, 144, ground.tone),
        turned(
            box(466, 584, 1900, 172, ground.base)
            + moved(_entry(598, 430, WITHDRAWN, WITHDRAWN_WRITING, WITHDRAWN_WRITING), 500, 0)
            + stroke("M800 670H1490", ground.base, 18),
            -5,
            900,
            670,
        ),
        box(-20, 414, 1840, 172, ground.base),
        _entry(428, 640, ground.strong, KINARI.vermilion, ground.base),
    )


def _entry(y: float, length: float, strip: str, mark: str, writing: str) -> str:
    return (
        box(-20, y, 1840, 144, strip) + disc(400, y + 72, 34, mark) + box(480, y + 51, length, 42, writing, radius=21)
    )


def badges() -> str:
    """A column of the publication: a mark of certainty stands before each statement."""
    ground = HAIZAKURA
    rows = (76, 290, 504, 718)
    dashes = (None, (26, 34), (0, 30))
    return picture(
        FIGURE_SIZE,
        ground,
        box(240, -20, 1120, 960, PAPER),
        *(box(620, y + 6, 620, 32, ground.tone, radius=16) for y in rows),
        *(box(620, y + 66, 430, 32, ground.tone, radius=16) for y in rows),
        box(340, rows[0], 200, 104, ground.strong, radius=20),
        *(
            frame(348, y + 8, 184, 88, ground.strong, 16, radius=12, dash=dash)
            for y, dash in zip(rows[1:], dashes, strict=True)
        ),
    )


def precision() -> str:
    """One moment, told ever more roughly: the rougher the date, the wider the shape."""
    ground = KINARI
    x, high, line = 800, 108, 18

    def outline(y: float, width: float, dash: tuple[float, float]) -> str:
        return frame(
            x - width / 2,
            y - (high - line) / 2,
            width,
            high - line,
            ground.strong,
            line,
            radius=(high - line) / 2,
            dash=dash,
        )

    return picture(
        FIGURE_SIZE,
        ground,
        disc(x, 130, 58, ground.strong),
        box(x - 150, 292 - high / 2, 300, high, ground.strong, radius=high / 2),
        box(x - 320, 450 - high / 2, 640, high, ground.strong, radius=high / 2),
        outline(608, 960, (34, 44)),
        outline(766, 1280, (0, 44)),
        stroke(f"M{x} -20V920", ground.vermilion, 12),
    )


def reading_order() -> str:
    """A table and the stops of its reader: caption, heads, one row to its end, note."""
    ground = AINEZU
    columns, wide = (340, 690, 1040), 330
    stops = (110, 262, 514, 794)
    row = stops[2]
    return picture(
        FIGURE_SIZE,
        ground,
        box(340, stops[0] - 26, 640, 52, ground.deep, radius=26),
        *(box(x, 212, wide, 100, ground.deep) for x in columns),
        *(box(x, y, wide, 106, PAPER if y == row - 53 else ground.tone) for y in (335, row - 53, 587) for x in columns),
        box(340, stops[3] - 20, 420, 40, ground.deep, radius=20),
        stroke(f"M220 {stops[0]}V{stops[3]}", ground.vermilion, 24),
        stroke(f"M220 {row}H1290", ground.vermilion, 24),
        *(disc(220, y, 44, ground.vermilion) + disc(220, y, 18, PAPER) for y in stops),
        leader(1290, row, 44, ground.vermilion),
    )


FIGURES = (
    hero(
        key="hero-certainty",
        title="確かさの四段階",
        alt="一つの源から外へ広がる四つの円。塗りつぶし、実線、破線、点線の順に大きくなる。"
        "公式、報道、リーク、推測と、確かさが薄れる順を表す。",
        draw=certainty,
        focal_point=(900, 600, 1080, 1080),
    ),
    hero(
        key="hero-dates",
        title="日付の幅を描いた時間軸",
        alt="五段の時間軸。日まで確かな出来事は丸、月や四半期は棒、「頃」は破線の枠。"
        "朱の点線（現在）より右にある予定は、中空の枠で描き分ける。",
        draw=dates,
        focal_point=(900, 600, 1180, 900),
    ),
    hero(
        key="hero-table",
        title="比較表の一行",
        alt="◎○△×の形が並ぶ表。白く浮いた一行だけが濃く、ほかの行は地の色に沈む。比較表は一行ずつ読むものだと示す。",
        draw=table,
        focal_point=(900, 600, 1200, 1000),
    ),
    hero(
        key="hero-corrections",
        title="訂正の帳簿",
        alt="帯を重ねた帳簿。一本が白い帯に差し替えられ、線を引かれた元の帯は脇へずれて残っている。"
        "訂正しても前の記述を消さないことを表す。",
        draw=corrections,
        focal_point=(900, 600, 1100, 700),
    ),
    Figure(
        key="badges-in-use",
        title="文に付く四種の札",
        alt="紙面の四つの文の頭に、塗り、実線、破線、点線の印が一つずつ付く。"
        "公式、報道、リーク、推測の別が文ごとに示されることを表す。",
        draw=badges,
    ),
    Figure(
        key="precision-ladder",
        title="日付の精度のはしご",
        alt="縦の朱の線が貫く五段の図形。上から丸、短い棒、長い棒、破線の枠、点線の枠。"
        "同じ一点でも、日付が粗いほど幅が広がることを表す。",
        draw=precision,
    ),
    Figure(
        key="reading-order",
        title="表を読む順路",
        alt="表の左を朱の線が下り、題、見出し、一行、注の順に止まる。"
        "三つ目では枝が行の端まで延びる。比較表をどの順に読むかを表す。",
        draw=reading_order,
    ),
)
