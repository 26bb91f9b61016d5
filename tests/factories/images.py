"""Small pictures made on the spot."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

from core.models import SiteImage


def picture_bytes(kind="PNG", size=(60, 40), **options) -> bytes:
    written = BytesIO()
    Image.new("RGB", size, "#2a5fd0").save(written, kind, **options)
    return written.getvalue()


def site_image(*, content=None, name="picture.png", **fields) -> SiteImage:
    image = SiteImage(
        **{"title": "図", "description": "青い面", **fields},
        file=ContentFile(picture_bytes() if content is None else content, name=name),
    )
    image.save()
    return image
