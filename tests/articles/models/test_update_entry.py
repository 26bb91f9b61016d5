import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from wagtail.models import Revision

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


def test_what_readers_were_told_is_never_deleted(entry):
    with pytest.raises(PermissionError):
        entry.delete()


@pytest.mark.parametrize("act", [lambda entries: entries.update(note="x"), lambda entries: entries.delete()])
def test_nor_many_at_once(entry, act):
    with pytest.raises(PermissionError):
        act(UpdateEntry.objects.all())


def run(statement):
    """As a console would, with everything checked that waits for the end of the transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        connection.check_constraints()


@pytest.mark.parametrize("change", ["note = 'x'", "article_id = 1, revision_id = NULL"])
def test_the_database_refuses_a_change(entry, change):
    with pytest.raises(IntegrityError, match="never changed"):
        run(f"UPDATE articles_updateentry SET {change}")


def test_the_database_refuses_a_deletion(entry):
    with pytest.raises(IntegrityError, match="never deleted"):
        run("DELETE FROM articles_updateentry")


def test_the_history_goes_with_its_article(entry):
    entry.article.delete()
    connection.check_constraints()
    assert not UpdateEntry.objects.exists()


def test_entries_outlive_the_account_and_the_revision_that_made_them(django_user_model):
    page = article()
    user = django_user_model.objects.create_user("approver")
    entry = UpdateEntry.objects.create(
        article=page, kind="update", note="見直した", recorded_by=user, revision=page.save_revision()
    )
    user.delete()
    Revision.objects.filter(pk=entry.revision_id).delete()
    entry.refresh_from_db()
    assert (entry.note, entry.recorded_by, entry.revision) == ("見直した", None, None)


def test_one_revision_is_told_once():
    page = article()
    revision = page.save_revision()
    UpdateEntry.objects.create(article=page, kind="update", note="一", revision=revision)
    with pytest.raises(IntegrityError):
        UpdateEntry.objects.create(article=page, kind="update", note="二", revision=revision)


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


# Added by hand


def add(admin_client, page, **fields):
    data = {"article": page.pk, "kind": "addition", "at": "2026-06-02 03:04", "note": "図を足した", **fields}
    return admin_client.post(reverse("update_entries:add"), data, follow=True).content.decode()


def test_an_editor_in_charge_adds_one_in_the_admin(admin_client):
    page = article()
    html = add(admin_client, page)
    entry = page.updates.get(kind="addition")
    assert entry.note == "図を足した"
    assert entry.recorded_by.username == "admin"
    assert "更新の記録に載せました：追記：図を足した" in html
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in html


def test_the_form_can_be_opened_for_an_article(admin_client):
    page = article(title="直した記事")
    address = reverse("update_entries:add")
    assert "直した記事" in admin_client.get(f"{address}?article={page.pk}").content.decode()


@pytest.mark.parametrize("asked", ["", "x", "-1", "999999", "９", "9" * 30])
def test_an_article_that_does_not_exist_is_left_to_be_chosen(admin_client, asked):
    assert admin_client.get(reverse("update_entries:add"), {"article": asked}).status_code == 200


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"note": ""}, "何をどう直したか"),
        ({"kind": "publication"}, "正しく選択してください"),
        ({"at": "2999-01-01 00:00"}, "これからの日時は選べません"),
    ],
)
def test_a_refusal_says_why_in_japanese(admin_client, fields, message):
    page = article()
    assert message in add(admin_client, page, **fields)
    assert page.updates.count() == 1


def test_readers_are_told_nothing_of_an_article_that_they_never_saw(admin_client):
    page = article(published=False)
    assert "まだ公開していない記事です" in add(admin_client, page)
    assert not page.updates.exists()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"at": "2020-01-01 00:00"}, "公開した日時より前は選べません"),
        ({"at": "2099-01-01 00:00"}, "これからの日時は選べません"),
        ({"note": "要確認：図を足した"}, "あとで書くための印"),
    ],
)
def test_what_could_never_be_taken_back_is_refused(admin_client, fields, words):
    page = article()
    assert words in add(admin_client, page, **fields)
    assert not page.updates.filter(kind="addition").exists()
