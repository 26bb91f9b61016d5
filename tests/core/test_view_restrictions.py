import pytest
from wagtail.models import Page, PageViewRestriction

from core.view_restrictions import open_to_everyone
from tests.factories.pages import article, article_index, home_page, standard_page

pytestmark = pytest.mark.django_db


def restrict(page):
    return PageViewRestriction.objects.create(page=page, restriction_type="password", password="合言葉")


@pytest.fixture
def tree():
    """A restricted branch, an alias of a page in it, and a restricted page with an alias that has a page below it."""
    parent, original = standard_page(slug="branch"), standard_page(slug="original")
    inner = standard_page(parent=parent, slug="inner")
    inner.create_alias(update_slug="inner-alias", parent=home_page())
    alias = original.create_alias(update_slug="alias", parent=home_page())
    standard_page(parent=alias, slug="below-alias")
    standard_page(parent=original, slug="below-original")
    standard_page(slug="open").create_alias(update_slug="open-alias", parent=home_page())
    for page in (parent, original):
        restrict(page)


def test_it_finds_the_pages_that_wagtail_would_serve_to_everyone(tree):
    served = {page.slug for page in Page.objects.all() if not Page.get_view_restrictions(page).exists()}
    found = set(Page.objects.filter(open_to_everyone()).values_list("slug", flat=True))
    assert found == served
    assert served >= {"open", "open-alias", "inner-alias"}
    assert not served & {"branch", "inner", "original", "alias", "below-alias", "below-original"}


def test_an_alias_of_an_alias_is_restricted_as_the_original():
    original = article()
    alias = original.create_alias(update_slug="one", parent=article_index())
    second = alias.create_alias(update_slug="two", parent=article_index())
    restrict(original)
    assert second.get_view_restrictions()
    assert not Page.objects.filter(open_to_everyone(), slug__in=["one", "two"])


def test_a_restriction_of_the_whole_site_leaves_nothing_open(tree):
    restrict(home_page())
    assert set(Page.objects.filter(open_to_everyone()).values_list("depth", flat=True)) == {1}


def test_it_costs_no_query_of_its_own(tree, django_assert_num_queries):
    with django_assert_num_queries(1):
        list(Page.objects.filter(open_to_everyone()))
