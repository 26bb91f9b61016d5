"""The panel in which an editor tells readers of a change, as it stands in the editor."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from articles.change_panel import EXPLANATIONS
from articles.models import ArticlePage
from home.roles import APPROVER, EDITOR
from tests.factories.accounts import account
from tests.factories.pages import JST, article, tell_change

pytestmark = pytest.mark.django_db


@pytest.fixture
def panel(signed_in):
    """The panel as somebody of a role gets it; None where there is none."""

    def panel(page, role=EDITOR):
        return editor(signed_in(role), page).select_one("[data-change-panel]")

    return panel


def editor(client, page) -> BeautifulSoup:
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return BeautifulSoup(client.get(address).content, "html.parser")


def words(element) -> str:
    return " ".join(element.get_text(" ").split())


def test_it_is_shown_once_readers_have_seen_the_article_even_if_it_was_withdrawn(panel):
    withdrawn = article()
    withdrawn.unpublish()
    assert panel(article(published=False)) is None
    assert panel(withdrawn, APPROVER) is not None


def test_each_kind_of_change_is_explained(panel):
    kinds = panel(article()).select("fieldset label")
    assert [label.input["value"] for label in kinds] == ArticlePage.ChangeKind.values
    assert [label.span.get_text() for label in kinds] == [EXPLANATIONS[kind] for kind in ArticlePage.ChangeKind.values]


def test_the_history_so_far_stands_under_it_the_newest_first_with_who_recorded_it(panel):
    page = article()
    tell_change(page, "古い", at=dt.datetime(2026, 3, 1, 9, tzinfo=JST))
    tell_change(page, "新しい", kind="update", at=dt.datetime(2026, 3, 2, 9, tzinfo=JST))
    someone = account("城戸")
    tell_change(page, "足した", kind="addition", at=dt.datetime(2026, 3, 3, 9, tzinfo=JST), recorded_by=someone)
    told = panel(page).select_one(".told")
    assert words(told.summary) == "これまでの記録（4件）"
    assert [words(item.span) for item in told.select("li")] == [
        "追記 足した 記録：城戸",
        "更新 新しい",
        "訂正 古い",
        "公開",
    ]


def test_only_who_may_add_an_entry_by_hand_gets_the_way_there(panel):
    page = article()
    address = f"{reverse('update_entries:add')}?article={page.pk}"
    assert panel(page, EDITOR).select("a") == []
    assert [link["href"] for link in panel(page, APPROVER).select("a")] == [address]


def test_its_script_and_styles_come_with_it(signed_in):
    client = signed_in(EDITOR)
    shown, hidden = editor(client, article()), editor(client, article(published=False))
    for selector in ('script[type="module"][src*="change-question"]', 'link[href*="change-question"]'):
        assert len(shown.select(selector)) == 1
        assert hidden.select(selector) == []
