"""Publishing and withdrawing by the clock."""

import datetime as dt
import io

import pytest
from django.core.management import call_command
from django.db import connection
from wagtail.contrib.frontend_cache.backends import BaseBackend
from wagtail.models import Page, Revision

from articles.models import ArticlePage
from core.models import ScheduleRun
from core.scheduling import LOCK
from tests.factories.pages import JST, article, standard_page

pytestmark = pytest.mark.django_db

EVENING, NIGHT, MORNING = (dt.datetime(2030, 1, 1, hour, tzinfo=JST) for hour in (6, 8, 9))


purged = set()


class Recorder(BaseBackend):
    def purge_batch(self, urls):
        purged.update(url.removeprefix("http://testserver") for url in urls)


@pytest.fixture(autouse=True)
def evening(time_machine):
    time_machine.move_to(EVENING, tick=False)


def run(**options) -> str:
    said = io.StringIO()
    call_command("publish_scheduled", stdout=said, stderr=said, **options)
    return said.getvalue()


def scheduled(page, at=NIGHT, **fields) -> Revision:
    page = page.specific_class.objects.get(pk=page.pk)
    for name, value in {"go_live_at": at, **fields}.items():
        setattr(page, name, value)
    revision = page.save_revision()
    revision.publish()
    return revision


def stored(page) -> Page:
    return type(page).objects.get(pk=page.pk)


def test_a_draft_goes_live_at_its_time_and_not_before(time_machine):
    page = article(published=False)
    scheduled(page)
    run()
    assert not stored(page).live
    time_machine.move_to(MORNING, tick=False)
    run()
    assert stored(page).live
    assert [entry.kind for entry in page.updates.all()] == ["publication"]


def test_a_change_of_a_live_article_is_told_at_the_moment_it_goes_live(time_machine):
    page = article()
    scheduled(page, title="新しい題", change_kind="correction", change_note="直した")
    run()
    assert page.updates.count() == 1
    time_machine.move_to(MORNING, tick=False)
    run()
    assert stored(page).title == "新しい題"
    assert page.updates.get(kind="correction").at == MORNING


def test_a_page_ends_at_its_time(time_machine):
    page = article(expire_at=NIGHT)
    run()
    assert stored(page).live
    time_machine.move_to(MORNING, tick=False)
    run()
    assert not stored(page).live
    assert stored(page).expired


def test_a_page_that_ends_as_its_next_version_begins_is_not_lost(time_machine):
    page = article(expire_at=NIGHT)
    scheduled(page, title="次の版", expire_at=None)
    time_machine.move_to(MORNING, tick=False)
    run()
    assert stored(page).live
    assert stored(page).title == "次の版"


def test_one_that_fails_is_undone_and_logged_and_keeps_no_other_waiting(time_machine, monkeypatch, caplog):
    before, failing, after = standard_page(), article(), standard_page()
    for minute, page in enumerate((before, failing, after)):
        scheduled(page, at=NIGHT + dt.timedelta(minutes=minute), title="新しい題")
    ending = article(expire_at=NIGHT)
    monkeypatch.setattr(ArticlePage, "update_aliases", lambda *args, **options: 1 / 0)
    time_machine.move_to(MORNING, tick=False)
    assert "1件は行えませんでした" in run()
    assert [stored(page).title == "新しい題" for page in (before, failing, after)] == [True, False, True]
    assert not stored(ending).live
    assert "ZeroDivisionError" in caplog.text
    assert ScheduleRun.last_at() == MORNING
    monkeypatch.undo()
    run()
    assert stored(failing).title == "新しい題"


def test_a_dry_run_lists_and_does_nothing(time_machine):
    page = article(published=False, title="待つ記事")
    scheduled(page)
    time_machine.move_to(MORNING, tick=False)
    assert "待つ記事" in run(dryrun=True)
    assert not stored(page).live
    assert ScheduleRun.last_at() is None


@pytest.fixture
def another_process():
    """A connection of its own to the same database."""
    connected = connection.copy()
    yield connected
    connected.close()


def test_two_never_run_at_once(another_process):
    with another_process.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        assert "ほかで実行中" in run()
        assert ScheduleRun.last_at() is None
        cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
    assert run() == ""
    assert ScheduleRun.last_at() == EVENING


def test_a_run_that_broke_off_does_not_block_the_next(monkeypatch, another_process):
    monkeypatch.setattr(ScheduleRun, "record", lambda at: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run()
    with another_process.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        assert cursor.fetchone() == (True,)


def test_going_live_and_ending_purge_the_page(time_machine, settings, django_capture_on_commit_callbacks):
    settings.WAGTAILFRONTENDCACHE = {"recorder": {"BACKEND": f"{__name__}.Recorder"}}
    beginning, ending = article(slug="beginning", published=False), article(slug="ending", expire_at=NIGHT)
    scheduled(beginning)
    time_machine.move_to(MORNING, tick=False)
    with django_capture_on_commit_callbacks(execute=True):
        run()
    assert stored(ending).expired
    assert {"/articles/beginning/", "/articles/ending/", "/articles/"} <= purged
