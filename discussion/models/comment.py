"""A comment, its place in the tree, and its earlier wordings."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from .base import Record
from .discussion import Discussion

MAX_DEPTH = 8
MAX_BODY = 5000
MAX_NAME = 40
MAX_PASSAGE = 300
ANONYMOUS = "匿名"


class Status(models.IntegerChoices):
    PENDING = 0, "承認待ち"
    PUBLISHED = 1, "公開"
    REJECTED = 2, "却下"
    SPAM = 3, "スパム"
    REMOVED = 4, "編集部が削除"
    WITHDRAWN = 5, "投稿者が取り下げ"
    ERASED = 6, "消去"


TOMBSTONES = (Status.REMOVED, Status.WITHDRAWN, Status.ERASED)
# What stands in a thread: published ones, and the gravestones that published replies still hang on.
SHOWN = Q(status=Status.PUBLISHED) | Q(reply_count__gt=0)


class Kind(models.TextChoices):
    OPINION = "opinion", "意見"
    CORRECTION = "correction", "誤りの指摘"
    INFORMATION = "information", "情報提供"
    QUESTION = "question", "質問"


class AuthorKind(models.TextChoices):
    GUEST = "guest", "読者"
    STAFF = "staff", "編集部"
    PAGE_AUTHOR = "page_author", "著者"


class Outcome(models.TextChoices):
    CHECKING = "checking", "確認中"
    ADOPTED = "adopted", "採用"
    DECLINED = "declined", "対応不要"


class CommentQuerySet(models.QuerySet):
    def published(self):
        return self.filter(status=Status.PUBLISHED)

    def shown(self):
        return self.filter(SHOWN)

    def pending(self):
        return self.filter(status=Status.PENDING)

    def roots(self):
        return self.filter(parent__isnull=True)

    def below(self, comment):
        """The comment and every reply under it, at any depth."""
        path = bytes(comment.path)
        return self.filter(root_id=comment.root_id, path__gte=path, path__lt=path + b"\xff")


class Comment(Record):
    """One comment. `root`, `depth` and `path` are set by a trigger when it is inserted and never change.

    `path` is the ids of its ancestors and its own, eight bytes each, cut to nine: siblings stand in order of arrival
    and a whole branch is one range. `status` changes through `discussion.services.transition` alone.
    A comment taken back keeps its row, so that ids and replies stay valid, and loses its words.
    """

    # Set on a comment that is drawn for its author alone.
    is_for_author = False

    Status, Kind, AuthorKind, Outcome = Status, Kind, AuthorKind, Outcome

    discussion = models.ForeignKey(
        Discussion, verbose_name="コメント欄", on_delete=models.PROTECT, related_name="comments", db_index=False
    )
    parent = models.ForeignKey(
        "self", verbose_name="返信先", null=True, blank=True, on_delete=models.PROTECT, related_name="replies"
    )
    root = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="thread", db_default=0, editable=False, db_index=False
    )
    depth = models.PositiveSmallIntegerField("深さ", db_default=0, editable=False)
    path = models.BinaryField(db_default=b"", editable=False)

    status = models.PositiveSmallIntegerField("状態", choices=Status, default=Status.PENDING)
    kind = models.CharField("種類", max_length=12, choices=Kind, default=Kind.OPINION)
    body = models.TextField("本文", max_length=MAX_BODY)
    revision = models.PositiveSmallIntegerField("版", default=0)

    author_name = models.CharField("名前", max_length=MAX_NAME, blank=True)
    author_kind = models.CharField("投稿者", max_length=12, choices=AuthorKind, default=AuthorKind.GUEST)
    author_key = models.BinaryField("投稿者の識別値", null=True)
    author_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="アカウント",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,
    )
    capability_hash = models.BinaryField("編集用の合言葉の要約", null=True)

    passage_block = models.CharField("引用したブロック", max_length=64, blank=True)
    passage_text = models.CharField("引用した箇所", max_length=MAX_PASSAGE, blank=True)

    submission_id = models.UUIDField("投稿の識別子", null=True, unique=True)
    external_id = models.CharField("取り込み元の識別子", max_length=64, null=True, unique=True)
    dedupe_key = models.BinaryField(null=True)
    body_hash = models.BinaryField("本文の要約", null=True)

    spam_score = models.SmallIntegerField("疑わしさ", default=0)
    spam_reasons = models.JSONField("判定の理由", default=list, blank=True)

    outcome = models.CharField("指摘への対応", max_length=8, choices=Outcome, blank=True)
    outcome_note = models.CharField("対応の説明", max_length=200, blank=True)
    outcome_ref = models.CharField("訂正履歴の番号", max_length=64, blank=True)
    outcome_url = models.CharField("訂正履歴のアドレス", max_length=300, blank=True)

    vote_count = models.IntegerField("役に立った", default=0)
    reply_count = models.IntegerField("公開中の返信", default=0)
    report_count = models.IntegerField("未対応の通報", default=0)

    created_at = models.DateTimeField("投稿日時", auto_now_add=True)
    edited_at = models.DateTimeField("編集日時", null=True, blank=True)
    published_at = models.DateTimeField("公開日時", null=True, blank=True)
    decided_at = models.DateTimeField("判断した日時", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="判断した人",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,
    )
    decision_reason = models.CharField("判断の理由", max_length=40, blank=True)
    decision_note = models.CharField("投稿者への説明", max_length=200, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = "コメント"
        verbose_name_plural = "コメント"
        ordering = ["-pk"]
        indexes = [
            models.Index("discussion", F("id").desc(), name="comment_roots", condition=SHOWN & Q(parent=None)),
            models.Index(
                "discussion",
                F("vote_count").desc(),
                F("id").desc(),
                name="comment_supported",
                condition=SHOWN & Q(parent=None),
            ),
            models.Index("root", "path", name="comment_replies", condition=SHOWN & Q(parent__isnull=False)),
            models.Index("root", "path", name="comment_branch"),
            models.Index("discussion", F("id").desc(), name="comment_page"),
            models.Index("discussion", F("id").desc(), name="comment_public", condition=Q(status=Status.PUBLISHED)),
            models.Index(F("id").desc(), name="comment_latest", condition=Q(status=Status.PUBLISHED)),
            models.Index("id", name="comment_queue", condition=Q(status=Status.PENDING)),
            models.Index("status", F("id").desc(), name="comment_status"),
            models.Index(F("report_count").desc(), "id", name="comment_reported", condition=Q(report_count__gt=0)),
            models.Index("author_key", "status", name="comment_author"),
            models.Index("author_user", F("id").desc(), name="comment_user", condition=Q(author_user__isnull=False)),
            models.Index("dedupe_key", name="comment_dedupe", condition=Q(dedupe_key__isnull=False)),
            models.Index(
                "body_hash", F("created_at").desc(), name="comment_wave", condition=Q(body_hash__isnull=False)
            ),
        ]
        constraints = [
            models.CheckConstraint(name="comment_depth_is_capped", condition=Q(depth__lte=MAX_DEPTH)),
            models.CheckConstraint(
                name="comment_outcome_is_of_a_correction", condition=Q(outcome="") | Q(kind=Kind.CORRECTION)
            ),
        ]

    def __str__(self):
        return f"コメント{self.pk}"

    def get_absolute_url(self):
        return reverse("discussion:comment", args=[self.pk])

    @property
    def display_name(self) -> str:
        return self.author_name or ANONYMOUS

    @property
    def is_published(self) -> bool:
        return self.status == Status.PUBLISHED

    @property
    def is_shown(self) -> bool:
        """Whether a thread has a place for it, be it a gravestone's."""
        return self.is_published or self.reply_count > 0

    @property
    def is_gravestone(self) -> bool:
        """Whether it is drawn without name and words: all are that readers may not see."""
        return not (self.is_published or self.is_for_author)

    @property
    def is_tombstone(self) -> bool:
        return self.status in TOMBSTONES

    @property
    def is_pending(self) -> bool:
        return self.status == Status.PENDING

    @property
    def is_waiting(self) -> bool:
        """Whether its author is told that it waits: what the rules put into the spam folder does, until somebody
        looks."""
        return self.is_pending or (self.status == Status.SPAM and self.decided_at is None)

    @property
    def anchor(self) -> str:
        """The id of its element in a thread."""
        return f"c-{self.pk}"

    @property
    def reason_codes(self) -> list[str]:
        return [reason["code"] for reason in self.spam_reasons]


class CommentRevision(Record):
    """A wording that a comment has had; `number` 0 is the first, and is stored with the first edit."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="revisions", db_index=False)
    number = models.PositiveSmallIntegerField("版")
    body = models.TextField("本文")
    created_at = models.DateTimeField("日時")

    class Meta:
        verbose_name = "コメントの版"
        verbose_name_plural = "コメントの版"
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["comment", "number"], name="one_revision_of_a_number")]

    def __str__(self):
        return f"コメント{self.comment_id}の第{self.number}版"
