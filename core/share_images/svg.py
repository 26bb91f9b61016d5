"""Markup of the pictures. Each function returns a string; whatever text is given is escaped."""

import re
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from django.contrib.staticfiles import finders

from core.share_images.palette import VERMILION
from core.share_images.typefaces import Typeface, begins_blank, gaps

SPRITE = "img/icons.svg"


def element(name: str, content: str = "", **attributes) -> str:
    """`content` is markup; an underscore in a name is a hyphen; None leaves an attribute out."""
    written = "".join(
        f" {key.replace('_', '-')}={quoteattr(value if isinstance(value, str) else number(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def number(value: float) -> str:
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def text(words: str, x: float, y: float, size: float, face: Typeface, *, fill: str, anchor: str | None = None) -> str:
    """One line on its baseline, its brackets and stops closed up as `Typeface.width` counts them."""
    if not words:
        return ""
    pieces, begin = [], 0
    for offset in [*gaps(words), len(words)]:
        pieces.append(words[begin:offset])
        begin = offset
    content = escape(pieces[0]) + "".join(element("tspan", escape(piece), dx=-size / 2) for piece in pieces[1:])
    x -= size / 2 if begins_blank(words) and anchor is None else 0
    return element(
        "text", content, x=x, y=y, font_size=size, font_family=face.family, font_weight="700", fill=fill,
        text_anchor=anchor, xml__space="preserve",
    ).replace("xml--space", "xml:space")  # fmt: skip


def box(x: float, y: float, width: float, height: float, fill: str, **more) -> str:
    return element("rect", x=x, y=y, width=width, height=height, fill=fill, **more)


def line(x1: float, y1: float, x2: float, y2: float, stroke: str, width: float = 1, **more) -> str:
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=width, **more)


def symbol(name: str, x: float, y: float, size: float, colour: str, *, height: float | None = None) -> str:
    """A drawing from the site's own sprite."""
    box_of_view, content = symbols()[name]
    content = content.replace("currentColor", colour).replace("var(--vermilion)", VERMILION)
    if is_icon(name):
        round_ends = {"stroke_linecap": "round", "stroke_linejoin": "round"}
        content = element("g", content, fill="none", stroke=colour, stroke_width=2.4, **round_ends)
    return element("svg", content, x=x, y=y, width=size, height=height or size, viewBox=box_of_view)


def is_icon(name: str) -> bool:
    """Whether its lines get their colour from outside, as those of Lucide do."""
    return name != "wordmark" and not name.startswith("mark-")


@cache
def symbols() -> dict[str, tuple[str, str]]:
    """Name to (view box, markup)."""
    sprite = Path(finders.find(SPRITE)).read_text(encoding="utf-8")
    found = re.findall(r'<symbol id="([^"]+)" viewBox="([^"]+)">(.*?)</symbol>', sprite, re.DOTALL)
    return {name: (view, content) for name, view, content in found}
