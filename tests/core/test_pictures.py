from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.template import Context, Template
from PIL import Image

from core.models import SiteImage
from core.pictures import BROKEN_FILE, AnimatedPictureError, filter_specs, prefetch_renditions, without_metadata
from tests.factories.images import site_image

pytestmark = pytest.mark.django_db


def render(image, arguments=""):
    template = Template("{% load pictures %}{% picture image " + arguments + " %}")
    return template.render(Context({"image": image}))


def test_no_image_writes_nothing():
    assert render(None) == ""


def test_a_picture_offers_both_formats_and_says_its_size():
    html = render(site_image(), 'widths="20,40" sizes="100vw" class="cover"')
    assert 'type="image/avif"' in html
    assert ".webp 40w" in html
    assert 'width="40" height="26"' in html
    assert 'class="cover"' in html
    assert 'loading="lazy"' in html
    assert "style=" not in html


def test_the_large_picture_at_the_top_is_fetched_first():
    html = render(site_image(), "eager=True")
    assert 'fetchpriority="high"' in html
    assert "lazy" not in html


def test_a_ratio_crops():
    assert 'width="40" height="40"' in render(site_image(), 'widths="40" ratio="1:1"')


def test_words_of_the_place_come_before_those_of_the_library():
    assert 'alt="この場の説明"' in render(site_image(), 'alt="この場の説明"')
    assert 'alt=""' in render(site_image(), 'alt=""')
    assert 'alt="&lt;b&gt;"' in render(site_image(description="<b>"))


def spoil_missing(image):
    Path(image.file.path).unlink()


def spoil_cut_short(image):
    Path(image.file.path).write_bytes(Path(image.file.path).read_bytes()[:40])


def spoil_foreign(image):
    Path(image.file.path).write_bytes(b"no picture at all")


@pytest.mark.parametrize("spoil", [spoil_missing, spoil_cut_short, spoil_foreign])
def test_a_broken_file_leaves_its_words_in_its_place(spoil):
    image = site_image()
    spoil(image)
    html = render(image, 'class="cover"')
    assert html == '<span class="cover picture-missing" role="img" aria-label="青い面"></span>'


def test_a_broken_decoration_is_silent():
    image = site_image()
    spoil_missing(image)
    assert 'aria-hidden="true"' in render(image, 'alt=""')


def test_a_folder_that_cannot_be_written_leaves_the_words(settings, tmp_path):
    image = site_image()
    blocked = tmp_path / "media"
    blocked.mkdir()
    (blocked / "original_images").symlink_to(Path(image.file.path).parent)
    (blocked / "images").write_text("a file where the folder should be")
    settings.MEDIA_ROOT = blocked
    assert "picture-missing" in render(image)


def test_prefetched_pictures_cost_one_query_however_many(django_assert_num_queries):
    images = [site_image(title=f"図{number}") for number in range(3)]
    for image in images:
        render(image)
    loaded = [*SiteImage.objects.filter(pk__in=[image.pk for image in images]), None]
    with django_assert_num_queries(1):
        prefetch_renditions(loaded)
        for image in loaded:
            render(image)


def test_specs_are_grouped_by_format_and_ascend():
    assert filter_specs([30, 60], (3, 2)) == {
        "avif": ["fill-30x20|format-avif", "fill-60x40|format-avif"],
        "webp": ["fill-30x20|format-webp", "fill-60x40|format-webp"],
    }


def photograph(kind, *, quality=None, orientation=1, second=False, **options) -> ContentFile:
    exif = Image.Exif()
    exif[0x0112] = orientation
    if quality:
        options["quality"] = quality
    if second:
        options |= {"save_all": True, "append_images": [Image.new("RGB", (12, 9), "red")]}
    written = BytesIO()
    Image.effect_noise((120, 90), 90).convert("RGB").save(written, kind, exif=exif, **options)
    return ContentFile(written.getvalue(), name="photo")


def opened(file) -> Image.Image:
    file.seek(0)
    return Image.open(BytesIO(file.read()))


@pytest.mark.parametrize("kind", ["JPEG", "MPO"])
def test_an_upright_photograph_keeps_its_quality_even_with_a_second_picture_behind_it(kind):
    before = photograph(kind, quality=95, second=kind == "MPO")
    assert opened(before).format == kind
    after = opened(without_metadata(before))
    assert after.format == "JPEG"
    assert after.size == (120, 90)
    assert after.quantization == opened(before).quantization
    assert b"MPF" not in after.fp.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "MPO"])
def test_a_turned_photograph_is_compressed_at_high_quality(kind):
    after = opened(without_metadata(photograph(kind, quality=95, orientation=6, second=kind == "MPO")))
    assert after.size == (90, 120)
    assert after.quantization == opened(photograph("JPEG", quality=92)).quantization


@pytest.mark.parametrize(
    ("kind", "options"), [("PNG", {}), ("WEBP", {"lossless": True}), ("WEBP", {"lossless": True, "icc_profile": b"i"})]
)
def test_a_lossless_picture_loses_nothing(kind, options):
    before = photograph(kind, **options)
    assert opened(without_metadata(before)).convert("RGB").tobytes() == opened(before).convert("RGB").tobytes()


def test_a_lossless_webp_stays_of_its_kind_and_a_lossy_one_too():
    assert b"VP8L" in without_metadata(photograph("WEBP", lossless=True)).read()
    assert b"VP8L" not in without_metadata(photograph("WEBP", quality=80)).read()


def test_a_picture_that_is_clean_is_not_compressed_again():
    clean = without_metadata(photograph("WEBP"))
    assert without_metadata(clean) is clean


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_a_moving_picture_is_refused(kind):
    frames = [Image.new("RGB", (12, 9), colour) for colour in ("red", "blue")]
    written = BytesIO()
    frames[0].save(written, kind, save_all=True, append_images=frames[1:])
    with pytest.raises(AnimatedPictureError):
        without_metadata(ContentFile(written.getvalue()))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_picture_cut_short_is_refused(kind):
    content = photograph(kind).read()
    with pytest.raises(BROKEN_FILE):
        without_metadata(ContentFile(content[: len(content) // 2]))


def test_a_picture_that_says_it_is_immense_is_refused(monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 10)
    with pytest.raises(BROKEN_FILE):
        without_metadata(photograph("PNG"))
