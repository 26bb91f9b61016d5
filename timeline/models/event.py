"""One thing that happened, or is said to happen."""

import secrets

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.text import slugify
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin
from wagtail.search import index

from core.dates import PartialDate, PartialDateError
from core.fields import PartialDateField
from core.models.base_page import PREVIEW_SIZES
from core.validators import validate_ascii_slug
from facts.status import Status
from timeline.models.entities_field import EntitiesField
from timeline.queries import EventQuerySet
from timeline.vocabulary import EventKind, Track

SLUG_LENGTH = 80
SUMMARY_LENGTH = 400
BOTH_WAYS = "期間は、二つの欄に分けて書くか、「いつ」だけに書いてください（例：2025〜2026年）。"


class Event(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    index.Indexed,
    ClusterableModel,
):
    """A dated, sourced event, shown wherever it belongs and kept in one place.

    The row is what readers see; drafts live in revisions. What `derive` sets
    is never typed: the status is that of the last entry of the trail, `lo`,
    `hi`, `sort`, `precision` and `year` follow from `when`. An event without
    an end has `hi` 9999-12-31, one without a beginning `lo` 0001-01-01.
    """

    title = models.CharField("件名", max_length=120, help_text="何が起きたか。例：GPT-5を公開")
    slug = models.SlugField(
        "アドレス名",
        max_length=SLUG_LENGTH,
        unique=True,
        blank=True,
        validators=[validate_ascii_slug],
        help_text="空なら日付と件名から作ります。例：gpt-5 → /timeline/events/gpt-5/",
    )
    summary = models.TextField(
        "説明",
        max_length=SUMMARY_LENGTH,
        validators=[MaxLengthValidator(SUMMARY_LENGTH)],
        blank=True,
        help_text="一、二文で。飾りは付けられません。",
    )
    kind = models.CharField("種類", max_length=12, choices=EventKind, default=EventKind.RELEASE)
    start = PartialDateField("いつ", help_text="分かるところまで。例：2026年3月5日、2026年3月上旬、2026年1〜3月期か")
    end = PartialDateField("いつまで", blank=True, help_text="続いた出来事の終わり。一度きりなら空にします。")
    entities = EntitiesField(verbose_name="企業・モデル", blank=True, related_name="events")
    importance = models.PositiveSmallIntegerField(
        "重み",
        choices=[(3, "大きい"), (2, "ふつう"), (1, "小さい")],
        default=2,
        help_text="図での大きさに使います。",
    )
    track = models.CharField(
        "分野", max_length=12, choices=Track, blank=True, help_text="種類が「首位」のとき、何の首位かを選びます。"
    )
    leader = models.ForeignKey(
        "facts.Entity",
        verbose_name="首位",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="leads",
        help_text="種類が「首位」のとき。空なら「拮抗」になります。",
    )
    fulfilled_by = models.ForeignKey(
        "self",
        verbose_name="実現した出来事",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="predictions",
        help_text="予測やリークのとおりになったとき、その出来事を選びます。",
    )

    status = models.CharField("確かさ", max_length=12, choices=Status, blank=True, editable=False)
    lo = models.DateField(editable=False)
    hi = models.DateField(editable=False)
    sort = models.DateField(editable=False)
    precision = models.PositiveSmallIntegerField(editable=False)
    year = models.PositiveSmallIntegerField("年", editable=False)
    changed_at = models.DateTimeField("事実が変わった日時", null=True, editable=False)

    objects = EventQuerySet.as_manager()

    preview_sizes = PREVIEW_SIZES
    default_preview_size = "phone"

    search_fields = [
        index.SearchField("title", boost=3),
        index.SearchField("summary"),
        index.AutocompleteField("title"),
        index.RelatedFields("entities", [index.SearchField("name"), index.SearchField("name_ja")]),
        index.FilterField("kind"),
        index.FilterField("status"),
        index.FilterField("live"),
        index.FilterField("year"),
        index.FilterField("lo"),
        index.FilterField("hi"),
        index.FilterField("sort"),
    ]

    class Meta:
        verbose_name = "出来事"
        verbose_name_plural = "出来事"
        ordering = ["-year", "-sort", "-precision", "-lo", "-hi", "-pk"]
        indexes = [
            # It also holds what is counted, so that counting all events reads no event.
            models.Index(
                fields=["year", "sort", "precision", "lo", "hi", "id"],
                include=["kind", "status"],
                name="event_in_order",
                condition=Q(live=True),
            ),
            models.Index(fields=["-changed_at", "-id"], name="event_newest", condition=Q(live=True)),
            models.Index(fields=["kind", "year", "sort"], name="event_of_kind", condition=Q(live=True)),
            models.Index(fields=["status", "year", "sort"], name="event_of_status", condition=Q(live=True)),
            models.Index(fields=["lo", "hi"], name="event_within", condition=Q(live=True)),
        ]
        constraints = [
            models.CheckConstraint(name="event_lo_sort_hi", condition=Q(lo__lte=F("sort"), sort__lte=F("hi"))),
            models.CheckConstraint(name="event_has_start_and_address", condition=~Q(start="") & ~Q(slug="")),
            models.CheckConstraint(name="event_importance_1_to_3", condition=Q(importance__range=(1, 3))),
            models.CheckConstraint(
                name="event_lead_has_track",
                condition=(Q(kind=EventKind.LEAD) & ~Q(track=""))
                | (~Q(kind=EventKind.LEAD) & Q(track="", leader__isnull=True)),
            ),
            models.CheckConstraint(
                name="event_not_fulfilled_by_itself",
                condition=Q(fulfilled_by__isnull=True) | ~Q(fulfilled_by=F("pk")),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"/timeline/events/{self.slug}/"

    def get_preview_template(self, request, mode_name):
        return "timeline/event.html"

    def get_preview_context(self, request, mode_name):
        return {**super().get_preview_context(request, mode_name), "event": self}

    @property
    def when(self) -> PartialDate | None:
        """From start to end as one date; None while there is no start.

        Raises:
            PartialDateError: start and end do not go together; `clean` has refused that.
        """
        if not self.start or not self.end:
            return self.start
        return PartialDate(self.start.start, self.end.end)

    @property
    def newest(self):
        """The last entry of the trail, whose word holds; None without one. No query after `for_display`."""
        return next(reversed(self.trail.all()), None)

    @property
    def exported_start(self) -> str:
        return self.start.canonical if self.start else ""

    @property
    def exported_end(self) -> str:
        return self.end.canonical if self.end else ""

    @property
    def entity_names(self) -> str:
        """No query after `for_display`, as with the sources."""
        return "、".join(entity.name for entity in self.entities.all())

    @property
    def sources_of_trail(self) -> str:
        return "\n".join(
            dict.fromkeys(entry.source.url or str(entry.source) for entry in self.trail.all() if entry.source)
        )

    @property
    def is_open(self) -> bool:
        """Whether it can still turn out otherwise."""
        return self.status not in (Status.OFFICIAL, Status.REFUTED)

    def as_latest(self):
        """What was last written of it, if readers do not see it, else as they see it.

        Some queries for what is not live.
        """
        is_newer = not self.live and self.has_unpublished_changes and self.latest_revision_id
        return self.with_content_json(self.latest_revision.content) if is_newer else self

    def add_to_trail(self, status: str, *, on: str | PartialDate = "", source=None, note: str = ""):
        """One more word at the end of the trail, in memory: saving or publishing the event keeps it."""
        entry = self.trail.model(status=status, on=on, source=source, note=note, sort_order=self.trail.count())
        self.trail.add(entry)

    def clean(self):
        super().clean()
        self.check_together()
        self.derive()

    def check_together(self):
        """Refuse fields that contradict each other. No query.

        Raises:
            ValidationError: with a Japanese sentence for each field at fault.
        """
        errors = {**self._date_errors(), **self._lead_errors()}
        if self.fulfilled_by_id and self.fulfilled_by_id == self.pk:
            errors["fulfilled_by"] = "別の出来事を選んでください。"
        if errors:
            raise ValidationError(errors)

    def save(self, *args, **kwargs):
        # A save of some fields keeps a draft's place, and readers see no change of it.
        if kwargs.get("update_fields") is None:
            self.derive()
            self.derive_change()
        super().save(*args, **kwargs)

    def derive(self):
        """Set what follows from other fields, with one query or none for the trail; `bulk_create` needs it called."""
        if self.start is None:
            return
        self.derive_dates()
        for place, entry in enumerate(self.trail.all()):
            entry.sort_order = place  # entries that were never in a form have none
        self.status = self.newest.status if self.newest else ""
        self.slug = self.slug or self.free_slug()

    def derive_dates(self):
        """Set what follows from start and end. No query."""
        when = self.when
        self.lo, self.hi, self.sort, self.precision = when.lo, when.hi, when.sort, when.precision
        self.year = (when.start or when.end).year

    def derive_change(self):
        """When readers were first shown these facts, or None. At most three queries; `bulk_create` needs it set."""
        stored = Event.objects.filter(pk=self.pk).first() if self.pk else None
        if stored:
            self.changed_at = stored.changed_at  # a revision may hold an older moment
        if not self.changed_at or (stored and self.facts != stored.facts):
            self.changed_at = timezone.now() if self.live else None

    @property
    def facts(self) -> tuple:
        """What it claims, in whichever words. One query for the trail, where that is not loaded."""
        return self.start, self.end, [(entry.status, entry.on, entry.source_id) for entry in self.trail.all()]

    def free_slug(self) -> str:
        """`slug_of_title`, with something behind it when another event has that. One query."""
        taken = Event.objects.exclude(pk=self.pk).filter(slug=self.slug_of_title).exists()
        return f"{self.slug_of_title}-{secrets.token_hex(3)}" if taken else self.slug_of_title

    @property
    def slug_of_title(self) -> str:
        """An address from date and title; of a Japanese title, its Latin words."""
        point = self.start.start or self.start.end
        words = slugify(f"{point.canonical.rstrip('?~')} {self.title}")[: SLUG_LENGTH - 7]
        return "-".join(part for part in words.replace("_", "-").split("-") if part)

    def _date_errors(self) -> dict:
        if not self.start or not self.end:
            return {}
        if self.start.is_range or self.end.is_range:
            return {"end": BOTH_WAYS}
        try:
            PartialDate(self.start.start, self.end.end)
        except PartialDateError as error:
            return {"end": str(error)}
        return {}

    def _lead_errors(self) -> dict:
        if self.kind == EventKind.LEAD:
            return {} if self.track else {"track": "何の首位かを選んでください。"}
        refusal = "種類が「首位」の出来事にだけ付けられます。"
        given = {"track": self.track, "leader": self.leader_id}
        return {name: refusal for name, value in given.items() if value}
