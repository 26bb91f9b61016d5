"""Filters for headings and dates: `{% load typography %}`."""

import datetime as dt
from zoneinfo import ZoneInfo

from django import template
from django.utils.safestring import SafeString

from core.typography import phrase_html

TOKYO = ZoneInfo("Asia/Tokyo")

register = template.Library()


@register.filter
def phrase(text) -> SafeString:
    """`{{ page.title|phrase }}`: breaks between phrases; escaped here, so no `safe` is needed."""
    return phrase_html("" if text is None else str(text))


@register.filter
def japanese_date(moment: dt.datetime | dt.date | None) -> str:
    """2025年11月27日, the day it was in Tokyo; "" for no date."""
    day = _in_tokyo(moment)
    return f"{day.year}年{day.month}月{day.day}日" if isinstance(day, dt.date) else ""


@register.filter
def japanese_datetime(moment: dt.datetime | None) -> str:
    """2025年11月27日 7:00 in Tokyo; "" for no moment."""
    if not isinstance(moment, dt.datetime):
        return ""
    local = _in_tokyo(moment)
    return f"{japanese_date(local)} {local.hour}:{local.minute:02}"


@register.filter
def machine_datetime(moment: dt.datetime | None) -> str:
    """2025-11-27T07:00:00+09:00, for an attribute: HTML knows no more than milliseconds. "" for no moment."""
    return _in_tokyo(moment).isoformat(timespec="seconds") if isinstance(moment, dt.datetime) else ""


def _in_tokyo(moment):
    """Aware moments on Tokyo's clock; whatever has no time zone as it is."""
    is_aware = isinstance(moment, dt.datetime) and moment.tzinfo is not None
    return moment.astimezone(TOKYO) if is_aware else moment
