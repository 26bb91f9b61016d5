"""Dates as the admin writes them."""

import datetime as dt

from django.utils import timezone
from django.utils.formats import date_format, get_format
from django.utils.timesince import timesince
from wagtail.admin.templatetags.wagtailadmin_tags import timesince_simple


def test_a_moment_is_written_in_japanese_with_a_space_before_the_hour():
    assert date_format(dt.datetime(2026, 11, 24, 9, 5), "DATETIME_FORMAT") == "2026年11月24日 9:05"
    assert date_format(dt.date(2026, 11, 24), "DATE_FORMAT") == "2026年11月24日"


def test_the_week_begins_on_sunday():
    assert get_format("FIRST_DAY_OF_WEEK") == 0


def test_how_long_ago_is_said_without_spaces():
    now = timezone.now()
    assert timesince_simple(now - dt.timedelta(minutes=3)) == "3分前"
    assert timesince_simple(now) == "たった今"
    assert timesince(now - dt.timedelta(days=65), now, depth=1) == "2か月"
