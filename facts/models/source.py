"""Where a claim comes from."""

from urllib.parse import urlsplit

from django.db import models
from wagtail.search import index

from core.fields import PartialDateField
from facts.status import Status


class Source(index.Indexed, models.Model):
    """A publication, document or announcement that articles cite by number.

    An address, where there is one, belongs to one source only; a report without
    a public address has publisher, title and date alone.
    """

    class Kind(models.TextChoices):
        OFFICIAL = "official", "公式発表"
        PRESS = "press", "報道"
        PAPER = "paper", "論文"
        DOCUMENT = "document", "資料"
        DATASET = "dataset", "データ"
        SOCIAL = "social", "投稿"
        LEAK = "leak", "流出文書"

    STATUS_OF_KIND = {Kind.OFFICIAL: Status.OFFICIAL, Kind.PRESS: Status.REPORTED, Kind.LEAK: Status.LEAKED}

    title = models.CharField("題名または内容", max_length=200)
    publisher = models.CharField("発行元", max_length=120)
    kind = models.CharField("種類", max_length=12, choices=Kind, default=Kind.PRESS)
    published_on = PartialDateField("発行日", blank=True, help_text="分かるところまで。例：2025年11月、2025-11-18")
    url = models.URLField("アドレス", max_length=500, null=True, blank=True, unique=True)
    archive_url = models.URLField("保存版のアドレス", max_length=500, blank=True)
    accessed_on = models.DateField("確認した日", null=True, blank=True)
    note = models.CharField("覚え書き", max_length=200, blank=True, help_text="例：購読者のみ。出典の一覧に出ます。")

    search_fields = [
        index.SearchField("title", boost=2),
        index.SearchField("publisher"),
        index.AutocompleteField("title"),
        index.AutocompleteField("publisher"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = "出典"
        verbose_name_plural = "出典"
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(name="source_url_is_null_not_empty", condition=~models.Q(url=""))]

    def __str__(self):
        return f"{self.publisher}「{self.title}」"

    def clean(self):
        super().clean()
        self.url = self.url or None

    @property
    def host(self) -> str:
        """The site's name as readers know it, without `www.`; empty without an address."""
        return (urlsplit(self.url or "").hostname or "").removeprefix("www.")

    @property
    def status(self) -> str:
        """How sure a claim from such a source is at least; empty when the kind alone does not say."""
        return self.STATUS_OF_KIND.get(self.kind, "")
