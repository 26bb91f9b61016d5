"""What an editor may delete: a draft of their own, and nothing that readers know."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from articles.models import ArticlePage
from home.roles import APPROVER, EDITOR
from tests.factories.accounts import account
from tests.factories.pages import article

pytestmark = pytest.mark.django_db

WAYS = {
    "on its own page": lambda page: reverse("wagtailadmin_pages:delete", args=[page.pk]),
    "among several": lambda page: f"/cms/bulk/wagtailcore/page/delete/?id={page.pk}",
}


def member(role):
    user = account(role)
    user.groups.add(Group.objects.get(name=role))
    return user


def withdrawn(**fields):
    page = article(**fields)
    ArticlePage.objects.get(pk=page.pk).unpublish()
    return page


def deletes(client, user, page, way) -> bool:
    client.force_login(user)
    client.post(WAYS[way](page))
    return not ArticlePage.objects.filter(pk=page.pk).exists()


@pytest.mark.parametrize("way", WAYS)
def test_an_article_withdrawn_for_a_while_stays_with_its_history(client, way):
    user = member(EDITOR)
    assert not deletes(client, user, withdrawn(owner=user), way)


@pytest.mark.parametrize("way", WAYS)
def test_a_colleagues_draft_stays(client, way):
    assert not deletes(client, member(EDITOR), article(published=False, owner=account("colleague")), way)


@pytest.mark.parametrize("way", WAYS)
def test_an_own_draft_can_go(client, way):
    user = member(EDITOR)
    assert deletes(client, user, article(published=False, owner=user), way)


@pytest.mark.parametrize("way", WAYS)
def test_an_approver_deletes_what_was_withdrawn(client, way):
    assert deletes(client, member(APPROVER), withdrawn(), way)
