import datetime as dt

import pytest

from articles.share_images import article_card, entity_card, table_cards
from core.share_images import Motif, Photograph
from tests.factories.facts import EntityFactory
from tests.factories.images import site_image
from tests.factories.pages import article, section
from tests.factories.writers import TopicFactory

pytestmark = pytest.mark.django_db


def table(status="", **fields):
    grid = {
        "columns": [{"heading": "量", "kind": "number", "unit": "人"}],
        "rows": [{"cells": ["1"], "status": status}],
    }
    return ("comparison_table", {"caption": "数", "grid": grid, "as_of": "2025-11", **fields})


def test_an_article_is_its_title_topic_and_day():
    day = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
    card = article_card(article(title="首位", slug="lead", topics=[TopicFactory(name="競争")], at=day))
    assert (card.title, card.kicker, card.status, card.date) == ("首位", "競争", None, "2026年1月2日")
    assert card.art == Motif("crossing", "lead")


def test_its_picture_is_its_cover():
    image = site_image(focal_point_x=30, focal_point_y=20, focal_point_width=10, focal_point_height=10)
    art = article_card(article(hero_image=image)).art
    assert art == Photograph(image.file.name, image.file_hash, (30, 20, 10, 10))


@pytest.mark.parametrize(
    ("content", "is_marked"),
    [
        (("paragraph", "<p>本文。</p>"), False),
        (("quote", {"text": "「言葉」", "status": "leaked"}), True),
        (("quote", {"text": "「言葉」", "status": "reported"}), False),
        (table(status="leaked"), True),
        (table(status="official"), False),
    ],
)
def test_leaks_are_marked(content, is_marked):
    status = article_card(article(sections=[section(content)])).status
    assert (status is not None) == is_marked
    assert not is_marked or (status.label, status.icon) == ("リークを含む", "droplets")


def test_each_table_has_a_picture_with_its_unit_and_its_time():
    (card,) = table_cards(article(title="題", sections=[section(table(status="reported"))]))
    assert (card.caption, card.article, card.headings, card.date) == ("数", "題", ("量（人）",), "2025年11月時点")
    assert card.rows[0].status == "報道"


def test_naming_them_costs_no_query(client, django_assert_num_queries):
    page = article(sections=[section(table())], topics=[TopicFactory()])
    assert page.main_topic
    with django_assert_num_queries(0):
        assert page.share_card().name
        assert [card.name for card in table_cards(page)]


def test_a_model_has_the_colour_of_its_company():
    company = EntityFactory(lane="google")
    model = EntityFactory(kind="model", parent=company)
    assert entity_card(model).art.lanes == ("google",)
