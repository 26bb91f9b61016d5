"""What the list of events can be narrowed to."""

import django_filters
from django import forms
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet

from core.fields import PartialDateFormField
from core.validators import validate_has_end, validate_has_start
from facts.models import Entity
from facts.status import Status
from timeline.models import Event
from timeline.vocabulary import EventKind

UNCONFIRMED, OVERDUE = "unconfirmed", "overdue"
OPEN_MATTERS = [(UNCONFIRMED, "まだ確認されていない出来事"), (OVERDUE, "期限を過ぎた予測")]


class PartialDateFilter(django_filters.Filter):
    """Takes a date as an editor types it; from its first day on, or up to its last one."""

    field_class = PartialDateFormField

    def filter(self, events, date):
        if not date:
            return events
        bounds = (date.lo, None) if self.field_name == "from" else (None, date.hi)
        return events.overlapping(*bounds)


def narrow_to_open_matter(events, name, value):
    return events.unconfirmed() if value == UNCONFIRMED else events.overdue_predictions(timezone.localdate())


class EventFilterSet(WagtailFilterSet):
    open = django_filters.ChoiceFilter(
        label="気を付けること",
        choices=OPEN_MATTERS,
        method=narrow_to_open_matter,
        empty_label="すべて",
        widget=forms.RadioSelect,
    )
    company = django_filters.ModelChoiceFilter(
        label="企業",
        queryset=Entity.objects.filter(kind=Entity.Kind.COMPANY),
        method=lambda events, name, company: events.of(company),
        empty_label="すべて",
        widget=forms.RadioSelect,
    )
    kind = django_filters.ChoiceFilter(label="種類", choices=EventKind, empty_label="すべて", widget=forms.RadioSelect)
    status = django_filters.ChoiceFilter(label="確かさ", choices=Status, empty_label="すべて", widget=forms.RadioSelect)
    since = PartialDateFilter(
        field_name="from", label="いつから", help_text="例：2025年11月", validators=[validate_has_start]
    )
    until = PartialDateFilter(
        field_name="to", label="いつまで", help_text="例：2026年3月", validators=[validate_has_end]
    )

    class Meta:
        model = Event
        fields = []
