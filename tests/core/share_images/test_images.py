"""The pictures themselves: their size, their names, and that nothing stops them."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from PIL import Image, ImageChops

from core.share_images import Card, Motif, Photograph, StatusMark, TableCard, TableCell, TableRow, default_image
from core.share_images.motifs import MOTIFS
from core.share_images.status_mark import EDGES
from tests.factories.images import site_image
from tests.factories.naughty import naughty_strings

LEAKED = StatusMark("leaked", "リーク", "droplets")


def card(**fields):
    return Card(**{"title": "首位の入れ替わり", "kicker": "競争", "art": Motif("crossing", "lead"), **fields})


def table(rows=3, columns=3, text="越えた"):
    cells = tuple(TableCell(text, "yes" if n % 2 else "") for n in range(columns))
    headings = tuple(f"列{n}" for n in range(columns))
    return TableCard(
        "壁を越えたか", "記事", headings, tuple(TableRow(cells, "報道") for _ in range(rows)), "2025年11月時点"
    )


def opened(image):
    return Image.open(BytesIO(image.png()))


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize("motif", MOTIFS)
def test_every_cover_gives_a_picture_of_the_right_size(motif):
    drawn = opened(card(art=Motif(motif, "a", ("openai", "google"))))
    assert (drawn.format, drawn.size) == ("PNG", (1200, 630))
    assert len(drawn.crop((760, 10, 1200, 630)).convert("RGB").getcolors(100_000)) > 2


@pytest.mark.parametrize("status", EDGES)
def test_every_status_has_a_shape_of_its_own(status):
    plain, marked = opened(card()), opened(card(status=StatusMark(status, "印", "x")))
    assert ImageChops.difference(plain.convert("RGB"), marked.convert("RGB")).crop((60, 50, 200, 100)).getbbox()


def test_the_same_words_have_the_same_name_and_any_other_word_another():
    assert card().name == card().name
    names = {card().name, card(title="首位").name, card(status=LEAKED).name, card(date="2025年").name, table().name}
    assert len(names) == 5


def test_it_is_drawn_once():
    assert card().make() is True
    assert card().make() is False
    assert default_storage.exists(card().name)


def test_until_it_is_made_that_of_the_site_stands_for_it():
    image = card()
    assert image.shown() == default_image()
    image.make()
    assert image.shown().path.endswith(image.name)
    assert "首位の入れ替わり" in image.shown().alt


def test_a_picture_of_the_page_is_its_cover(db):
    drawn = opened(card(art=Photograph.of(site_image()))).convert("RGB")
    assert drawn.getpixel((1000, 300)) == (0x2A, 0x5F, 0xD0)


def test_a_picture_whose_file_is_gone_stops_nothing():
    assert opened(card(art=Photograph("gone.png"))).size == (1200, 630)


@pytest.mark.parametrize(
    "image", [table(), table(rows=60, columns=12, text="長い文章" * 60), table(rows=0), table(columns=1, text="")]
)
def test_tables_of_every_size_can_be_drawn(image):
    assert opened(image).size == (1200, 630)


def test_naughty_words_are_drawn():
    for text in naughty_strings()[::100]:
        assert opened(card(title=text, kicker=text, date=text)).size == (1200, 630)
    assert opened(table(text=" ".join(naughty_strings()[::40])[:400])).size == (1200, 630)


def test_words_are_set_in_the_fonts_that_are_shipped_and_not_left_out():
    """A font that is not found would leave the paper blank."""
    drawn = opened(card()).convert("L").crop((60, 130, 700, 500))
    assert drawn.getextrema()[0] < 60
