"""Which companies and models an article says it names."""

import pytest
from bs4 import BeautifulSoup

from articles.entities import entities_by_kind, entities_shown
from articles.models import ArticlePage
from tests.factories.facts import EntityFactory
from tests.factories.pages import article, section
from tests.factories.timeline import EventFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    company = EntityFactory(name="会社", kind="company", slug="company")
    model = EntityFactory(name="モデル", kind="model", parent=company)
    event = EventFactory()
    event.entities = [EntityFactory(name="出来事の会社", kind="company")]
    event.save()
    grid = {
        "columns": [{"heading": "名", "kind": "entity"}],
        "rows": [{"cells": [{"entity": each.pk, "text": each.name}]} for each in (model, company, model)],
    }
    chosen = {"entities": [EntityFactory(name="条件だけ").pk], "kinds": [], "since": "", "until": "", "importance": "1"}
    quote = {"text": "言葉", "speaker": "人", "status": "reported", "wording": "verbatim", "organisation": company.pk}
    return article(
        sections=[
            section(
                ("comparison_table", {"caption": "表", "grid": grid}),
                ("quote", quote),
                ("timeline", {"caption": "年表", "look": "list", "events": [event.pk], "filter": chosen, "note": ""}),
            )
        ]
    )


def test_each_is_named_once_in_reading_order(page):
    assert [entity.name for entity in entities_shown(page)] == ["モデル", "会社", "出来事の会社"]


def test_they_stand_under_their_kinds(page):
    groups = [(label, [entity.name for entity in entities]) for label, entities in entities_by_kind(page)]
    assert groups == [("企業", ["会社", "出来事の会社"]), ("モデル", ["モデル"])]


def test_once_the_page_is_loaded_they_cost_no_query(page, django_assert_num_queries):
    page = ArticlePage.objects.get(pk=page.pk)
    entities_shown(page)
    with django_assert_num_queries(0):
        assert [entity.lane_or_parents for entity in entities_shown(page)]


def test_the_page_lists_and_links_them(client, page):
    html = BeautifulSoup(client.get(page.url).content, "html.parser")
    section = html.select_one(".entity-groups")
    assert section.h2.get_text() == "この記事に出てくる企業とモデル"
    assert [term.get_text() for term in section.find_all("dt")] == ["企業", "モデル"]
    assert section.a["href"] == "/entities/company/"


def test_an_article_that_names_none_has_no_such_section(client):
    assert "entity-groups" not in client.get(article().url).content.decode()
