"""The companies, models, products, people and benchmarks that the publication writes about."""

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from wagtail.search import index

from core.validators import validate_ascii_slug


class EntityQuerySet(models.QuerySet):
    def with_parent(self):
        """With the company of a model (and so on) loaded: no further query for it."""
        return self.select_related("parent")

    def by_name(self):
        return self.order_by("kind", Lower("reading"), Lower("name"))

    def by_kind(self) -> list[tuple[str, list]]:
        """(label, entities) for each kind that has any, in the order of `Kind`. One query."""
        entities = list(self.by_name())
        groups = ((kind.label, [entity for entity in entities if entity.kind == kind]) for kind in Entity.Kind)
        return [group for group in groups if group[1]]


class EntityManager(models.Manager.from_queryset(EntityQuerySet)):
    # Wagtail's choosers load with the default manager, so the parent comes with it.
    def get_queryset(self):
        return super().get_queryset().with_parent()


class Entity(index.Indexed, models.Model):
    """A thing with a name: one table for all kinds, so that a fact, an event or a table needs one foreign key."""

    class Kind(models.TextChoices):
        COMPANY = "company", "企業"
        MODEL = "model", "モデル"
        PRODUCT = "product", "製品"
        PERSON = "person", "人物"
        BENCHMARK = "benchmark", "評価指標"

    class Lane(models.TextChoices):
        """The fixed palette of static/css/tokens.css: a colour is a name there, never a value here."""

        OPENAI = "openai", "緑（OpenAI）"
        GOOGLE = "google", "青（Google）"
        ANTHROPIC = "anthropic", "橙（Anthropic）"
        META = "meta", "紫（Meta）"
        MICROSOFT = "microsoft", "金（Microsoft）"
        XAI = "xai", "灰（xAI）"
        DEEPSEEK = "deepseek", "紅（DeepSeek）"
        NVIDIA = "nvidia", "黄緑（NVIDIA）"
        OTHER = "other", "墨（その他）"

    kind = models.CharField("種類", max_length=12, choices=Kind)
    name = models.CharField("名前", max_length=80, help_text="ふだん記事で使う書き方。例：OpenAI、GPT-5.1")
    name_ja = models.CharField("日本語名", max_length=80, blank=True, help_text="カタカナなど。例：オープンAI")
    reading = models.CharField("読み", max_length=120, blank=True, help_text="ひらがな。一覧の並び順に使います。")
    slug = models.SlugField(
        "アドレス名",
        max_length=80,
        unique=True,
        validators=[validate_ascii_slug],
        help_text="半角英数字とハイフン。例：gemini-3-pro → /entities/gemini-3-pro/",
    )
    aliases = ArrayField(
        models.CharField(max_length=80),
        verbose_name="別名",
        blank=True,
        default=list,
        help_text="表に入力したとき同じものと見なす名前。読点ではなく半角カンマで区切ります。",
    )
    parent = models.ForeignKey(
        "self",
        verbose_name="属する企業・製品",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        help_text="モデルなら開発した企業、人物なら所属。",
    )
    lane = models.CharField(
        "走路の色", max_length=12, choices=Lane, blank=True, help_text="空なら、属する企業の色になります。"
    )
    description = models.TextField("説明", max_length=400, blank=True)
    website = models.URLField("公式サイト", blank=True)

    objects = EntityManager()

    search_fields = [
        index.SearchField("name", boost=4),
        index.SearchField("name_ja", boost=4),
        index.SearchField("reading"),
        index.SearchField("description"),
        index.AutocompleteField("name"),
        index.AutocompleteField("name_ja"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = "企業・モデル"
        verbose_name_plural = "企業・モデル"
        ordering = ["kind", "reading", "name"]
        constraints = [
            models.CheckConstraint(
                name="entity_is_not_its_own_parent",
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("pk")),
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("entity", args=[self.slug])

    @property
    def lane_or_parents(self) -> str:
        """The lane's name, its own or that of the company it belongs to; `other` when neither has one."""
        return self.lane or (self.parent.lane if self.parent_id else "") or self.Lane.OTHER

    def clean(self):
        super().clean()
        if self.parent_id and self.parent_id == self.pk:
            raise ValidationError({"parent": "自分自身に属することはできません。"})
