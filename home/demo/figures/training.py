"""Pictures of how models are trained: scaling, the wall, and the ways past it."""

from math import exp, log10

from core.share_images.palette import LANES, PAPER
from home.demo.figures.figure import FIGURE_SIZE, HERO_SIZE, Figure, hero
from home.demo.figures.palette import AINEZU, HAIZAKURA, KINARI, SUMI, WAKATAKENEZU
from home.demo.figures.shapes import (
    Point,
    area,
    box,
    clipped,
    disc,
    dotted,
    glide,
    leader,
    moved,
    number,
    picture,
    polygon,
    polyline,
    stroke,
    turned,
)

GREEN, BLUE = LANES["openai"], LANES["google"]


def scaling_again() -> str:
    ground = AINEZU
    plateau = 500
    old = f"M-60 830C280 800 280 {plateau} 600 {plateau}H900"
    anew = f"M900 {plateau}C1180 {plateau} 1130 190 1390 160"
    return picture(
        FIGURE_SIZE,
        ground,
        area(f"{old}H1600V900H-60Z", ground.tone),
        dotted(f"M1082 {plateau}H1660", ground.strong, 18, step=46),
        stroke(old, ground.strong, 72),
        stroke(anew, BLUE, 72),
        leader(1390, 160, 82, BLUE),
    )


def giant_wall() -> str:
    """Three boxes of one recipe; only the last is too large to stand."""
    ground = HAIZAKURA
    floor, side = 750, 430
    # From the blow at the top to a point at the foot: x, y and width.
    crack = [
        (-92, -436, 66),
        (-156, -326, 46),
        (-90, -258, 38),
        (-204, -160, 28),
        (-148, -96, 18),
        (-222, -18, 0),
    ]
    giant = box(-side, -side, side, side, GREEN) + area(
        polygon(
            [(x - width / 2, y) for x, y, width in crack] + [(x + width / 2, y) for x, y, width in reversed(crack)]
        ),
        ground.base,
    )
    blue = glide([(-60, 400), (100, 400), (660, 144), (1410, 144)])
    return picture(
        FIGURE_SIZE,
        ground,
        area(f"M0 {floor}H1600V900H0Z", ground.tone),
        _wall(1180, 316, 6, ground.strong),
        box(120, floor - 120, 120, 120, GREEN),
        box(340, floor - 230, 230, 230, GREEN),
        moved(turned(giant, 9, 0, 0), 1114, floor),
        stroke(blue, BLUE, 68),
        leader(1410, 144, 78, BLUE),
    )


def _wall(x: float, top: float, courses: int, colour: str) -> str:
    """Bonded stones, 152 wide: whole ones and halves in turn, 74 to a course."""
    stones = []
    for course in range(courses):
        y = top + course * 74
        if course % 2:
            stones += [box(x, y, 70, 64, colour), box(x + 82, y, 70, 64, colour)]
        else:
            stones.append(box(x, y, 152, 64, colour))
    return "".join(stones)


def detour() -> str:
    ground = WAKATAKENEZU
    road = glide([(-60, 540), (380, 540), (730, 796), (870, 796), (1190, 540), (1200, 540)])
    shards = [(964, 172, 54, 22), (1068, 418, 46, -28), (1160, 204, 30, 48), (954, 452, 34, 12)]
    return picture(
        FIGURE_SIZE,
        ground,
        _wall(724, -62, 4, ground.strong),
        _wall(724, 382, 4, ground.strong),
        *(
            turned(box(x, y, side, side, ground.strong), angle, x + side / 2, y + side / 2)
            for x, y, side, angle in shards
        ),
        stroke(road, GREEN, 76),
        stroke("M-60 308H1400", BLUE, 76),
        leader(1400, 308, 86, BLUE),
    )


def four_pillars() -> str:
    ground = KINARI
    width, height = 200, 456
    lefts = [190, 530, 870, 1210]
    textures = (_layers, _grains, _returns, _chevrons)
    whole = box(0, 0, width, height, PAPER)
    columns = "".join(
        moved(clipped(whole + texture(width, height), whole, f"pillar-{place}"), left, 226)
        for place, (left, texture) in enumerate(zip(lefts, textures, strict=True))
    )
    old_course = [(-40, 250), (222, 190), (424, 330), (766, 160), (938, 300), (1250, 400)]
    return picture(
        FIGURE_SIZE,
        ground,
        *(box(x, 804, length, 110, ground.deep) for x, length in old_course),
        *(box(116 + step * 230, 694, 218, 98, ground.strong) for step in range(6)),
        columns,
        box(116, 116, 1368, 98, GREEN),
    )


def _layers(width: float, height: float) -> str:
    bands = 8
    step = height / (2 * bands - 1)
    return "".join(box(0, 2 * band * step, width, step, GREEN) for band in range(bands))


def _grains(width: float, height: float) -> str:
    step = width / 4
    rows = round(height / step)
    return "".join(
        disc(step * (column + 0.5), height * (row + 0.5) / rows, 16, GREEN)
        for row in range(rows)
        for column in range(4)
    )


def _returns(width: float, height: float) -> str:
    swing, half = width * 0.54, height / 6
    d = f"M{number(width / 2)} {number(-half)}"
    for turn in range(8):
        side = width / 2 + (swing if turn % 2 else -swing)
        bend = f"{number(side)} {number(half * (turn - 0.5))}"
        d += f"Q{bend} {number(width / 2)} {number(half * turn)}"
    return stroke(d, GREEN, 36)


def _chevrons(width: float, height: float) -> str:
    """Arrow feathers that come faster and faster towards the top."""
    parts, y, step = [], height + 10.0, 118.0
    while y > -80:
        upper, tip, half = y - step / 2, y - 80, width / 2
        feather = [
            (0, y),
            (half, tip),
            (width, y),
            (width, upper),
            (half, tip - step / 2),
            (0, upper),
        ]
        parts.append(area(polygon(feather), GREEN))
        y -= step
        step = max(step * 0.84, 34)
    return "".join(parts)


def scaling_law() -> str:
    """Training runs on log-log paper: each follows the line, then levels off above it."""
    ground = SUMI
    paper = []
    for decade in range(-1, 6):
        for part in range(1, 10):
            along = 150 + (decade + log10(part)) * 375
            width = 5 if part == 1 else 2
            paper.append(stroke(f"M{number(along)} 0V1200M0 {number(along)}H1800", ground.tone, width))
    slope = 0.58

    def line(x: float) -> float:
        return 152 + slope * x

    starts = range(64, 1400, 262)
    last = starts[-1]
    law = stroke(polyline([(-60, line(-60)), (last, line(last))]), ground.vermilion, 20)
    beyond = dotted(
        polyline([(last + 205, line(last + 205)), (1900, line(1900))]),
        ground.vermilion,
        20,
        step=56,
    )
    runs = "".join(_run((x, line(x)), slope, 14 + 5 * size, ground.strong) for size, x in enumerate(starts))
    return picture(HERO_SIZE, ground, *paper, law, beyond, runs)


def _run(start: Point, slope: float, radius: float, colour: str) -> str:
    reach = 120
    return "".join(
        disc(start[0] + x, start[1] + slope * reach * (1 - exp(-x / reach)), radius, colour) for x in range(0, 600, 102)
    )


def loss_curve() -> str:
    ground = WAKATAKENEZU
    parts = []
    for floor, width, colour in (
        (430, 22, ground.deep),
        (570, 40, ground.deep),
        (726, 68, ground.strong),
    ):
        points = [(x, floor - (floor - 60) * exp((190 - x) / 230)) for x in range(120, 1381, 15)]
        parts.append(stroke(polyline(points), colour, width))
        parts.append(disc(*points[-1], width * 1.05, colour))
    return picture(FIGURE_SIZE, ground, *parts)


FIGURES = (
    Figure(
        key="scaling-again",
        title="ふたたび上がりはじめた曲線",
        alt="いったん平らになった曲線が、青い線（Google）となって再び上がる。"
        "平らなまま続く点線はこれまでの見通し。事前学習の伸びが戻ったことを表す。",
        draw=scaling_again,
    ),
    Figure(
        key="giant-wall",
        title="巨大モデルと壁",
        alt="小、中、大と育つ緑の箱（OpenAI）。最も大きな箱は石の壁に突き当たって傾き、ひびが入る。"
        "その上を青い走路（Google）が越えていく。",
        draw=giant_wall,
    ),
    Figure(
        key="detour",
        title="回り道と正面突破",
        alt="石積みの壁を前に、緑の道（OpenAI）は下へ迂回し、青い道（Google）は壁を破ってまっすぐ先へ出る。"
        "回り道のぶん、緑は後れている。",
        draw=detour,
    ),
    Figure(
        key="four-pillars",
        title="積み直した土台と四本の柱",
        alt="古い石の上に積み直した土台から、縞、粒、波、矢羽と模様の違う四本の柱が立ち、一本の緑の梁を支える。"
        "Shallotpeatの四本の柱を表す。",
        draw=four_pillars,
    ),
    hero(
        key="hero-scaling",
        title="スケーリング則の直線",
        alt="両対数の方眼に、右下がりの朱の直線。点の列は直線から離れて平らになるが、大きな点の列ほど低くまで届く。"
        "規模と損失のべき乗則を表し、先は点線。",
        draw=scaling_law,
        focal_point=(900, 600, 1000, 1000),
    ),
    Figure(
        key="loss-curve",
        title="規模の違う三つの学習曲線",
        alt="左上から下がって平らになる三本の曲線。"
        "細い線は小さなモデルで早く平らになり、太い線は大きなモデルで、より低いところまで下がる。",
        draw=loss_curve,
    ),
)
