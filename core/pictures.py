"""Picture files: metadata off on arrival, several sizes and formats on the way out, no page lost to a broken one."""

import logging
import struct
import zlib
from io import BytesIO

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
BROKEN_FILE = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error, UnrecognisedImageFormatError)


def without_metadata(file) -> ContentFile:
    """The same picture, turned upright, with no EXIF, XMP, text or thumbnail; the colour profile stays.

    A JPEG that needs no turning keeps its compressed data's quality. Raises
    what Pillow raises (`OSError`, …) for a file that is no picture.
    """
    file.seek(0)
    with Image.open(file) as original:
        kind = original.format
        options = dict(SAVE_OPTIONS.get(kind, {}))
        upright = ImageOps.exif_transpose(original)
        if kind == "JPEG" and original.getexif().get(0x0112, 1) == 1:
            upright = original
            options["quality"] = "keep"
        profile = original.info.get("icc_profile")
        upright.info = {key: value for key, value in upright.info.items() if key == "transparency"}
        written = BytesIO()
        upright.save(written, kind, exif=b"", icc_profile=profile, **options)
    # Django reads the size off a file only when it has a name.
    return ContentFile(written.getvalue(), name=getattr(file, "name", None) or "picture")


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
