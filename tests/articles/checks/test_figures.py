import pytest

from tests.factories.images import site_image

CODE = "image_without_alt"


def figure(image, **fields):
    return ("figure", {"image": image.pk, "caption": "題", **fields})


@pytest.fixture
def silent(db):
    return site_image(description="")


def test_a_figure_without_alternative_text_is_found(findings, silent):
    (found,) = findings(figure(silent), code=CODE)
    assert (found.where, found.anchor) == ("「見出し」の節、図「題」", "body.s1.content.b1.alt")


def test_spaces_are_no_alternative_text(findings, silent):
    assert len(findings(figure(silent, alt=" 　"), code=CODE)) == 1


def test_words_of_the_figure_or_of_the_library_are_enough(findings, silent):
    assert findings(figure(silent, alt="青い面"), code=CODE) == []
    assert findings(figure(site_image(description="青い面")), code=CODE) == []


def test_a_decorative_picture_needs_none(findings):
    assert findings(figure(site_image(description="", is_decorative=True)), code=CODE) == []


def test_a_figure_without_a_picture_is_no_matter_of_words(findings):
    assert findings(("figure", {"image": None, "caption": "題"}), code=CODE) == []


def test_the_picture_at_the_top_needs_words_too(findings, silent):
    (found,) = findings(hero_image=silent, code=CODE)
    assert (found.where, found.anchor) == ("扉の図", "hero_image")
    assert findings(hero_image=site_image(description="青い面"), code=CODE) == []
