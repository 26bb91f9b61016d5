"""The picture of a page as its cover, cut around what must be seen."""

import base64
from dataclasses import dataclass
from io import BytesIO

from django.core.files.storage import default_storage
from PIL import Image, ImageOps

from core.share_images.palette import SUNKEN
from core.share_images.svg import box, element


@dataclass(frozen=True)
class Photograph:
    """A file of the storage.

    Attributes:
        digest: of its content: another file under the same name is another picture.
        focus: centre x, centre y, width and height, in pixels, of what must be seen; None for the middle.
    """

    name: str
    digest: str = ""
    focus: tuple[int, int, int, int] | None = None

    @classmethod
    def of(cls, image) -> "Photograph":
        """Of a SiteImage. No query."""
        focus = (image.focal_point_x, image.focal_point_y, image.focal_point_width or 0, image.focal_point_height or 0)
        return cls(image.file.name, image.file_hash, None if focus[0] is None or focus[1] is None else focus)

    def draw(self, x: float, y: float, width: float, height: float) -> str:
        try:
            with default_storage.open(self.name) as file, Image.open(file) as opened:
                cut = self.cut(opened, width / height)
                cut = cut.convert("RGB").resize((round(width), round(height)), Image.Resampling.LANCZOS)
        except OSError:  # the file is gone: a page without its picture is still shared
            return box(x, y, width, height, SUNKEN)
        written = BytesIO()
        cut.save(written, "PNG", compress_level=1)
        address = f"data:image/png;base64,{base64.b64encode(written.getvalue()).decode()}"
        return element("image", x=x, y=y, width=width, height=height, href=address)

    def cut(self, image: Image.Image, ratio: float) -> Image.Image:
        """The largest part of this ratio around the focus, and no larger than the focus and its surroundings ask."""
        image = ImageOps.exif_transpose(image)
        width, height = image.size
        if self.focus is None:
            return ImageOps.fit(image, (round(1000 * ratio), 1000))
        x, y, wide, high = self.focus
        shown_height = min(height, width / ratio)
        # Nearer to the focus where it is small, as the pages' own covers are.
        shown_height = max(min(shown_height, max(high, wide / ratio) * 1.1), shown_height * 0.7)
        shown_width = shown_height * ratio
        # Of what is too wide, the right end: that is where those who lead are drawn.
        left = x - shown_width / 2 if wide <= shown_width else x + wide / 2 - shown_width
        left = min(max(left, 0), width - shown_width)
        top = min(max(y - shown_height / 2, 0), height - shown_height)
        return image.crop((round(left), round(top), round(left + shown_width), round(top + shown_height)))
