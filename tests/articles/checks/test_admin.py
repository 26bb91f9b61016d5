"""What Wagtail's admin says of an unready article where our editor's dialog is not seen."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from articles.checks.admin import SEEN
from articles.models import ArticlePage
from home.roles import EDITOR
from tests.articles.checks.unready import WHY, edit, is_live, told, unready
from tests.factories.pages import article, article_index, standard_page

pytestmark = pytest.mark.django_db

ADVICE = "見直すとよいところ"


@pytest.fixture
def choose(approver):
    """Does something with many pages at once, and gives the page on which that ends."""

    def choose(*pages, act="publish", **form):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", act])
        ids = "&".join(f"id={page.pk}" for page in pages)
        return approver.post(f"{address}?{ids}", {"next": "/cms/", **form}, follow=True)

    return choose


def ask_for_approval(client, page, **form):
    return edit(client, page, action="action-submit", **form)


def live_with_unready_draft() -> ArticlePage:
    page = article()
    page.dek = "TK"
    page.save_revision()
    return page


# A request for approval without the dialog


def test_a_request_for_approval_is_sent_and_says_how_much_to_look_at_and_where(signed_in):
    page, editor = unready(), signed_in(EDITOR)
    response = editor.get(ask_for_approval(editor, page).url)
    assert ArticlePage.objects.get(pk=page.pk).workflow_in_progress
    assert f"{ADVICE}が2件あります" in told(response)  # the mark, and no key points
    assert f'<a href="{reverse("wagtailadmin_pages:edit", args=[page.pk])}">' in told(response)


def test_what_was_seen_in_the_dialog_is_not_said_again(signed_in):
    page, editor = unready(), signed_in(EDITOR)
    response = editor.get(ask_for_approval(editor, page, **{SEEN: "true"}).url)
    assert ADVICE not in told(response)


def test_a_draft_is_saved_without_a_word(signed_in):
    page, editor = unready(), signed_in(EDITOR)
    assert ADVICE not in told(editor.get(edit(editor, page).url))


# Many pages chosen for publishing


def test_of_many_chosen_pages_none_is_published_while_one_is_not_ready(choose):
    good, bad = article(published=False), unready()
    good.save_revision()
    assert WHY in told(choose(good, bad))
    assert not is_live(good)
    assert not is_live(bad)


def test_each_that_is_not_ready_is_told_once_however_often_it_was_chosen(choose):
    first, second = unready(title="一つ目"), unready(title="二つ目")
    words = told(choose(article_index(), first, second, include_descendants="on"))
    assert (words.count("「一つ目」"), words.count("「二つ目」")) == (1, 1)


def test_it_is_the_latest_draft_of_each_that_counts(choose):
    pages = [live_with_unready_draft(), live_with_unready_draft()]
    words = told(choose(*pages))
    assert all(f"「{page.title}」" in words for page in pages)


def test_drafts_below_a_chosen_page_are_looked_at_where_they_go_with_it(choose):
    bad = unready()
    assert WHY in told(choose(article_index(), include_descendants="on"))
    assert WHY not in told(choose(article_index()))
    assert not is_live(bad)


def test_a_live_article_below_a_chosen_page_keeps_its_draft_and_is_no_obstacle(choose):
    page, ready = live_with_unready_draft(), article(published=False)
    ready.save_revision()
    choose(article_index(), include_descendants="on")
    assert is_live(ready)
    assert ArticlePage.objects.get(pk=page.pk).dek == ""


def test_ready_pages_of_any_kind_are_published_together(choose):
    pages = [article(published=False), standard_page(live=False)]
    for page in pages:
        page.save_revision()
    choose(*pages)
    assert Page.objects.filter(pk__in=[page.pk for page in pages], live=True).count() == 2


def test_what_is_not_ready_may_be_withdrawn(choose):
    page = live_with_unready_draft()
    choose(page, act="unpublish")
    assert not is_live(page)
