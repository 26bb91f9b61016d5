"""The timeline's figure as a picture for social sites: the same lanes and bands, with words of its own."""

from core.share_images.card import MARGIN, foot
from core.share_images.characters import printable
from core.share_images.image import HEIGHT, WIDTH
from core.share_images.palette import INK, INK_2, INK_3, LANES, PAPER, RULE, RULE_2, VERMILION
from core.share_images.svg import box, element, line, text
from core.share_images.typefaces import GOTHIC, MINCHO
from timeline.figure import Figure

TITLE_SIZE, SIZE, SMALL = 46, 24, 20
LEFT, RIGHT = 262, WIDTH - MARGIN
TOP, BOTTOM = 168, 492
BAND, BAR = 58, 20
MOST_BANDS = 2
LEAST_SCALE, ROOMIEST = 0.5, 1.25


def draw_figure(title: str, figure: Figure | None, *, count: int) -> str:
    parts = [
        box(0, 0, WIDTH, HEIGHT, PAPER),
        box(0, 0, WIDTH, 10, INK),
        text(MINCHO.cut(printable(title), TITLE_SIZE, 700), MARGIN, 98, TITLE_SIZE, MINCHO, fill=INK),
        text(f"{count}件の出来事", RIGHT, 94, SIZE, GOTHIC, fill=INK_3, anchor="end"),
    ]
    if figure:
        parts += drawing(figure)
    return "".join([*parts, foot(words_for(figure), right=RIGHT)])


def drawing(figure: Figure) -> list[str]:
    bands = figure.bands[:MOST_BANDS]
    room = BOTTOM - TOP - BAND * len(bands)
    lanes, scale = fitting(figure.lanes, room)
    bottom = TOP + BAND * len(bands) + sum(lane.height for lane in lanes) * scale
    parts, y = [ticks(figure.ticks, bottom)], TOP
    for band in bands:
        parts.append(draw_band(band, y))
        y += BAND
    for lane in lanes:
        parts.append(draw_lane(lane, y, scale))
        y += lane.height * scale
    return [HATCH, *parts, today(figure.today_x, bottom)]


def fitting(lanes, room: float) -> tuple[list, float]:
    """As many lanes, from above, as can be drawn, and how high they then are."""
    shown = list(lanes)
    while len(shown) > 1 and room / sum(lane.height for lane in shown) < LEAST_SCALE:
        shown.pop()
    total = sum(lane.height for lane in shown)
    return shown, min(room / total, ROOMIEST) if total else 1


def place(x: float) -> float:
    """Percent of the axis in pixels of the picture."""
    return LEFT + (RIGHT - LEFT) * x / 100


def ticks(found, bottom: float) -> str:
    parts, free = [], 0
    for tick in found:
        x = place(tick.x)
        parts.append(line(x, TOP - 26, x, bottom, RULE_2 if tick.is_year else RULE, 2 if tick.is_year else 1))
        end = x + 8 + GOTHIC.width(tick.label, SMALL)
        if tick.label and x >= free and end < RIGHT + 20:
            parts.append(text(tick.label, x + 8, TOP - 12, SMALL, GOTHIC, fill=INK_3))
            free = end + 12
    return "".join(parts)


def draw_band(band, y: float) -> str:
    name = GOTHIC.cut(f"先頭（{band.track}）", SMALL, LEFT - MARGIN - 12)
    parts = [text(name, MARGIN, y + 18, SMALL, GOTHIC, fill=INK_2)]
    free = 0
    for part in band.segments:
        x, width = place(part.x), place(part.x + part.width) - place(part.x)
        parts.append(box(x, y, max(width - 2, 2), BAR, fill_of(part), rx=2))
        if part.fuzzy:
            doubt = place(part.x + part.fuzzy) - x
            parts.append(box(x, y, doubt, BAR, PAPER, fill_opacity=0.55))
        label = "拮抗" if part.look == "even" else part.label
        if label and x >= free and GOTHIC.width(label, SMALL) < RIGHT - x:
            parts.append(text(label, x, y + BAR + 22, SMALL, GOTHIC, fill=INK))
            free = x + GOTHIC.width(label, SMALL) + 14
    for part in band.guesses:
        x, width = place(part.x), place(part.x + part.width) - place(part.x)
        parts.append(box(x, y + 4, width, BAR - 8, "none", rx=2, stroke=lane_colour(part.colour), stroke_width=2,
                         stroke_dasharray="5 4"))  # fmt: skip
    return "".join(parts)


def fill_of(part) -> str:
    return "url(#even)" if part.look == "even" else lane_colour(part.colour)


def draw_lane(lane, y: float, scale: float) -> str:
    colour, rail = lane_colour(lane.colour), y + lane.rail * scale
    name = GOTHIC.cut(printable(lane.name), SIZE, LEFT - MARGIN - 38)
    parts = [
        box(MARGIN, y + 22 * scale - 9, 18, 18, colour, rx=9),
        text(name, MARGIN + 28, y + 22 * scale + 9, SIZE, GOTHIC, fill=INK),
        line(LEFT, rail, RIGHT, rail, RULE_2),
    ]
    for bar in lane.bars:
        parts.append(
            box(place(bar.x), y + bar.y * scale, (RIGHT - LEFT) * bar.width / 100, bar.height * scale,
                colour if bar.is_sure else PAPER, stroke=colour, stroke_width=None if bar.is_sure else 2)
        )  # fmt: skip
    for dot in lane.dots:
        parts.append(draw_dot(dot, y + dot.y * scale, colour))
    return "".join(parts)


def draw_dot(dot, y: float, colour: str) -> str:
    look = {
        "fill": colour if dot.mark.is_sure else PAPER,
        "stroke": colour if not dot.mark.is_sure else PAPER,
        "stroke_width": 3 if not dot.mark.is_sure else 2,
        "stroke_dasharray": "6 4" if dot.mark.is_about and not dot.mark.is_sure else None,
    }
    if not dot.width:
        return element("circle", cx=place(dot.x), cy=y, r=8.5, **look)
    width = max((RIGHT - LEFT) * dot.width / 100, 14)
    return element("rect", x=place(dot.x), y=y - 7, width=width, height=14, rx=7, **look)


def today(x: float | None, bottom: float) -> str:
    if x is None:
        return ""
    at = place(x)
    stroke = line(at, TOP - 8, at, bottom, VERMILION, 3, stroke_dasharray="0.1 7", stroke_linecap="round")
    return stroke + text("いま", at, bottom + 20, SMALL, GOTHIC, fill=INK_2, anchor="middle")


def words_for(figure: Figure | None) -> str:
    """What the shapes mean, in as few words as will do."""
    if figure is None:
        return ""
    words = ["塗り＝確か", "抜き＝リーク・推測・否定"] if figure.has_hollow else []
    return "　".join([*words, "長さ＝日付の幅"] if figure.has_bars else words)


def lane_colour(name: str) -> str:
    return LANES.get(name, LANES["other"])


HATCH = (
    '<defs><pattern id="even" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<path d="M0 0h9v9H0z" fill="{PAPER}"/><path d="M0 0v9" stroke="{INK_3}" stroke-width="5"/></pattern></defs>'
)
