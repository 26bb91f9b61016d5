import pytest
from django.http import Http404

from articles.models import ArticlePage
from articles.pagination import page_of
from tests.factories.images import site_image
from tests.factories.pages import article

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", ["0", "-1", "3", "one", "1.0", "１", " 1", "", "9" * 400])
def test_what_is_no_page_is_not_found(rf, number):
    article()
    with pytest.raises(Http404):
        page_of(ArticlePage.objects.all(), rf.get("/", {"page": number}), per_page=1)


def test_pages_hold_their_share_with_pictures_ready(rf, django_assert_num_queries):
    for _ in range(3):
        article(hero_image=site_image())
    articles = ArticlePage.objects.newest_first().for_cards()
    page = page_of(articles, rf.get("/", {"page": "2"}), per_page=2)
    assert (page.number, len(page.object_list), page.has_previous(), page.has_next()) == (2, 1, True, False)
    with django_assert_num_queries(0):
        assert list(page.object_list[0].hero_image.renditions.all()) == []
