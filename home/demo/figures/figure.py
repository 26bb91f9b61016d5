"""What a picture of the demo content is: words for the image library and a way to draw it."""

from collections.abc import Callable
from dataclasses import dataclass

HERO_SIZE = (1800, 1200)
FIGURE_SIZE = (1600, 900)


@dataclass(frozen=True)
class Figure:
    """One picture, drawn by code, without words inside it.

    Attributes:
        key: stable name, also the stem of the stored file.
        title: Japanese name in the image library.
        alt: Japanese, at most 120 characters: what is drawn and what it means.
        draw: returns the whole SVG document; the same one at every call.
        focal_point: centre x, centre y, width and height in pixels of what every
            crop must keep, or None when the middle of the picture is right.
    """

    key: str
    title: str
    alt: str
    draw: Callable[[], str]
    width: int = FIGURE_SIZE[0]
    height: int = FIGURE_SIZE[1]
    focal_point: tuple[int, int, int, int] | None = None


def hero(
    *,
    key: str,
    title: str,
    alt: str,
    draw: Callable[[], str],
    focal_point: tuple[int, int, int, int],
) -> Figure:
    """A 3:2 picture that also serves as a cover, so it always says what a crop must keep."""
    width, height = HERO_SIZE
    return Figure(
        key=key,
        title=title,
        alt=alt,
        draw=draw,
        width=width,
        height=height,
        focal_point=focal_point,
    )
