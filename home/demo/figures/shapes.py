"""The few strokes every picture is made of. Each function returns SVG markup.

Presentation attributes only: the Content-Security-Policy forbids style attributes,
and the same markup may one day be placed inline.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import pi

from core.share_images.palette import PAPER
from home.demo.figures.palette import Ground

Point = tuple[float, float]


def picture(size: tuple[int, int], ground: Ground, *parts: str) -> str:
    width, height = size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">'
        f'<path d="M0 0H{width}V{height}H0Z" fill="{ground.base}"/>{"".join(parts)}</svg>'
    )


def number(value: float) -> str:
    """At most one decimal, so that the markup is short and the same on every machine."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def element(name: str, content: str = "", **attributes: str | float) -> str:
    written = "".join(
        f' {key.replace("_", "-")}="{value if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def area(d: str, fill: str, *, opacity: float = 1) -> str:
    return element("path", d=d, fill=fill, fill_opacity=opacity)


def stroke(d: str, colour: str, width: float, *, cap: str = "round") -> str:
    return element(
        "path",
        d=d,
        fill="none",
        stroke=colour,
        stroke_width=width,
        stroke_linecap=cap,
        stroke_linejoin="round",
    )


def broken(d: str, colour: str, width: float, *, dash: float, gap: float, offset: float = 0) -> str:
    """A stroke in dashes; `dash` 0 gives round dots. Lengths count between round ends."""
    return element(
        "path",
        d=d,
        fill="none",
        stroke=colour,
        stroke_width=width,
        stroke_linecap="round",
        stroke_dasharray=f"{dash:.2f} {gap:.2f}",
        stroke_dashoffset=offset,
    )


def dotted(d: str, colour: str, width: float, *, step: float) -> str:
    return broken(d, colour, width, dash=0, gap=step)


def over(d: str, colour: str, width: float, ground: Ground, *, gap: float = 16) -> str:
    """A lane that passes above what is already drawn: a strip of ground keeps them apart."""
    return stroke(d, ground.base, width + 2 * gap, cap="butt") + stroke(d, colour, width)


def disc(x: float, y: float, radius: float, fill: str, *, opacity: float = 1) -> str:
    return element("circle", cx=x, cy=y, r=radius, fill=fill, fill_opacity=opacity)


def ring(x: float, y: float, radius: float, colour: str, width: float) -> str:
    return element("circle", cx=x, cy=y, r=radius, fill="none", stroke=colour, stroke_width=width)


def broken_ring(x: float, y: float, radius: float, colour: str, width: float, *, count: int, share: float) -> str:
    """A ring of `count` equal dashes, `share` of each step drawn (0: dots), without a seam."""
    step = 2 * pi * radius / count
    return element(
        "circle",
        cx=x,
        cy=y,
        r=radius,
        fill="none",
        stroke=colour,
        stroke_width=width,
        stroke_linecap="round",
        stroke_dasharray=f"{step * share:.3f} {step * (1 - share):.3f}",
    )


def leader(x: float, y: float, radius: float, colour: str) -> str:
    """The head of the lane that is in front: a disc with a white core."""
    return disc(x, y, radius, colour) + disc(x, y, radius * 0.4, PAPER)


def box(x: float, y: float, width: float, height: float, fill: str, *, radius: float = 0) -> str:
    return element("rect", x=x, y=y, width=width, height=height, rx=radius, fill=fill)


def frame(
    x: float,
    y: float,
    width: float,
    height: float,
    colour: str,
    line: float,
    *,
    radius: float = 0,
    dash: tuple[float, float] | None = None,
) -> str:
    """An outlined box. Dash and gap are stretched a little so that they close without a seam."""
    right, foot, middle = x + width - radius, y + height - radius, x + width / 2
    turn = f"{number(radius)} {number(radius)} 0 0 1"
    d = (
        f"M{number(middle)} {number(y)}H{number(right)}"
        f"a{turn} {number(radius)} {number(radius)}V{number(foot)}"
        f"a{turn} {number(-radius)} {number(radius)}H{number(x + radius)}"
        f"a{turn} {number(-radius)} {number(-radius)}V{number(y + radius)}"
        f"a{turn} {number(radius)} {number(-radius)}Z"
    )
    if not dash:
        return stroke(d, colour, line)
    length = 2 * (width + height - 4 * radius) + 2 * pi * radius
    mark, gap = dash
    # An even number of steps, begun in the middle of a gap: left and right mirror each other.
    stretch = length / (2 * round(length / (mark + gap) / 2) * (mark + gap))
    return broken(d, colour, line, dash=mark * stretch, gap=gap * stretch, offset=(mark + gap / 2) * stretch)


def turned(content: str, degrees: float, x: float, y: float) -> str:
    place = f"rotate({number(degrees)} {number(x)} {number(y)})"
    return element("g", content, transform=place)


def moved(content: str, x: float, y: float) -> str:
    return element("g", content, transform=f"translate({number(x)} {number(y)})")


def clipped(content: str, outline: str, key: str) -> str:
    """Only what lies inside `outline`; `key` is unique within the picture."""
    return element("clipPath", outline, id=key) + element("g", content, clip_path=f"url(#{key})")


def polygon(points: Iterable[Point]) -> str:
    return polyline(points) + "Z"


def polyline(points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def glide(points: Sequence[Point]) -> str:
    """A path through the points that is level at each: how a lane changes places."""
    x, y = points[0]
    d = f"M{number(x)} {number(y)}"
    for (x0, y0), (x1, y1) in pairwise(points):
        if y0 == y1:
            d += f"H{number(x1)}"
        else:
            middle = number((x0 + x1) / 2)
            d += f"C{middle} {number(y0)} {middle} {number(y1)} {number(x1)} {number(y1)}"
    return d


def arch(x: float, width: float, top: float, foot: float) -> str:
    """The outline of an opening with a half-round head, open at the foot."""
    radius = width / 2
    return (
        f"M{number(x)} {number(foot)}V{number(top + radius)}"
        f"a{number(radius)} {number(radius)} 0 0 1 {number(width)} 0V{number(foot)}"
    )


def dotted_arch(x: float, width: float, top: float, foot: float, colour: str, dot: float, *, step: float) -> str:
    """An arch in dots, the step stretched so that both feet end on a dot."""
    length = 2 * (foot - top - width / 2) + pi * width / 2
    exact = length / round(length / step)
    # A hair shorter, or rounding loses the last dot.
    return broken(arch(x, width, top, foot), colour, dot, dash=0, gap=exact - 0.01)
