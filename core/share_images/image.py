"""A picture of 1200 × 630 pixels that stands for a page where it is shared."""

import hashlib
import json
from dataclasses import asdict, dataclass

import resvg_py
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.templatetags.static import static

from core.share_images.typefaces import GOTHIC, MINCHO

WIDTH, HEIGHT = 1200, 630
FOLDER = "share"
# Of the drawing. Raised when the same words shall give another picture.
VERSION = 1
DEFAULT = "img/share.png"
DEFAULT_ALT = "airaceの題字"


@dataclass(frozen=True)
class ShareImage:
    """What is drawn, as plain values. The same values have the same name, and are drawn once."""

    @property
    def name(self) -> str:
        """Of the file in the storage: made of all that is drawn, so that a page can name it without asking anybody."""
        drawn = json.dumps([VERSION, type(self).__name__, asdict(self)], ensure_ascii=False, default=str)
        digest = hashlib.sha256(drawn.encode("utf-8", "replace")).hexdigest()
        return f"{FOLDER}/{digest[:24]}.png"

    @property
    def alt(self) -> str:
        raise NotImplementedError

    def draw(self) -> str:
        """The markup inside of the picture."""
        raise NotImplementedError

    def png(self) -> bytes:
        view = f'xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=f"<svg {view}>{self.draw()}</svg>",
                skip_system_fonts=True,
                font_files=[MINCHO.path, GOTHIC.path],
                font_family=GOTHIC.family,
            )
        )

    def is_made(self) -> bool:
        """One look into the storage: of a file system, a few microseconds."""
        return default_storage.exists(self.name)

    def make(self) -> bool:
        """Draw and store it unless it is there; returns whether it was drawn."""
        if self.is_made():
            return False
        stored = default_storage.save(self.name, ContentFile(self.png()))
        if stored != self.name:  # another process was quicker
            default_storage.delete(stored)
        return True

    def shown(self) -> "ShownImage":
        """What a page may name now: this picture once it is made, until then the one that stands for the site."""
        if self.is_made():
            return ShownImage(default_storage.url(self.name), self.alt)
        return default_image()


@dataclass(frozen=True)
class ShownImage:
    """A picture that exists; `path` from the site's root, or a whole address where the storage is elsewhere."""

    path: str
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


def default_image() -> ShownImage:
    return ShownImage(static(DEFAULT), DEFAULT_ALT)
