"""Pictures of who leads and who follows: the frame of the main article."""

from core.share_images.palette import INK, LANES, LANES_ON_DARK, PAPER
from home.demo.figures.figure import FIGURE_SIZE, HERO_SIZE, Figure, hero
from home.demo.figures.palette import AINEZU, KINARI, NASUKON, SUMI
from home.demo.figures.shapes import (
    arch,
    area,
    box,
    clipped,
    disc,
    dotted,
    dotted_arch,
    glide,
    leader,
    moved,
    over,
    picture,
    polygon,
    ring,
    stroke,
    turned,
)

GREEN, BLUE = LANES["openai"], LANES["google"]


def chase() -> str:
    """Five lanes; blue climbs from third place over two others, green among them."""
    ground = KINARI
    first, second, third, fourth, fifth = 248, 424, 600, 776, 952
    green = glide([(-80, first), (700, first), (1130, second), (1190, second)])
    blue = glide([(-80, third), (150, third), (560, second), (700, second), (1130, first), (1370, first)])
    passed = glide([(-80, second), (150, second), (560, third), (1040, third)])
    upper = glide([(-80, fourth), (640, fourth), (1050, fifth), (1130, fifth)])
    lower = glide([(-80, fifth), (640, fifth), (1050, fourth), (1250, fourth)])
    # Every row of dots stands on the same columns, one step clear of its lane.
    ahead = [(1508, first), (1300, second), (1144, third), (1352, fourth), (1248, fifth)]
    return picture(
        HERO_SIZE,
        ground,
        *(dotted(f"M{x} {y}H1880", ground.deep, 12, step=52) for x, y in ahead),
        stroke(upper, ground.tone, 64),
        over(lower, ground.tone, 64, ground),
        stroke(passed, ground.tone, 64),
        stroke(green, GREEN, 84),
        over(blue, BLUE, 84, ground, gap=18),
        leader(1370, first, 92, BLUE),
    )


def memo() -> str:
    """A sealed sheet that is read only through the tracing paper laid over it."""
    ground = SUMI
    wide, tall = 600, 860
    lines = [(430, 3), (430, 4), (330, 5), (430, 7), (430, 8), (240, 9)]
    sheet = box(0, 0, wide, tall, KINARI.base) + "".join(
        box(84, 60 + row * 76, length, 30, ground.deep, radius=15) for length, row in lines
    )
    seal = disc(132, 132, 84, KINARI.vermilion) + ring(132, 132, 55, KINARI.base, 10)
    veil = area(f"M0 0H{wide}V{tall}H0Z", AINEZU.deep, opacity=0.6)
    return picture(
        FIGURE_SIZE,
        ground,
        moved(turned(sheet, -9, 0, 0), 420, 190),
        moved(turned(veil, 4, 0, 0), 688, 236),
        moved(turned(veil, 15, 0, 0), 856, 112),
        moved(turned(seal, -9, 0, 0), 420, 190),
    )


def three_acts() -> str:
    ground = NASUKON
    green, blue, orange = (LANES_ON_DARK[key] for key in ("openai", "google", "anthropic"))
    width, top, foot = 420, 84, 790
    first, second, third = 100, 590, 1080
    one = stroke(f"M0 590H{first + 270}", green, 64) + leader(first + 270, 590, 72, green)
    several = (
        stroke(f"M{second - 60} 350H{second + 150}", orange, 64)
        + stroke(f"M{second - 60} 470H{second + 290}", blue, 64)
        + stroke(f"M{second - 60} 590H{second + 210}", green, 64)
        + leader(second + 290, 470, 72, blue)
    )
    centre = third + width / 2
    horizon = disc(centre, 590, 140, ground.strong) + box(third, 576, width, 230, ground.base)
    sea = "".join(
        stroke(f"M{centre - half} {y}H{centre + half}", ground.strong, 14)
        for y, half in ((594, 162), (644, 96), (694, 58), (744, 22))
    )
    return picture(
        FIGURE_SIZE,
        ground,
        area(arch(first, width, top, foot), ground.tone),
        area(arch(second, width, top, foot), ground.deep),
        clipped(one, area(arch(first, width, top, foot), "#000"), "one"),
        clipped(several, area(arch(second, width, top, foot), "#000"), "several"),
        horizon,
        sea,
        dotted_arch(third, width, top, foot - 26, ground.strong, 16, step=42),
        stroke(f"M100 {foot + 7}H1500", ground.strong, 14, cap="butt"),
    )


def next_gate() -> str:
    ground = KINARI
    return picture(
        FIGURE_SIZE,
        ground,
        area("M0 900V590C320 520 560 496 800 496S1280 520 1600 590V900Z", ground.tone),
        area(arch(580, 440, 60, 506), PAPER),
        dotted_arch(580, 440, 60, 480, ground.strong, 24, step=52),
        dotted("M522 646Q630 566 752 520", GREEN, 22, step=48),
        dotted("M990 580Q930 530 850 520", BLUE, 22, step=48),
        stroke("M-60 850C130 850 330 800 448 706", GREEN, 80),
        stroke("M1660 850C1450 850 1240 780 1092 652", BLUE, 80),
        leader(1092, 652, 88, BLUE),
    )


def bearing() -> str:
    ground = AINEZU
    level = 460
    supports = [(320, 520), (800, 580), (1280, 520)]
    return picture(
        FIGURE_SIZE,
        ground,
        area("M0 800H1600V900H0Z", ground.tone),
        dotted(f"M568 {level}H340", ground.deep, 18, step=46),
        dotted(f"M1032 {level}H1260", ground.deep, 18, step=46),
        *(
            area(polygon([(x - 54, y), (x + 54, y), (x + 100, 800), (x - 100, 800)]), ground.strong)
            for x, y in supports
        ),
        disc(800, 324, 224, INK),
        stroke(f"M170 {level}Q800 {level + 240} 1430 {level}", GREEN, 68),
    )


FIGURES = (
    hero(
        key="chase-hero",
        title="首位の入れ替わり",
        alt="五本の走路。先頭だった緑（OpenAI）を青（Google）が下から追い越し、白い芯のある丸で先頭に立つ。"
        "どの走路も先は点線で、続きはまだ決まっていない。",
        draw=chase,
        focal_point=(960, 430, 1040, 700),
    ),
    Figure(
        key="lead-memo",
        title="公開されていないメモ",
        alt="朱の印で封じられた一枚の文書に、透ける紙が二枚重なる。"
        "文書の行は透かしてしか読めない。報道を通してしか知りえない、非公開の社内メモを表す。",
        draw=memo,
    ),
    Figure(
        key="bearing",
        title="たわんでも折れない梁",
        alt="大きな黒い球の重みで緑の梁がたわむ。三本の支柱に載った梁は折れていない。"
        "点線はもとの高さ。資金、市場、ブランドで持ちこたえるOpenAIを表す。",
        draw=bearing,
    ),
    Figure(
        key="three-acts",
        title="三幕の舞台",
        alt="三つ並んだ舞台の門。第一幕は走者が一人、第二幕は三人。"
        "点線の第三幕には、地平線に半ば現れた日が見える。独走、競争、AGIへと進む三幕を表す。",
        draw=three_acts,
    ),
    Figure(
        key="next-gate",
        title="次の門へ",
        alt="丘の上に点線で描かれた門へ、左右から緑（OpenAI）と青（Google）の道が向かう。"
        "青が先を行くが、残りはどちらも点線。2026年の行方が未定だと示す。",
        draw=next_gate,
    ),
)
