import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from home.roles import ADMINISTRATOR, APPROVER, EDITOR, ensure_roles
from tests.factories.pages import article, article_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(django_user_model):
    def signed_in(role):
        user = django_user_model.objects.create_user(f"user-{role}", password="x")
        user.groups.add(Group.objects.get(name=role))
        client = Client()
        client.force_login(user)
        return client

    return signed_in


def test_the_three_roles_exist_after_migration_and_wagtails_own_names_do_not():
    assert set(Group.objects.values_list("name", flat=True)) == {EDITOR, APPROVER, ADMINISTRATOR}


def test_what_an_administrator_added_to_a_role_stays():
    group = Group.objects.get(name=EDITOR)
    extra = Group.objects.get(name=ADMINISTRATOR).permissions.exclude(pk__in=group.permissions.all()).first()
    group.permissions.add(extra)
    ensure_roles()
    assert extra in group.permissions.all()


@pytest.mark.parametrize("role", [EDITOR, APPROVER, ADMINISTRATOR])
def test_every_role_gets_into_the_admin_and_to_sources(signed_in, role):
    client = signed_in(role)
    assert client.get("/cms/").status_code == 200
    assert client.get(reverse("wagtailsnippets_facts_source:add")).status_code == 200


def test_an_editor_writes_but_does_not_publish(signed_in):
    client = signed_in(EDITOR)
    assert (
        client.get(reverse("wagtailadmin_pages:add", args=["articles", "articlepage", article_index().pk])).status_code
        == 200
    )
    page = article()
    assert client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk])).status_code == 302
    page.refresh_from_db()
    assert page.live


@pytest.mark.parametrize("role", [APPROVER, ADMINISTRATOR])
def test_who_approves_or_administers_may_take_an_article_down_and_add_pictures(signed_in, role):
    page = article()
    client = signed_in(role)
    assert client.get(reverse("wagtailimages:add")).status_code == 200
    client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    page.refresh_from_db()
    assert not page.live


@pytest.mark.parametrize(("role", "allowed"), [(EDITOR, False), (APPROVER, True)])
def test_only_who_approves_tells_readers_of_changes(signed_in, role, allowed):
    assert (signed_in(role).get(reverse("update_entries:add")).status_code == 200) is allowed


@pytest.mark.parametrize(("role", "allowed"), [(EDITOR, False), (APPROVER, False), (ADMINISTRATOR, True)])
def test_only_an_administrator_keeps_accounts(signed_in, role, allowed):
    assert (signed_in(role).get(reverse("wagtailusers_users:index")).status_code == 200) is allowed
