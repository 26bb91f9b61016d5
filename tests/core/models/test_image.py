from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.images.forms import get_image_form

from core.models import SiteImage
from tests.factories.images import picture_bytes, site_image

pytestmark = pytest.mark.django_db

GPS = 0x8825


def photo(kind="JPEG", *, orientation=1) -> bytes:
    """A picture, wider than high, that says where and with what it was taken."""
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif[0x0112] = orientation
    exif.get_ifd(GPS).update({1: "N", 2: (35.0, 41.0, 22.0), 3: "E", 4: (139.0, 41.0, 30.0)})
    return picture_bytes(kind, exif=exif)


def upload(content: bytes, name: str, **fields):
    form = get_image_form(SiteImage)(
        data={"title": "図", "description": "説明", "collection": 1, **fields},
        files={"file": SimpleUploadedFile(name, content)},
    )
    return form


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG", "AVIF"])
def test_what_the_camera_remembered_is_gone_from_the_original_and_every_rendition(kind):
    content = photo(kind)
    assert Image.open(BytesIO(content)).getexif().get_ifd(GPS), "the test picture lost its place by itself"
    image = site_image(content=content, name=f"photo.{kind.lower()}")
    renditions = image.get_renditions("width-30|format-avif", "width-30|format-webp", "width-30|format-jpeg")
    for path in [image.file.path, *(rendition.file.path for rendition in renditions.values())]:
        stored = Path(path).read_bytes()
        assert not Image.open(path).getexif()
        assert b"SecretCamera" not in stored


def test_a_picture_taken_upright_stays_upright():
    image = site_image(content=photo(orientation=6), name="photo.jpg")
    assert (image.width, image.height) == (40, 60)
    assert Image.open(image.file.path).size == (40, 60)


def test_the_stored_size_and_hash_are_those_of_the_cleaned_file():
    image = site_image(content=photo(), name="photo.jpg")
    assert image.file_size == Path(image.file.path).stat().st_size
    assert image.file_hash
    assert (image.width, image.height) == (60, 40)


def test_a_new_file_for_an_old_picture_is_cleaned_too():
    image = site_image()
    image.file = SimpleUploadedFile("photo.jpg", photo())
    image.save()
    assert not Image.open(image.file.path).getexif()


def test_saving_other_fields_leaves_the_file_alone():
    image = site_image()
    before = Path(image.file.path).read_bytes()
    image.title = "別の題"
    image.save()
    assert Path(image.file.path).read_bytes() == before


def test_a_picture_needs_words_or_must_be_decoration():
    with pytest.raises(ValidationError, match="代替テキスト"):
        SiteImage(title="図", description=" ").clean()
    SiteImage(title="図", is_decorative=True).clean()


def test_decoration_is_silent():
    assert SiteImage(title="図", description="説明", is_decorative=True).default_alt_text == ""
    assert SiteImage(title="図", description="説明").default_alt_text == "説明"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "a.svg"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "a.png"),
        (b"<html><script>alert(1)</script></html>", "a.jpg"),
        (picture_bytes("PNG"), "a.jpg"),
        (picture_bytes("GIF"), "a.gif"),
        (b"", "a.png"),
    ],
)
def test_what_is_no_picture_of_an_allowed_kind_is_refused_by_content(content, name):
    form = upload(content, name)
    assert not form.is_valid()
    assert "file" in form.errors


def test_more_than_24_megapixels_are_refused():
    form = upload(picture_bytes("PNG", size=(6001, 4000)), "big.png")
    assert not form.is_valid()
    assert "file" in form.errors


def test_24_megapixels_are_taken():
    form = upload(picture_bytes("PNG", size=(6000, 4000)), "big.png")
    assert form.is_valid(), form.errors
