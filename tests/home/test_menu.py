"""The menu of the admin, as each role sees it."""

import pytest
from django.test import RequestFactory
from wagtail.admin.menu import admin_menu, help_menu

from home.roles import ADMINISTRATOR, APPROVER, EDITOR

pytestmark = pytest.mark.django_db

WRITING = ["記事", "年表", "企業・モデルと出典"]
LOOKING = ["画像", "資料", "ページ", "レポート"]


def labels(client, menu=admin_menu):
    request = RequestFactory().get("/cms/")
    request.user = client.user
    items = sorted(menu.menu_items_for_request(request), key=lambda item: item.order)
    return [str(item.label) for item in items if item.name != "help"]


@pytest.mark.parametrize(("role", "administering"), [(EDITOR, []), (APPROVER, []), (ADMINISTRATOR, ["設定"])])
def test_each_role_has_few_entries_in_the_order_of_the_day(signed_in, role, administering):
    moderating = [] if role == EDITOR else ["コメント"]
    expected = [*WRITING, "著者とトピック", "更新の記録", *moderating, *LOOKING, *administering, "サイトを見る"]
    assert labels(signed_in(role)) == expected


def test_wagtails_pages_about_itself_are_left_out(signed_in):
    assert len(labels(signed_in(EDITOR), help_menu)) == 1


def test_the_way_to_the_site_is_not_marked_as_open_on_every_page(signed_in):
    request = RequestFactory().get("/cms/")
    request.user = signed_in(EDITOR).user
    site = next(item for item in admin_menu.menu_items_for_request(request) if item.name == "site")
    assert site.url == "http://testserver/"
