"""The signs of health, one by one."""

import datetime as dt
import shutil
from types import SimpleNamespace

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.utils import timezone
from django_tasks_db.apps import TasksAppConfig

from core.models import ScheduleRun
from home.dashboard import health
from home.roles import APPROVER, EDITOR

NOW = dt.datetime(2026, 11, 24, 12, 0, tzinfo=dt.UTC)


def minutes(number):
    return dt.timedelta(minutes=number)


@pytest.mark.django_db
class TestClockwork:
    def test_one_that_never_ran_is_a_warning(self):
        assert health.clockwork(NOW).level == "warning"

    @pytest.mark.parametrize(("ago", "level"), [(0, "well"), (9, "well"), (10, "warning"), (600, "warning")])
    def test_ten_minutes_of_silence_are_a_warning(self, ago, level):
        ScheduleRun.record(NOW - minutes(ago))
        assert health.clockwork(NOW).level == level
        assert (health.clockwork(NOW).level == "warning") is ScheduleRun.is_late(NOW)


class TestPunctuality:
    def test_what_is_due_in_this_moment_is_not_late(self):
        assert health.punctuality(NOW, due=[NOW, NOW + minutes(60)], ending=[NOW - minutes(9)]).level == "well"

    def test_an_article_that_did_not_appear_is_a_warning(self):
        sign = health.punctuality(NOW, due=[NOW - minutes(11)], ending=[])
        assert (sign.level, "出ていない" in sign.text) == ("warning", True)

    def test_an_article_that_did_not_go_is_a_warning(self):
        sign = health.punctuality(NOW, due=[], ending=[NOW - minutes(11)])
        assert (sign.level, "出たまま" in sign.text) == ("warning", True)


class TestBackgroundTasks:
    @pytest.fixture
    def queue(self, monkeypatch):
        """A queue in the database that answers with what the test puts in."""
        found = {"oldest": None, "failed": 0}
        model = SimpleNamespace(objects=SimpleNamespace(aggregate=lambda **asked: found))
        monkeypatch.setattr(
            health, "apps", SimpleNamespace(is_installed=lambda app: True, get_model=lambda *name: model)
        )
        return found

    def test_the_queue_is_asked_by_its_right_name(self):
        assert health.TASK_RESULTS.partition(".")[0] == TasksAppConfig.label

    def test_without_a_queue_nothing_can_wait(self):
        assert health.background_tasks(NOW).level == "well"

    @pytest.mark.parametrize(("ago", "level"), [(9, "well"), (11, "warning")])
    def test_a_task_that_waits_long_is_a_warning(self, queue, ago, level):
        queue["oldest"] = NOW - minutes(ago)
        assert health.background_tasks(NOW).level == level

    def test_failures_are_counted(self, queue):
        queue["failed"] = 3
        assert "3件が失敗" in health.background_tasks(NOW).text


class TestCachePurging:
    def test_one_that_is_set_up_is_well(self, settings):
        settings.WAGTAILFRONTENDCACHE = {"nginx": {}}
        assert health.cache_purging().level == "well"

    def test_without_one_the_longest_wait_is_named(self, settings):
        settings.WAGTAILFRONTENDCACHE, settings.PAGE_S_MAXAGE_SECONDS = {}, 601
        sign = health.cache_purging()
        assert (sign.level, "最大11分" in sign.text) == ("off", True)


class TestDiskSpace:
    @pytest.mark.parametrize(("free", "level"), [(1, "warning"), (50, "well")])
    def test_little_space_is_a_warning(self, monkeypatch, free, level):
        monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=free * 1024**3))
        assert health.disk_space().level == level

    def test_a_place_that_is_gone_is_a_warning(self, settings):
        settings.MEDIA_ROOT = "/nowhere/at/all"
        assert health.disk_space().level == "warning"


@pytest.mark.django_db
class TestSecondFactors:
    @pytest.fixture(autouse=True)
    def people(self, django_user_model):
        def member(name, role, **fields):
            user = django_user_model.objects.create_user(name, password="x", **fields)
            user.groups.add(Group.objects.get(name=role))
            return user

        member("writes", EDITOR)
        member("gone", APPROVER, is_active=False)
        self.approver = member("approves", APPROVER, is_superuser=True)

    def test_who_may_publish_without_one_is_counted_once(self, settings):
        settings.REQUIRE_SECOND_FACTOR = True
        sign = health.second_factors()
        assert (sign.level, "1人" in sign.text) == ("warning", True)

    def test_where_it_is_not_required_it_is_only_said(self, settings):
        settings.REQUIRE_SECOND_FACTOR = False
        assert health.second_factors().level == "off"

    def test_recovery_codes_alone_are_none(self, settings):
        settings.REQUIRE_SECOND_FACTOR = True
        Authenticator.objects.create(user=self.approver, type=Authenticator.Type.RECOVERY_CODES, data={})
        assert health.second_factors().level == "warning"

    def test_when_everybody_has_one_it_is_well(self):
        for kind in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES):
            Authenticator.objects.create(user=self.approver, type=kind, data={})
        assert health.second_factors().level == "well"


@pytest.mark.django_db
def test_a_moment_just_passed_is_said_in_words():
    now = timezone.now()
    assert health.ago(now, now) == "1分以内"
    assert health.ago(now - minutes(5), now) == "5分前"
