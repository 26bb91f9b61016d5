"""The discussion of one page, and its counters."""

import datetime as dt
from dataclasses import dataclass

from django.apps import apps
from django.db import models
from django.utils import timezone
from wagtail.models import Page

from .base import Record


class Mode(models.TextChoices):
    OPEN = "open", "すぐに公開"
    FIRST_TIME_HELD = "first_time_held", "初めての人は確認してから公開"
    ALL_HELD = "all_held", "すべて確認してから公開"
    CLOSED = "closed", "受付を終了（既存のコメントは表示）"
    HIDDEN = "hidden", "コメント欄を出さない"


TAKING_COMMENTS = {Mode.OPEN, Mode.FIRST_TIME_HELD, Mode.ALL_HELD}


@dataclass(frozen=True)
class Terms:
    """What holds for a page's discussion now; `mode` already counts the clock and the attack switch."""

    mode: str
    closes_at: dt.datetime | None = None
    under_attack: bool = False

    @property
    def is_open(self) -> bool:
        return self.mode in TAKING_COMMENTS

    @property
    def is_hidden(self) -> bool:
        return self.mode == Mode.HIDDEN


class DiscussionQuerySet(models.QuerySet):
    def of(self, page: Page):
        """The discussion of a page; an alias shares that of its source. With counters and site defaults: one query."""
        return self.filter(page_id=page.alias_of_id or page.pk).select_related("stats")


class Discussion(Record):
    """One for each page, made with its first comment or setting; none means the site's defaults and no comment.

    It stands apart from the page's revisions: publishing or reverting a page never reopens its comments. When the
    page is deleted the discussion stays for the record, and nobody but moderators can see it.
    """

    Mode = Mode

    page = models.OneToOneField(
        "wagtailcore.Page", verbose_name="ページ", null=True, on_delete=models.SET_NULL, related_name="discussion"
    )
    page_title = models.CharField("ページの題", max_length=255, blank=True)
    mode = models.CharField(
        "受け付け方", max_length=16, choices=Mode, blank=True, help_text="空なら、コメントの設定に従います。"
    )
    auto_close_days = models.PositiveSmallIntegerField(
        "自動で閉じるまでの日数",
        null=True,
        blank=True,
        help_text="公開からの日数。0は閉じない。空なら、コメントの設定に従います。",
    )
    created_at = models.DateTimeField("作成日時", auto_now_add=True)

    objects = DiscussionQuerySet.as_manager()

    class Meta:
        verbose_name = "コメント欄"
        verbose_name_plural = "コメント欄"

    def __str__(self):
        return self.page_title or f"コメント欄{self.pk}"

    @classmethod
    def ensure(cls, page: Page) -> "Discussion":
        """The page's discussion, made if there is none yet; safe against another request doing the same."""
        found = cls.objects.of(page).first()
        if found is None:
            page_id = page.alias_of_id or page.pk
            cls.objects.bulk_create([cls(page_id=page_id, page_title=page.title)], ignore_conflicts=True)
            found = cls.objects.of(page).get()
        return found


class DiscussionStatsQuerySet(models.QuerySet):
    def shown(self):
        """Of discussions that readers see: hidden neither by themselves nor, without a mode of their own, by the site.

        Adds no query of its own.
        """
        hiding = apps.get_model("discussion", "SiteDiscussionSettings").objects.filter(mode=Mode.HIDDEN)
        return self.exclude(discussion__mode=Mode.HIDDEN).exclude(models.Exists(hiding), discussion__mode="")


class DiscussionStats(Record):
    """Counters of one discussion, kept by triggers alone: never write to them. `version` grows with every change."""

    discussion = models.OneToOneField(Discussion, primary_key=True, on_delete=models.CASCADE, related_name="stats")
    published = models.IntegerField("公開", default=0)
    roots = models.IntegerField("公開（返信を除く）", default=0)
    pending = models.IntegerField("承認待ち", default=0)
    last_published_at = models.DateTimeField("最後の公開", null=True)
    version = models.BigIntegerField("版", default=0)

    objects = DiscussionStatsQuerySet.as_manager()

    class Meta:
        verbose_name = "コメントの数"
        verbose_name_plural = "コメントの数"

    def __str__(self):
        return f"{self.published}件"


def terms_of(page: Page, discussion: Discussion | None, site) -> Terms:
    """What holds now, from a discussion (or None) and the site's settings; no query."""
    mode = (discussion and discussion.mode) or site.mode
    days = discussion.auto_close_days if discussion and discussion.auto_close_days is not None else site.auto_close_days
    closes_at = None
    if days and page.first_published_at:
        closes_at = page.first_published_at + dt.timedelta(days=days)
    if mode in TAKING_COMMENTS and closes_at and closes_at <= timezone.now():
        mode = Mode.CLOSED
    if mode in TAKING_COMMENTS and site.is_under_attack:
        return Terms(Mode.ALL_HELD, closes_at, under_attack=True)
    return Terms(mode, closes_at)
