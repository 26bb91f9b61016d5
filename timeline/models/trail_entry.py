"""How an event came to be known: leaked, reported, announced or denied."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from core.fields import PartialDateField
from facts.status import Status


class TrailEntry(Orderable):
    """One word on an event, and who said it; the last one is the event's status."""

    event = ParentalKey("timeline.Event", on_delete=models.CASCADE, related_name="trail")
    status = models.CharField("確かさ", max_length=12, choices=Status)
    on = PartialDateField("いつ", blank=True, help_text="そう伝えられた日。分かるところまで。")
    # The latest day on which it can have been said; null without a date.
    on_hi = models.DateField(null=True, editable=False)
    source = models.ForeignKey(
        "facts.Source",
        verbose_name="出典",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="trail_entries",
    )
    note = models.CharField("覚え書き", max_length=200, blank=True, help_text="読者に見えます。例：社内メモの要旨")

    panels = [
        FieldRowPanel([FieldPanel("status", required_on_save=True), FieldPanel("on")]),
        FieldPanel("source"),
        FieldPanel("note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "経緯"
        verbose_name_plural = "経緯"

    def __str__(self):
        return f"{self.on} {self.get_status_display()}" if self.on else self.get_status_display()

    def derive(self):
        """Set what follows from other fields; `save` does it, `bulk_create` needs it called."""
        self.on_hi = self.on.hi if self.on else None

    def save(self, *args, **kwargs):
        self.derive()
        super().save(*args, **kwargs)
