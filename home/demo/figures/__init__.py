"""The pictures of the demo content, drawn by the project itself.

`FIGURES` lists them by key; `render_png` turns one into the bytes of a PNG file.
The pictures hold no text, so no font is needed and nothing needs translating.
"""

import resvg_py

from home.demo.figures import competition, method, training
from home.demo.figures.figure import Figure

__all__ = ["FIGURES", "Figure", "render_png"]

FIGURES: dict[str, Figure] = {
    figure.key: figure for module in (competition, training, method) for figure in module.FIGURES
}


def render_png(figure: Figure) -> bytes:
    return bytes(resvg_py.svg_to_bytes(svg_string=figure.draw(), skip_system_fonts=True))
