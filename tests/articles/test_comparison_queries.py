"""What it costs to compare two versions of a long article."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import ArticlePage
from facts.rich_text import stored_mark
from tests.articles.comparison_scene import compare_url, places, stored, written
from tests.factories.facts import EntityFactory, SourceFactory
from tests.factories.images import site_image
from tests.factories.pages import section

pytestmark = pytest.mark.django_db

QUERY_BUDGET = 80


def pointing_section(number):
    """A section in which every block points at something of its own."""
    source, entity, image = SourceFactory(), EntityFactory(), site_image()
    grid = {
        "columns": [{"heading": "名", "kind": "entity"}, {"heading": "値"}],
        "rows": [{"cells": [{"entity": entity.pk, "text": entity.name}, f"値{number}"]}],
    }
    quote = {"text": "言葉", "speaker": "人", "status": "official", "wording": "paraphrase"}
    return section(
        ("paragraph", f"<p>文{number}{stored_mark(source.pk)}</p>"),
        ("quote", {**quote, "source": source.pk, "organisation": entity.pk}),
        ("figure", {"image": image.pk, "caption": "図"}),
        ("comparison_table", {"caption": "表", "grid": grid, "sources": [source.pk]}),
        heading=f"節の{number}",
    )


@pytest.fixture
def queries_of(admin_client):
    """How many queries the comparison costs of an article of so many sections with one that has as many others."""

    def queries_of(count):
        page = written(*[pointing_section(number) for number in range(count)])
        old = page.save_revision()
        page.body = json.dumps([pointing_section(number + count) for number in range(count)])
        url = compare_url(old, page.save_revision())
        admin_client.get(url)  # makes the small pictures
        with CaptureQueriesContext(connection) as queries:
            assert "か所の変更" in admin_client.get(url).content.decode()
        return len(queries)

    return queries_of


def test_the_number_of_queries_does_not_depend_on_the_length(queries_of):
    queries_of(1)
    assert queries_of(1) == queries_of(4)


@pytest.fixture
def heavily_changed(demo):
    """The long article of the demo, and a version in which every block of every section says something else."""
    page = ArticlePage.objects.get(slug="openai-chases-google")
    old = page.save_revision()
    text = json.dumps(stored(page), ensure_ascii=False)
    for before, after in (
        ("した", "していた"),
        ("である", "とみられる"),
        ("OpenAI", "同社"),
        ("報道", "報告"),
        ("。", "という。"),
    ):
        text = text.replace(before, after)
    body = json.loads(text)
    page.body = json.dumps([body[-1], *body[:-1]])
    return old, page.save_revision()


def test_the_demo_heavily_changed_is_compared_with_few_queries(
    admin_client, heavily_changed, django_assert_max_num_queries
):
    url = compare_url(*heavily_changed)
    admin_client.get(url)
    with django_assert_max_num_queries(QUERY_BUDGET):
        response = admin_client.get(url)
    assert response.status_code == 200
    assert len(places(response.content.decode())) > 30
