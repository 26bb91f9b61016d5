import pytest

from articles.models import ArticleIndexPage
from tests.factories.images import site_image
from tests.factories.pages import article, article_index
from tests.factories.writers import AuthorFactory, TopicFactory

pytestmark = pytest.mark.django_db


def test_the_list_costs_at_most_ten_queries(client, django_assert_max_num_queries):
    topic, author = TopicFactory(), AuthorFactory()
    for _ in range(5):
        article(topics=[topic], authors=[author], hero_image=site_image())
    client.get("/articles/")
    with django_assert_max_num_queries(10):
        assert client.get("/articles/").status_code == 200


def test_the_list_is_cut_into_pages_that_name_themselves(client, settings):
    settings.ARTICLES_PER_PAGE = 2
    for number in range(3):
        article(title=f"No{number}")
    first, second = (client.get(f"/articles/{query}").content.decode() for query in ("", "?page=2"))
    assert "No2" in first
    assert "No0" not in first
    assert "No0" in second
    assert 'rel="canonical" href="http://testserver/articles/?page=2"' in second
    assert client.get("/articles/?page=3").status_code == 404


def test_a_purge_reaches_every_page_of_the_list(settings):
    settings.ARTICLES_PER_PAGE = 2
    for _ in range(3):
        article()
    assert article_index().get_cached_paths() == ["/", "/?page=1", "/?page=2"]


def test_an_empty_list_is_a_page(client):
    assert client.get("/articles/").status_code == 200


def test_there_is_one_list():
    assert ArticleIndexPage.max_count == 1
