from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.images.forms import get_image_form
from wagtail.models import UploadedFile

from core.models import SiteImage
from tests.factories.images import site_image

pytestmark = pytest.mark.django_db

KINDS = ["JPEG", "PNG", "WEBP", "AVIF"]
UNREADABLE = "画像を読めませんでした。別の形式で書き出してお試しください。"
MOVING = "動く画像は使えません。1枚の静止画にしてお試しください。"
GPS = 0x8825


def noise(kind, **options) -> bytes:
    """A picture whose data do not end early, so that half of the file is half of the picture."""
    written = BytesIO()
    Image.effect_noise((120, 90), 90).convert("RGB").save(written, kind, **options)
    return written.getvalue()


def animation(kind) -> bytes:
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "green", "blue")]
    written = BytesIO()
    frames[0].save(written, kind, save_all=True, append_images=frames[1:], duration=100)
    return written.getvalue()


def damaged(kind) -> list[bytes]:
    """The picture cut short in several places, and with its data overwritten in the middle."""
    whole = noise(kind)
    cut = [whole[: len(whole) * part // 100] for part in (1, 5, 20, 50, 90, 99)]
    middle = len(whole) // 2
    overwritten = whole[:40] + b"\xff" * (middle - 40) + whole[middle:]
    return [*cut, overwritten]


def upload(content, name) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def submitted(content, name):
    return get_image_form(SiteImage)(
        data={"title": "図", "description": "説明", "collection": 1}, files={"file": upload(content, name)}
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_file_is_refused_by_the_form_or_stored_whole(kind):
    refused = 0
    for content in damaged(kind):
        form = submitted(content, f"photo.{kind.lower()}")
        if form.is_valid():
            Image.open(form.save().file.path).load()
        else:
            assert form.errors["file"]
            refused += 1
    assert refused >= 6


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", [0.5, 0.9])
def test_a_file_cut_short_gets_a_sentence_in_the_upload_form(admin_client, kind, part):
    content = noise(kind)[: int(len(noise(kind)) * part)]
    response = admin_client.post(
        reverse("wagtailimages:add"),
        {"title": "図", "description": "説明", "collection": 1, "file": upload(content, f"photo.{kind.lower()}")},
    )
    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert UNREADABLE in response.content.decode() or kind == "AVIF"
    assert not SiteImage.objects.exists()


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_cut_short_gets_a_sentence_where_several_are_uploaded(admin_client, kind):
    content = noise(kind)[: len(noise(kind)) // 2]
    response = admin_client.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "図", "collection": 1, "files[]": upload(content, f"photo.{kind.lower()}")},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert response.status_code == 200
    assert response.json()["success"] is False
    assert response.json()["error_message"]


def test_a_new_file_for_an_old_picture_is_looked_at_too(admin_client):
    image = site_image()
    stored = image.file.name
    response = admin_client.post(
        reverse("wagtailimages:edit", args=[image.pk]),
        {"title": "図", "description": "説明", "collection": 1, "file": upload(noise("PNG")[:5000], "photo.png")},
    )
    assert response.status_code == 200
    assert UNREADABLE in response.content.decode()
    image.refresh_from_db()
    assert image.file.name == stored


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_a_moving_picture_is_refused(kind):
    form = submitted(animation(kind), f"moving.{kind.lower()}")
    assert not form.is_valid()
    # Wagtail takes the other two for no pictures at all.
    assert form.errors["file"] == [MOVING] or kind != "WEBP"


def test_a_whole_picture_is_taken_and_compressed_only_once(admin_client):
    content = noise("WEBP", quality=80)
    response = admin_client.post(
        reverse("wagtailimages:add"),
        {"title": "図", "description": "説明", "collection": 1, "file": upload(content, "photo.webp")},
    )
    assert response.status_code == 302
    once = BytesIO()
    Image.open(BytesIO(content)).save(once, "WEBP", quality=92)
    assert Image.open(SiteImage.objects.get().file.path).tobytes() == Image.open(once).tobytes()


def test_pictures_uploaded_several_at_once_lose_their_metadata_too(admin_client):
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(GPS).update({1: "N", 2: (35.0, 41.0, 22.0)})
    admin_client.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "図", "collection": 1, "files[]": upload(noise("JPEG", exif=exif), "several-photo.jpg")},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    waiting = UploadedFile.objects.get()
    prefix = f"uploaded-image-{waiting.pk}"
    response = admin_client.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk]),
        {f"{prefix}-title": "図", f"{prefix}-description": "説明", f"{prefix}-collection": 1, f"{prefix}-tags": ""},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert response.json()["success"] is True
    image = SiteImage.objects.get()
    content = image.file.open().read()
    assert b"SecretCamera" not in content
    assert not Image.open(BytesIO(content)).getexif()
    assert image.file_size == len(content)
    _, files = image.file.storage.listdir("original_images")
    assert len([name for name in files if name.startswith("several-photo")]) == 1
