"""What each way of publishing tells readers."""

import datetime as dt

import pytest
from django.db import IntegrityError
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.log_actions import LogContext
from wagtail.models import Revision

from articles.models import ArticlePage, UpdateEntry
from tests.factories.accounts import account
from tests.factories.pages import JST, article, article_index

pytestmark = pytest.mark.django_db

WORDS = "公開日を直した"


def stored(page) -> ArticlePage:
    return ArticlePage.objects.get(pk=page.pk)


def told(page) -> list[tuple[str, str]]:
    """What readers were told after publication, oldest first."""
    entries = page.updates.exclude(kind="publication").order_by("pk")
    return [(entry.kind, entry.note) for entry in entries]


def revised(page, kind="correction", note=WORDS, user=None, **fields) -> Revision:
    """A draft that changes the article as it is stored now."""
    page = stored(page)
    for name, value in {"change_kind": kind, "change_note": note, **fields}.items():
        setattr(page, name, value)
    return page.save_revision(user=user)


@pytest.mark.parametrize("kind", ["correction", "update", "addition"])
def test_a_change_of_a_published_article_is_told_with_its_sentence_at_the_moment_of_publication(kind):
    page = article()
    revision = revised(page, kind)
    revision.publish()
    entry = page.updates.get(kind=kind)
    assert entry.note == WORDS
    assert entry.at == stored(page).last_published_at
    assert entry.revision_id == revision.pk


@pytest.mark.parametrize(("kind", "note"), [("minor", ""), ("minor", WORDS), ("", ""), ("", WORDS), ("update", " ")])
def test_a_minor_change_or_one_without_an_answer_is_not_told_and_moves_no_date(kind, note):
    page = article()
    revised(page, kind, note, title="新しい題").publish()
    assert stored(page).title == "新しい題"
    assert told(page) == []
    assert stored(page).last_updated_at is None


def test_the_first_publication_tells_that_it_is_one_and_no_change():
    page = article(published=False)
    revised(page).publish()
    assert [entry.kind for entry in page.updates.all()] == ["publication"]
    assert stored(page).change_kind == ""


def test_the_answer_is_blank_again_after_publication_in_the_page_and_in_the_next_draft():
    page = article()
    revised(page).publish()
    draft = stored(page).get_latest_revision_as_object()
    assert (draft.change_kind, draft.change_note) == ("", "")
    stored(page).save_revision().publish()
    assert told(page) == [("correction", WORDS)]


def test_a_draft_keeps_its_answer_until_then():
    page = article()
    revised(page)
    draft = stored(page).get_latest_revision_as_object()
    assert (draft.change_kind, draft.change_note) == ("correction", WORDS)
    assert stored(page).change_kind == ""


def test_a_save_that_publishes_nothing_tells_nothing():
    page = stored(article())
    page.change_kind, page.change_note = "correction", WORDS
    page.save()
    assert told(page) == []
    assert stored(page).change_kind == "correction"


def test_one_revision_is_told_once_whatever_is_published_again():
    page = article()
    revision = revised(page)
    for _ in range(2):
        Revision.objects.get(pk=revision.pk).publish()
    revision.publish()
    assert told(page) == [("correction", WORDS)]


def test_going_back_to_an_old_revision_tells_nothing_a_second_time():
    page = article()
    first = revised(page)
    first.publish()
    revised(page, "update", "新しい数字").publish()
    Revision.objects.get(pk=first.pk).publish()
    assert told(page) == [("correction", WORDS), ("update", "新しい数字")]


def test_an_answer_in_a_draft_that_was_overtaken_by_a_publication_is_forgotten():
    page = article()
    overtaken = revised(page)
    revised(page, "update", "新しい数字").publish()
    assert Revision.objects.get(pk=overtaken.pk).as_object().change_kind == ""
    Revision.objects.get(pk=overtaken.pk).publish()
    assert told(page) == [("update", "新しい数字")]


def test_a_new_answer_in_a_draft_that_was_overtaken_is_told():
    page = article()
    overtaken = revised(page)
    revised(page, "update", "新しい数字").publish()
    draft = Revision.objects.get(pk=overtaken.pk).as_object()
    draft.change_kind, draft.change_note = "addition", "出典を足した"
    draft.save_revision().publish()
    assert told(page) == [("update", "新しい数字"), ("addition", "出典を足した")]


def test_a_script_may_go_on_with_the_same_instance():
    page = article()
    page.change_kind, page.change_note = "correction", WORDS
    page.save_revision().publish()
    page.save_revision().publish()
    assert told(page) == [("correction", WORDS)]
    page.change_kind, page.change_note = "update", "新しい数字"
    page.save_revision().publish()
    assert told(page) == [("correction", WORDS), ("update", "新しい数字")]


def test_an_article_that_was_withdrawn_is_known_and_its_return_tells_what_changed():
    page = article()
    stored(page).unpublish()
    assert stored(page).has_history()
    revised(page).publish()
    assert [entry.kind for entry in page.updates.all()] == ["correction", "publication"]


def test_a_publication_that_cannot_be_told_does_not_happen(monkeypatch):
    page = article(title="前の題")
    revision = revised(page, title="新しい題")

    def refuse(*args, **kwargs):
        raise IntegrityError("refused")

    monkeypatch.setattr(UpdateEntry, "save", refuse)
    # As the editor does it, without a transaction around it.
    with pytest.raises(IntegrityError):
        PublishPageRevisionAction(revision).execute()
    assert stored(page).title == "前の題"
    assert told(page) == []


def test_a_publication_that_fails_later_tells_nothing(monkeypatch):
    page = article(title="前の題")
    revision = revised(page, title="新しい題")
    monkeypatch.setattr("wagtail.actions.publish_revision.log", lambda **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        revision.publish()
    assert stored(page).title == "前の題"
    assert told(page) == []


# Who


def test_whoever_publishes_in_the_admin_has_told_it():
    page, author, approver = article(), account("author"), account("approver", is_superuser=True)
    revision = revised(page, user=author)
    with LogContext(user=approver):
        revision.publish(user=approver)
    assert page.updates.get(kind="correction").recorded_by == approver


def test_a_script_may_say_who_publishes():
    page, author, approver = article(), account("author"), account("approver", is_superuser=True)
    revised(page, user=author).publish(user=approver)
    assert page.updates.get(kind="correction").recorded_by == approver


def test_where_nobody_is_at_work_it_was_the_author_of_the_revision():
    page, author = article(), account("author")
    revised(page, user=author).publish()
    assert page.updates.get(kind="correction").recorded_by == author


# Scheduled


def test_a_first_publication_at_a_set_time_opens_the_history_then_and_not_before(time_machine):
    time_machine.move_to(dt.datetime(2026, 1, 1, 9, tzinfo=JST))
    page = article(published=False, first_published_at=None, go_live_at=dt.datetime(2026, 1, 2, 9, tzinfo=JST))
    revision = stored(page).save_revision()
    revision.publish()
    assert not stored(page).has_history()
    time_machine.move_to(dt.datetime(2026, 1, 2, 9, 1, tzinfo=JST))
    Revision.objects.get(pk=revision.pk).publish()
    assert page.updates.get().at.astimezone(JST) >= dt.datetime(2026, 1, 2, 9, 1, tzinfo=JST)


def test_a_change_at_a_set_time_is_told_when_it_goes_live(time_machine):
    page = article()
    time_machine.move_to(dt.datetime(2030, 1, 1, 9, tzinfo=JST))
    revision = revised(page, go_live_at=dt.datetime(2030, 1, 2, 9, tzinfo=JST))
    revision.publish()
    assert told(page) == []
    time_machine.move_to(live_at := dt.datetime(2030, 1, 2, 9, 1, tzinfo=JST), tick=False)
    Revision.objects.get(pk=revision.pk).publish()
    assert told(page) == [("correction", WORDS)]
    assert page.updates.get(kind="correction").at == live_at


def test_a_withdrawn_article_that_returns_at_a_set_time_tells_it_then(time_machine):
    page = article()
    stored(page).unpublish()
    time_machine.move_to(dt.datetime(2030, 1, 1, 9, tzinfo=JST))
    revision = revised(page, go_live_at=dt.datetime(2030, 1, 2, 9, tzinfo=JST))
    revision.publish()
    assert told(page) == []
    time_machine.move_to(dt.datetime(2030, 1, 2, 9, 1, tzinfo=JST))
    Revision.objects.get(pk=revision.pk).publish()
    assert told(page) == [("correction", WORDS)]


# Copies


@pytest.mark.parametrize("keep_live", [True, False])
def test_a_copy_has_neither_answer_nor_history(keep_live):
    page = article()
    revised(page).publish()
    revised(page, "update", "まだ公開していない")
    copy = stored(page).copy(update_attrs={"slug": "copy", "title": "写し"}, keep_live=keep_live)
    assert [entry.kind for entry in copy.updates.all()] == (["publication"] if keep_live else [])
    assert {revision.as_object().change_kind for revision in copy.revisions.all()} == {""}
    assert stored(copy).change_note == ""
    assert article_index().get_children().count() == 2


def test_a_copy_of_an_edited_article_begins_with_its_own_publication(time_machine):
    page = article(at=dt.datetime(2026, 1, 5, 9, tzinfo=JST))
    revised(page).publish()
    copy = stored(page).copy(update_attrs={"slug": "copy", "title": "写し"}, keep_live=False)
    time_machine.move_to(dt.datetime(2030, 3, 1, 9, tzinfo=JST))
    copy.get_latest_revision().publish()
    assert stored(copy).first_published_at.year == 2030
    assert copy.updates.get().at.year == 2030


def test_an_alias_shows_the_history_of_its_original():
    page = article()
    alias = stored(page).create_alias(update_slug="alias")
    revised(page).publish()
    assert [entry.note for entry in stored(alias).history] == [WORDS, ""]


def test_an_article_that_became_live_by_no_publication_tells_its_first_change():
    alias = stored(article()).create_alias(update_slug="alias")
    ArticlePage.objects.filter(pk=alias.pk).update(alias_of=None)
    UpdateEntry.objects.filter(article_id=alias.pk)._raw_delete("default")
    assert stored(alias).has_history()
    revised(stored(alias)).publish()
    assert told(alias) == [("correction", WORDS)]
