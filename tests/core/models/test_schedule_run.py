import datetime as dt

import pytest
from django.db import IntegrityError
from django.utils import timezone

from core.models import ScheduleRun

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 1, 1, 9, tzinfo=dt.UTC)


def test_a_clockwork_that_never_ran_is_late():
    assert ScheduleRun.last_at() is None
    assert ScheduleRun.is_late(NOW)


@pytest.mark.parametrize(("minutes", "is_late"), [(0, False), (9, False), (10, True), (600, True)])
def test_it_is_late_when_nothing_ran_for_ten_minutes(minutes, is_late):
    ScheduleRun.record(NOW - dt.timedelta(minutes=minutes))
    assert ScheduleRun.is_late(NOW) is is_late


def test_the_last_run_is_the_one_that_is_remembered():
    ScheduleRun.record(NOW)
    ScheduleRun.record(NOW + dt.timedelta(minutes=1))
    assert ScheduleRun.objects.count() == 1
    assert ScheduleRun.last_at() == NOW + dt.timedelta(minutes=1)


def test_there_is_one_row():
    with pytest.raises(IntegrityError):
        ScheduleRun.objects.create(pk=2, at=timezone.now())
