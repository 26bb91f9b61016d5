import pytest

from core.page_links import expand_page_links
from tests.factories.pages import article, section

pytestmark = pytest.mark.django_db


def linking_to(page):
    return ("paragraph", f'<p><a id="{page.pk}" linktype="page">続き</a></p>')


def test_links_of_many_paragraphs_cost_one_query(client, django_assert_max_num_queries):
    targets = [article() for _ in range(5)]
    page = article(sections=[section(*(linking_to(target) for target in targets))])
    client.get(page.url)
    with django_assert_max_num_queries(18):
        html = client.get(page.url).content.decode()
    for target in targets:
        assert f'<a href="{target.url}">続き</a>' in html


def test_a_link_to_a_page_that_is_not_live_loses_its_target(client):
    target = article(published=False)
    html = client.get(article(sections=[section(linking_to(target))]).url).content.decode()
    assert target.slug not in html
    assert "続き" in html


def test_other_links_are_left_alone():
    html = '<a href="https://example.com/">外</a><a linktype="source" id="3">出典</a>'
    assert expand_page_links(html, {"3": "/wrong/"}) == html
