import pytest
from wagtail.models import PageViewRestriction

from tests.factories.pages import article

pytestmark = pytest.mark.django_db


def test_it_is_markdown_that_anyone_may_keep(client):
    response = client.get(f"/articles/{article().slug}.md")
    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    assert "s-maxage" in response["Cache-Control"]
    assert not response.cookies


def test_drafts_and_restricted_articles_have_none(client):
    restricted = article()
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    for page in (article(published=False), restricted):
        assert client.get(f"/articles/{page.slug}.md").status_code == 404
    assert client.get("/articles/no-such.md").status_code == 404
