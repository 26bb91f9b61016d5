"""Six covers, drawn from the one idea of the site: lanes and positions.

The same seed and lanes always give the same drawing. What the page is about is
in its lane's colour, everything else in a tone of the ground, so that a cover
says whom it is about without a logo or a face.
"""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from core.share_images.palette import GROUNDS, Ground
from core.share_images.svg import box, element

WIDTH, HEIGHT = 1200, 800


@dataclass(frozen=True)
class Motif:
    """A cover by its name.

    Attributes:
        name: crossing (an article), laps (a product or model), strata (a topic), bars (figures), dots (explaining,
            people), gates (events, rules).
        seed: what the page is called in its address.
        lanes: names of lanes, the first one or two are drawn; none gives the publication's own colour.
    """

    name: str
    seed: str
    lanes: tuple[str, ...] = ()

    def draw(self, x: float, y: float, width: float, height: float) -> str:
        random = Random(int(hashlib.sha256(self.seed.encode()).hexdigest()[:12], 16))  # noqa: S311, a drawing
        ground = GROUNDS[random.randrange(len(GROUNDS))]
        colours = [ground.lane(name) for name in self.lanes[:2]] or [ground.vermilion]
        draw, focus, share = MOTIFS[self.name]
        shown = HEIGHT * width / height
        left = min(max(focus - shown * share, 0), WIDTH - shown)
        return element(
            "svg",
            box(0, 0, WIDTH, HEIGHT, ground.base) + draw(random, colours, ground),
            x=x, y=y, width=width, height=height,
            viewBox=f"{left:.0f} 0 {shown:.0f} {HEIGHT}", preserveAspectRatio="xMidYMid slice",
        )  # fmt: skip


def crossing(random: Random, colours: Sequence[str], ground: Ground) -> str:
    """Lanes change places; the first comes from the front, the second takes it."""
    steps, order = 5, list(range(6))
    lanes = {lane: [] for lane in order}
    for _ in range(steps):
        for place, lane in enumerate(order):
            lanes[lane].append(place)
        for _ in range(2):
            at = random.randrange(5)
            order[at], order[at + 1] = order[at + 1], order[at]
    lanes[0], lanes[1] = [3, 2, 2, 1, 0], [0, 0, 1, 2, 2]
    field = (2, 3, 4, 5)
    for step in range(steps):
        free = [place for place in range(6) if place not in (lanes[0][step], lanes[1][step])]
        for lane, place in zip(sorted(field, key=lambda lane, step=step: lanes[lane][step]), free, strict=True):
            lanes[lane][step] = place
    parts = []
    for lane in (*field, 1, 0):
        colour = ground.tone if lane in field else (colours[lane] if lane < len(colours) else ground.deep)
        width = 46 if lane in field else 58
        points = [(-60 + step * (WIDTH + 10) / 4, 110 + place * 116) for step, place in enumerate(lanes[lane])]
        points[-1] = (1010, points[-1][1])
        course = glide(points)
        parts += [stroke(course, ground.base, width + 26, cap="butt"), stroke(course, colour, width)]
        if lane not in field:
            parts += [disc(1010, points[-1][1], 52, colour), disc(1010, points[-1][1], 19, ground.base)]
    return "".join(parts)


def laps(random: Random, colours: Sequence[str], ground: Ground) -> str:
    """Rounds of a track, a runner on those that count."""
    x, y = random.choice([(240, 800), (960, 800), (300, 0)])
    running = {1: colours[0], 3: colours[1]} if len(colours) > 1 else {random.choice([1, 2]): colours[0]}
    angles = (1.15, 1.85) if y else (0.15, 0.6)
    parts = []
    for lap in range(6):
        radius, colour = 210 + lap * 108, running.get(lap, ground.tone)
        parts.append(ring(x, y, radius, colour, 58 if lap in running else 44))
        if lap in running:
            for _ in range(40):
                angle = math.pi * random.uniform(*angles)
                at = x + radius * math.cos(angle), y + radius * math.sin(angle)
                if 120 < at[0] < 1080 and 110 < at[1] < 690:
                    break
            parts.append(element("circle", cx=at[0], cy=at[1], r=50, fill=colour, stroke=ground.base, stroke_width=14))
    return "".join(parts)


def strata(random: Random, colours: Sequence[str], ground: Ground) -> str:
    """Layers upon layers."""
    tops = [HEIGHT * 0.16 + random.uniform(-30, 30) for _ in range(6)]
    fills = [ground.tone, colours[0], ground.deep, colours[-1] if len(colours) > 1 else ground.tone, ground.tone]
    parts = []
    for fill in fills:
        course = glide([(place * WIDTH / 5, top) for place, top in enumerate(tops)])
        parts.append(element("path", d=f"{course}V{HEIGHT}H0Z", fill=fill))
        if fill in colours:
            parts.append(stroke(course, ground.base, 12))
        tops = [top + HEIGHT * 0.15 + random.uniform(-48, 56) for top in tops]
    return "".join(parts)


def bars(random: Random, colours: Sequence[str], ground: Ground) -> str:
    """A lead, measured."""
    lengths = sorted((random.uniform(0.28, 0.62) for _ in range(5)), reverse=True)
    random.shuffle(lengths)
    lead = random.randrange(1, 4)
    lengths.insert(lead, 0.86)
    second = lead + 1 if len(colours) > 1 else -1
    parts = []
    for place, length in enumerate(lengths):
        y, end = 76 + place * 114, (0.66 if place == second else length) * WIDTH
        colour = colours[0] if place == lead else colours[1] if place == second else ground.tone
        parts.append(element("path", d=f"M0 {y}H{end - 38:.0f}a38 38 0 0 1 0 76H0Z", fill=colour))
        if place == lead:
            parts.append(disc(end - 38, y + 38, 15, ground.base))
    x = 0.86 * WIDTH + 34
    parts.append(stroke(f"M{x:.0f} 0V{HEIGHT}", ground.deep, 6, dash="0.1 22"))
    return "".join(parts)


def dots(random: Random, colours: Sequence[str], ground: Ground) -> str:
    """A field with something in it."""
    phase = random.uniform(0, 6)
    middle = random.uniform(0.42, 0.58) * WIDTH, random.uniform(0.3, 0.7) * HEIGHT
    parts = []
    for x in range(50, WIDTH, 100):
        for y in range(50, HEIGHT, 100):
            away = math.hypot(x - middle[0], y - middle[1])
            radius = 13 + 19 * (1 + math.sin(away / 92 + phase)) / 2
            near, beside = away < 215, len(colours) > 1 and 215 <= away < 320
            colour = colours[0] if near else colours[1] if beside else ground.tone
            parts.append(disc(x, y, radius + (12 if near else 0), colour))
    return "".join(parts)


def gates(random: Random, colours: Sequence[str], ground: Ground) -> str:
    """What has to be passed, and somebody who passes it."""
    through, lean = 2, random.uniform(-60, 60)
    parts = []
    for place in range(5):
        x, top = 70 + place * 232, 300 + lean * math.sin(place)
        colour = colours[0] if place == through else ground.tone
        parts.append(stroke(f"M{x} 860V{top:.0f}a74 74 0 0 1 148 0V860", colour, 44))
    end, runner = 144 + through * 232, colours[1] if len(colours) > 1 else ground.deep
    parts += [stroke(f"M-20 560H{end}", ground.base, 64), stroke(f"M-20 560H{end}", runner, 36)]
    parts.append(disc(end, 560, 40, runner))
    return "".join(parts)


# Each with what must be seen where only a part is, and where in that part it stands.
MOTIFS = {
    "crossing": (crossing, 1010, 0.78),
    "laps": (laps, 587, 0.5),
    "strata": (strata, 587, 0.5),
    "bars": (bars, 1032, 0.82),
    "dots": (dots, 600, 0.5),
    "gates": (gates, 608, 0.5),
}


def glide(points: Sequence[tuple[float, float]]) -> str:
    """A smooth course through the points, level at each."""
    (x, y), *rest = points
    course = f"M{x:.0f} {y:.0f}"
    for next_x, next_y in rest:
        middle = (x + next_x) / 2
        course += f"C{middle:.0f} {y:.0f} {middle:.0f} {next_y:.0f} {next_x:.0f} {next_y:.0f}"
        x, y = next_x, next_y
    return course


def stroke(course: str, colour: str, width: float, *, cap: str = "round", dash: str | None = None) -> str:
    return element(
        "path", d=course, fill="none", stroke=colour, stroke_width=width, stroke_linecap=cap, stroke_dasharray=dash
    )


def disc(x: float, y: float, radius: float, colour: str) -> str:
    return element("circle", cx=x, cy=y, r=radius, fill=colour)


def ring(x: float, y: float, radius: float, colour: str, width: float) -> str:
    return element("circle", cx=x, cy=y, r=radius, fill="none", stroke=colour, stroke_width=width)
