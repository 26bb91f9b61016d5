import re
import struct
import xml.etree.ElementTree as ET

import pytest

from home.demo.figures import FIGURES, Figure, render_png

HEROES = {
    "chase-hero",
    "hero-certainty",
    "hero-corrections",
    "hero-dates",
    "hero-scaling",
    "hero-table",
}
MAIN_ARTICLE = {
    "lead-memo",
    "scaling-again",
    "giant-wall",
    "detour",
    "four-pillars",
    "bearing",
    "three-acts",
    "next-gate",
}
BYTES_PER_PICTURE = 150_000

every_figure = pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES.keys())


def size_of_png(image: bytes) -> tuple[int, int]:
    """Width and height from the header chunk, which every PNG file begins with."""
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", image[16:24])


def test_every_hero_and_every_section_of_the_main_article_has_its_picture():
    assert FIGURES.keys() >= HEROES | MAIN_ARTICLE


def test_each_picture_is_listed_under_its_own_key():
    assert all(key == figure.key for key, figure in FIGURES.items())


@every_figure
def test_a_picture_is_a_png_of_its_declared_size_and_light(figure: Figure):
    image = render_png(figure)
    assert size_of_png(image) == (figure.width, figure.height)
    assert len(image) <= BYTES_PER_PICTURE


def test_no_two_pictures_are_the_same():
    images = [render_png(figure) for figure in FIGURES.values()]
    assert len(set(images)) == len(FIGURES)


@every_figure
def test_drawing_twice_gives_the_same_bytes(figure: Figure):
    assert figure.draw() == figure.draw()
    assert render_png(figure) == render_png(figure)


@every_figure
def test_the_alternative_text_is_japanese_and_at_most_120_characters(figure: Figure):
    assert 20 <= len(figure.alt) <= 120
    assert figure.alt.endswith("。")
    assert re.search("[ぁ-ん]", figure.alt)


def test_no_two_pictures_share_a_title_or_an_alternative_text():
    assert len({figure.title for figure in FIGURES.values()}) == len(FIGURES)
    assert len({figure.alt for figure in FIGURES.values()}) == len(FIGURES)


@every_figure
def test_a_picture_holds_no_text_no_style_and_nothing_from_outside(figure: Figure):
    for node in ET.fromstring(figure.draw()).iter():
        name = node.tag.partition("}")[2]
        assert name in {"svg", "g", "path", "rect", "circle", "clipPath"}
        assert not {"style", "class", "href"} & node.attrib.keys()


@pytest.mark.parametrize("key", sorted(HEROES))
def test_a_hero_says_what_every_crop_must_keep_and_it_lies_inside_the_picture(key: str):
    figure = FIGURES[key]
    assert (figure.width, figure.height) == (1800, 1200)
    assert figure.focal_point is not None
    x, y, width, height = figure.focal_point
    assert x - width / 2 >= 0
    assert x + width / 2 <= figure.width
    assert y - height / 2 >= 0
    assert y + height / 2 <= figure.height


@pytest.mark.parametrize("key", sorted(FIGURES.keys() - HEROES))
def test_a_figure_inside_an_article_is_16_to_9(key: str):
    assert (FIGURES[key].width, FIGURES[key].height) == (1600, 900)
