"""What is purged with a page that is no article."""

import pytest

from tests.factories.pages import standard_page

pytestmark = pytest.mark.django_db

PAGE_FILES = {"/llms.txt", "/sitemap.xml", "/sitemap-pages.xml"}


@pytest.mark.parametrize("act", ["publish", "unpublish", "delete"])
def test_a_standard_page_is_listed_by_its_parent_and_named_by_those_below(purges, act):
    parent = standard_page(slug="policies")
    page = standard_page(slug="corrections", parent=parent)
    standard_page(slug="below", parent=page)
    urls = purges(page.save_revision().publish if act == "publish" else getattr(page, act))
    assert urls == {"/policies/", "/policies/corrections/", "/policies/corrections/below/", *PAGE_FILES}


def test_a_standard_page_with_a_new_address_leaves_the_old_one(purges):
    page = standard_page(slug="old")
    standard_page(slug="below", parent=page)
    page.slug = "new"
    redirects = {"/old", "/old/below"}  # purged by Wagtail, which makes them
    assert purges(page.save_revision().publish) == {
        "/",
        "/old/",
        "/old/below/",
        "/new/",
        "/new/below/",
        *redirects,
        *PAGE_FILES,
    }


def test_a_moved_page_is_purged_with_both_parents_and_everything_below(purges):
    target, page = standard_page(slug="target"), standard_page(slug="page", parent=standard_page(slug="from"))
    standard_page(slug="below", parent=page)
    new = {"/target/", "/target/page/", "/target/page/below/", *PAGE_FILES}
    assert purges(lambda: page.move(target, "last-child")) == {"/from/", "/from/page/", "/from/page/below/", *new}
