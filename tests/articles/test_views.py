from urllib.parse import quote

import pytest

from tests.factories.facts import EntityFactory
from tests.factories.images import site_image
from tests.factories.pages import article, section
from tests.factories.writers import AuthorFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def published():
    """Three articles about one company, under one topic, by one author."""
    company = EntityFactory(name="OpenAI", slug="openai")
    model = EntityFactory(name="GPT-5.1", slug="gpt-5-1", kind="model", parent=company)
    topic, author = TopicFactory(slug="pre-training", name="事前学習"), AuthorFactory(slug="sakuma", name="佐久間")
    grid = {
        "columns": [{"heading": "名", "kind": "entity"}],
        "rows": [{"cells": [{"entity": model.pk, "text": "GPT-5.1"}]}],
    }
    sections = [section(("comparison_table", {"caption": "表", "grid": grid}))]
    return [
        article(title=f"記事その{n}", topics=[topic], authors=[author], sections=sections, hero_image=site_image())
        for n in range(3)
    ]


PAGES = ["/topics/pre-training/", "/authors/sakuma/", "/entities/openai/", "/entities/gpt-5-1/"]


@pytest.mark.parametrize("path", PAGES)
def test_each_lists_its_articles_within_twelve_queries(client, published, path, django_assert_max_num_queries):
    client.get(path)
    with django_assert_max_num_queries(12):
        response = client.get(path)
    html = response.content.decode().replace("<wbr>", "")
    assert all(page.title in html for page in published)


@pytest.mark.parametrize("path", [*PAGES, "/topics/", "/entities/"])
def test_each_may_be_kept_by_shared_caches_and_sets_nothing(client, published, path):
    response = client.get(path)
    assert "s-maxage" in response["Cache-Control"]
    assert "Vary" not in response
    assert not response.cookies


@pytest.mark.parametrize(
    "path", ["/topics/none/", "/authors/none/", "/entities/none/", "/topics/日本/", "/entities/a_b/"]
)
def test_an_unknown_one_is_not_found(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("page", ["abc", "0", "-1", "2", "999", "1e3", "９", "", "\x00", "\ud800", "1" * 400])
@pytest.mark.parametrize("path", ["/topics/pre-training/", "/entities/openai/", "/articles/"])
def test_a_page_that_does_not_exist_is_not_found(client, published, path, page):
    response = client.get(f"{path}?page={quote(page.encode('utf-8', 'surrogatepass'))}")
    assert response.status_code == 404


def test_the_first_page_may_be_named(client, published):
    assert client.get("/topics/pre-training/?page=1").status_code == 200


def test_the_lists_of_topics_and_entities_name_them(client, published):
    TopicFactory(name="記事のないトピック")
    assert "事前学習" in client.get("/topics/").content.decode()
    assert "記事のないトピック" not in client.get("/topics/").content.decode()
    entities = client.get("/entities/").content.decode()
    assert "GPT-5.1" in entities
    assert "企業" in entities


def test_a_company_shows_its_models(client, published):
    assert 'href="/entities/gpt-5-1/"' in client.get("/entities/openai/").content.decode()
