"""What stands beside an article's page is had where the article is open, and nowhere else."""

import pytest
from django.http import Http404
from wagtail.models import PageViewRestriction

from articles.open_articles import open_article, open_table
from core.anchors import block_anchor
from tests.articles.feeds.feed_scene import whole_article
from tests.factories.pages import article, article_index
from tests.factories.tables import place_of_table, table_article

pytestmark = pytest.mark.django_db


def withdraw(page):
    page.unpublish()


def lock(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def lock_what_is_above(page):
    lock(article_index())


@pytest.mark.parametrize("hide", [withdraw, lock, lock_what_is_above])
def test_neither_a_hidden_article_nor_its_table_is_found(hide):
    page = table_article()
    hide(page)
    with pytest.raises(Http404):
        open_article(page.slug)
    with pytest.raises(Http404):
        open_table(page.slug, place_of_table(page))


def test_a_change_that_is_not_published_is_not_seen():
    page = article(title="公開した題")
    page.title = "下書きの題"
    page.save_revision()
    assert open_article(page.slug).title == "公開した題"


def test_an_article_costs_one_query(django_assert_num_queries):
    page = whole_article()
    with django_assert_num_queries(1):
        assert open_article(page.slug) == page


def test_a_table_costs_three_more_at_most(django_assert_num_queries):
    page = whole_article()
    with django_assert_num_queries(4):
        assert open_table(page.slug, place_of_table(page)).caption == "比べた表"


def test_only_the_anchor_of_a_table_of_this_article_leads_to_one():
    page = table_article()
    paragraph = block_anchor(page.body[0].value["content"][0].id)
    for place in (paragraph, place_of_table(whole_article()), "s-00000000", ""):
        with pytest.raises(Http404):
            open_table(page.slug, place)
    assert open_table(page.slug, place_of_table(page)).article == page
