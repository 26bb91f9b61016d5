"""Signs of the publication's health that an editor-in-chief can read."""

import datetime as dt
import shutil
from dataclasses import dataclass
from typing import Literal

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Count, Min, Q
from django.utils.timesince import timesince

from core.models import ScheduleRun
from core.models.schedule_run import LATE_AFTER

FAILURES_WITHIN = dt.timedelta(days=7)
TASK_RESULTS = "django_tasks_database.DBTaskResult"
LITTLE_SPACE = 2 * 1024**3


@dataclass(frozen=True)
class Sign:
    """One line: what is looked at, how it is, and what to do if it is not well."""

    name: str
    level: Literal["well", "warning", "off"]
    text: str


def signs(now: dt.datetime, *, due: list[dt.datetime], ending: list[dt.datetime]) -> list[Sign]:
    """`due` and `ending` are the next moments at which something should appear or be taken down, the earliest first."""
    return [
        clockwork(now),
        punctuality(now, due=due, ending=ending),
        background_tasks(now),
        cache_purging(),
        disk_space(),
        *([second_factors()] if apps.is_installed("allauth.mfa") else []),
    ]


def clockwork(now: dt.datetime) -> Sign:
    last = ScheduleRun.last_at()
    if last is None:
        return Sign("予約の実行", "warning", "まだ一度も動いていません。公開予約は実行されません。")
    if now - last >= LATE_AFTER:
        return Sign("予約の実行", "warning", f"{ago(last, now)}を最後に止まっています。公開予約は実行されません。")
    return Sign("予約の実行", "well", f"{ago(last, now)}に動きました。")


def punctuality(now: dt.datetime, *, due: list[dt.datetime], ending: list[dt.datetime]) -> Sign:
    late = now - LATE_AFTER
    unpublished, standing = (any(at < late for at in moments) for moments in (due, ending))
    if unpublished:
        return Sign("予約の時刻", "warning", "公開の時刻を過ぎても、出ていない記事か出来事があります。")
    if standing:
        return Sign("予約の時刻", "warning", "公開を終える時刻を過ぎても、出たままの記事か出来事があります。")
    return Sign("予約の時刻", "well", "遅れている記事や出来事はありません。")


def background_tasks(now: dt.datetime) -> Sign:
    if not apps.is_installed("django_tasks_db"):
        return Sign("背景の処理", "well", "ためずに、その場で行っています。")
    found = apps.get_model(TASK_RESULTS).objects.aggregate(
        oldest=Min("enqueued_at", filter=Q(status="READY")),
        failed=Count("pk", filter=Q(status="FAILED", finished_at__gt=now - FAILURES_WITHIN)),
    )
    oldest, failed = found["oldest"], found["failed"]
    if oldest and now - oldest > LATE_AFTER:
        return Sign("背景の処理", "warning", f"{ago(oldest, now)}に頼んだ処理が、まだ残っています。")
    if failed:
        return Sign("背景の処理", "warning", f"この7日間に{failed}件が失敗しました。")
    return Sign("背景の処理", "well", "たまっていません。")


def cache_purging() -> Sign:
    if getattr(settings, "WAGTAILFRONTENDCACHE", None):
        return Sign("配信の更新", "well", "公開すると、すぐに読者へ届きます。")
    minutes = -(-settings.PAGE_S_MAXAGE_SECONDS // 60)
    return Sign("配信の更新", "off", f"CDNなどへの通知は未設定です。読者に届くまで、最大{minutes}分かかります。")


def disk_space() -> Sign:
    try:
        free = shutil.disk_usage(settings.MEDIA_ROOT).free
    except OSError:
        return Sign("画像の置き場", "warning", "読み書きできません。")
    text = f"空きは{free / 1024**3:,.0f}GBです。"
    return Sign("画像の置き場", "warning" if free < LITTLE_SPACE else "well", text)


def second_factors() -> Sign:
    needing = Q(is_superuser=True) | Q(groups__name__in=settings.SECOND_FACTOR_GROUPS)
    people = get_user_model().objects.filter(needing, is_active=True)
    without = people.exclude(authenticator__type="totp").distinct().count()
    if without == 0:
        return Sign("二段階認証", "well", "公開できる人は、全員が設定しています。")
    level = "warning" if settings.REQUIRE_SECOND_FACTOR else "off"
    return Sign("二段階認証", level, f"公開できる人のうち{without}人が、まだ設定していません。")


def ago(then: dt.datetime, now: dt.datetime) -> str:
    if now - then < dt.timedelta(minutes=1):
        return "1分以内"
    return f"{timesince(then, now, depth=1)}前".replace("\xa0", "").replace(" ", "")
