import pytest
from django.db import IntegrityError
from django.urls import reverse

from articles.models import UpdateEntry
from tests.factories.pages import article

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry():
    return UpdateEntry.objects.create(article=article(), kind="correction", note="表を直した")


def test_what_readers_were_told_is_never_changed(entry):
    entry.note = "なかったことに"
    with pytest.raises(PermissionError):
        entry.save()


@pytest.mark.parametrize("kind", ["correction", "update", "addition"])
def test_a_change_without_words_is_refused(kind):
    with pytest.raises(IntegrityError):
        UpdateEntry.objects.create(article=article(), kind=kind)


def test_an_article_is_published_once():
    with pytest.raises(IntegrityError):
        UpdateEntry.objects.create(article=article(), kind="publication")


@pytest.mark.parametrize("action", ["edit", "delete"])
def test_not_even_an_administrator_may_change_or_delete_an_entry(admin_client, entry, action):
    response = admin_client.post(reverse(f"update_entries:{action}", args=[entry.pk]), {"note": "x"})
    assert response.status_code in (302, 403)
    entry.refresh_from_db()
    assert entry.note == "表を直した"


def test_an_editor_in_charge_adds_one_in_the_admin(admin_client):
    page = article()
    assert admin_client.get(reverse("update_entries:add")).status_code == 200
    admin_client.post(
        reverse("update_entries:add"),
        {"article": page.pk, "kind": "addition", "at": "2026-01-02 03:04", "note": "図を足した"},
    )
    entry = page.updates.get(kind="addition")
    assert entry.note == "図を足した"
    assert entry.recorded_by.username == "admin"


@pytest.mark.parametrize(
    ("kind", "message"), [("correction", "何をどう直したか"), ("publication", "一度だけ記録されます")]
)
def test_a_refusal_in_the_admin_says_why_in_japanese(admin_client, kind, message):
    fields = {"article": article().pk, "kind": kind, "at": "2026-01-02 03:04", "note": ""}
    assert message in admin_client.post(reverse("update_entries:add"), fields).content.decode()
