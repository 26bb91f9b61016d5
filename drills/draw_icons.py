"""Draws the icons of the site and the picture that stands for all of it, into static/img/.

    python drills/draw_icons.py

icon.svg is drawn by hand; the rest comes from it.
"""

import io
import os
import sys
from pathlib import Path

import django
import resvg_py
from PIL import Image

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "static/img"
INK = "#16181d"
# Of an icon that a phone cuts into any shape, so much in the middle is always seen.
SAFE = 0.8


def main() -> None:
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "airace.settings.test")
    django.setup()
    from core.share_images.site_card import SiteCard

    icon = (IMAGES / "icon.svg").read_text(encoding="utf-8")
    for size in (192, 512):
        (IMAGES / f"icon-{size}.png").write_bytes(png(icon, size))
        (IMAGES / f"icon-maskable-{size}.png").write_bytes(png(without_corners(icon, SAFE), size))
    (IMAGES / "apple-touch-icon.png").write_bytes(png(without_corners(icon, 0.92), 180))
    drawn = [Image.open(io.BytesIO(png(icon, size))) for size in (16, 32, 48)]
    drawn[-1].save(IMAGES / "favicon.ico", sizes=[image.size for image in drawn], append_images=drawn[:-1])
    (IMAGES / "share.png").write_bytes(SiteCard().png())


def png(svg: str, size: int) -> bytes:
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size, skip_system_fonts=True))


def without_corners(icon: str, scale: float) -> str:
    """The same marks on a ground that fills the square."""
    marks = icon[icon.index("<g ") : icon.index("</svg>")]
    moved = f'<g transform="translate(16 16) scale({scale}) translate(-16 -16)">{marks}</g>'
    ground = f'<path d="M0 0h32v32H0z" fill="{INK}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">{ground}{moved}</svg>'


if __name__ == "__main__":
    main()
