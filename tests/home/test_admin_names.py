"""Names in the database that migrations write in English."""

import pytest
from django.contrib.auth.models import Permission
from wagtail.models import Collection, Page

from home.admin_names import ensure_admin_names

pytestmark = pytest.mark.django_db


def test_the_roots_of_pages_and_collections_have_japanese_names():
    assert Page.objects.get(depth=1).title == "サイト全体"
    assert Collection.objects.get(depth=1).name == "共通"


def test_a_name_that_an_administrator_gave_stays():
    Collection.objects.filter(depth=1).update(name="棚")
    ensure_admin_names()
    assert Collection.objects.get(depth=1).name == "棚"


@pytest.mark.parametrize(
    ("codename", "name"),
    [("add_workflow", "ワークフローの追加"), ("change_author", "著者の変更"), ("publish_page", "すべてのページの公開")],
)
def test_a_permission_says_in_japanese_what_may_be_done(codename, name):
    assert Permission.objects.get(codename=codename).name == name


def test_a_second_run_changes_nothing(django_assert_num_queries):
    with django_assert_num_queries(3):
        ensure_admin_names()
