"""Picture files: metadata off on arrival, several sizes and formats on the way out, no page lost to a broken one."""

import logging
import struct
import zlib
from io import BytesIO
from pathlib import Path

from django.core.files.base import ContentFile
from django.db.models import prefetch_related_objects
from PIL import Image, ImageOps
from willow.image import UnrecognisedImageFormatError

logger = logging.getLogger(__name__)

FORMATS = ("avif", "webp")
SAVE_OPTIONS = {
    "JPEG": {"quality": 92, "progressive": True},
    "WEBP": {"quality": 92},
    "AVIF": {"quality": 90},
}
# What Pillow, Willow and the disk raise for a file that is missing, cut short, or not a picture.
BROKEN_FILE = (
    OSError,
    RuntimeError,
    SyntaxError,
    ValueError,
    EOFError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
    UnrecognisedImageFormatError,
)
# A phone's photograph with a second picture behind it, such as a depth map: a JPEG that Pillow names after its index.
JPEG_WITH_MORE = "MPO"
ORIENTATION = 0x0112


class AnimatedPictureError(ValueError):
    """The file holds several pictures, to be shown one after the other."""


class CleanPicture(ContentFile):
    """A picture that has been through `without_metadata`, and need not go again."""


def without_metadata(file) -> CleanPicture:
    """The same picture, turned upright, with no EXIF, XMP, text or thumbnail; the colour profile stays.

    A JPEG that needs no turning keeps the quality of its compressed data, and
    of several pictures in it only the first; PNG and lossless WebP lose
    nothing. The rest is compressed anew, at high quality.

    Raises:
        AnimatedPictureError: the picture moves.
        BROKEN_FILE: one of these, for a file that cannot be decoded to its end.
    """
    if isinstance(file, CleanPicture):
        return file
    file.seek(0)
    with Image.open(file) as original:
        if original.format == JPEG_WITH_MORE:
            original.format = "JPEG"
        elif getattr(original, "is_animated", False):
            raise AnimatedPictureError(f"{original.n_frames} frames")
        options = save_options(original, file)
        profile = original.info.get("icc_profile")
        upright = original if is_upright(original) else ImageOps.exif_transpose(original)
        upright.info = {key: value for key, value in upright.info.items() if key == "transparency"}
        written = BytesIO()
        upright.save(written, original.format, exif=b"", icc_profile=profile, **options)
    # Django reads the size off a file only when it has a name.
    return CleanPicture(written.getvalue(), name=Path(getattr(file, "name", None) or "picture").name)


def save_options(original: Image.Image, file) -> dict:
    if original.format == "JPEG" and is_upright(original):
        return {**SAVE_OPTIONS["JPEG"], "quality": "keep"}
    if original.format == "WEBP" and is_lossless_webp(file):
        return {"lossless": True, "exact": True}
    return SAVE_OPTIONS.get(original.format, {})


def is_upright(picture: Image.Image) -> bool:
    return picture.getexif().get(ORIENTATION, 1) == 1


def is_lossless_webp(file) -> bool:
    """Whether the first picture data among the chunks of a WebP file is of the lossless kind."""
    position = 12
    while True:
        file.seek(position)
        name, length = struct.unpack("<4sI", file.read(8))
        if name in (b"VP8L", b"VP8 "):
            return name == b"VP8L"
        position += 8 + length + length % 2


def filter_specs(widths: list[int], ratio: tuple[int, int] | None) -> dict[str, list[str]]:
    """Wagtail's filter specs by format, narrowest first; `ratio` crops around the focal point."""
    sizes = [f"fill-{width}x{round(width * ratio[1] / ratio[0])}" if ratio else f"width-{width}" for width in widths]
    return {name: [f"{size}|format-{name}" for size in sizes] for name in FORMATS}


def find_renditions(image, specs: dict[str, list[str]]) -> dict[str, list] | None:
    """The renditions for each format, made now if need be; None when the file cannot be read or written.

    Costs nothing when the image's renditions were prefetched and exist.
    """
    try:
        found = image.get_renditions(*[spec for group in specs.values() for spec in group])
    except BROKEN_FILE as error:
        logger.warning("picture %s (%s) cannot be shown: %r", image.pk, image.file.name, error)
        return None
    return {name: [found[spec] for spec in group] for name, group in specs.items()}


def prefetch_renditions(images: list) -> None:
    """Load the renditions of all these images (Nones are skipped) with one query, so that showing them costs none."""
    present = [image for image in images if image is not None]
    if present:
        prefetch_related_objects(present, "renditions")
