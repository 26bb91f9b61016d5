import pytest
from wagtail.models import PageViewRestriction

from tests.factories.pages import article, article_index, home_page, section, standard_page

pytestmark = pytest.mark.django_db


def test_restrictions_cost_one_query_however_often_they_are_asked_for(django_assert_num_queries):
    page = article()
    with django_assert_num_queries(1):
        assert not page.get_view_restrictions()
        assert not page.get_view_restrictions()


def test_a_page_has_its_own_and_its_ancestors_restrictions_as_wagtail_counts_them():
    page, other = article(), article()
    own = PageViewRestriction.objects.create(page=page, restriction_type="login")
    inherited = PageViewRestriction.objects.create(page=article_index(), restriction_type="login")
    PageViewRestriction.objects.create(page=other, restriction_type="login")
    assert set(page.get_view_restrictions()) == {own, inherited}
    assert set(page.get_view_restrictions()) == set(super(type(page), page).get_view_restrictions())


def test_an_alias_is_restricted_as_its_original():
    original = standard_page()
    alias = original.create_alias(update_slug="alias", parent=home_page())
    restriction = PageViewRestriction.objects.create(page=original, restriction_type="login")
    assert list(type(original).objects.get(pk=alias.pk).get_view_restrictions()) == [restriction]


def test_the_way_back_costs_nothing_for_a_page_that_was_routed_to(rf, django_assert_num_queries):
    page = article()
    request = rf.get(page.url)
    page.get_url(request)  # where the site's root lies is kept in the cache
    routed, _, _ = home_page().route(request, ["articles", page.slug])
    with django_assert_num_queries(0):
        assert routed.breadcrumbs(request) == [("ホーム", "/"), ("記事一覧", "/articles/")]


def test_a_preview_is_private_and_has_the_editors_bar(admin_client):
    page = article(published=False, sections=[section(("paragraph", "<p>下書き</p>"))])
    response = admin_client.get(f"/cms/pages/{page.pk}/view_draft/")
    assert response.status_code == 200
    assert "private" in response["Cache-Control"]
    assert "s-maxage" not in response["Cache-Control"]
    assert "wagtail-userbar" in response.content.decode()


def test_readers_never_get_the_editors_bar(admin_client):
    html = admin_client.get(article().url).content.decode()
    assert "wagtail-userbar" not in html
    assert "/cms/" not in html


def test_previews_have_the_three_widths_that_the_design_names():
    assert [size["device_width"] for size in article().preview_sizes] == [360, 768, 1280]
