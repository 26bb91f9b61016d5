"""Selections of events."""

import datetime as dt

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from facts.status import Status
from timeline.vocabulary import UNCONFIRMED

# As in `PartialDate`, but years first: 2026年度 and 2026年冬 stand in the year whose number they bear.
ORDER = ["year", "sort", "precision", "lo", "hi", "pk"]


class EventQuerySet(models.QuerySet):
    def published(self):
        """What readers may see: the row of a live event is its live version, whatever its drafts say."""
        return self.filter(live=True)

    def in_order(self):
        """The earliest first: exact days of March, then "2026年3月", then "2026年"."""
        return self.order_by(*ORDER)

    def newest_first(self):
        return self.order_by(*(f"-{name}" for name in ORDER))

    def overlapping(self, lo: dt.date | None, hi: dt.date | None):
        """Events that can have happened between these days, both included; None is an open end."""
        starting = Q() if hi is None else Q(lo__lte=hi)
        ending = Q() if lo is None else Q(hi__gte=lo)
        return self.filter(starting, ending)

    def of(self, *entities):
        """Events that name any of these entities or of what belongs to them (a company's models), each once."""
        ids = [entity.pk for entity in entities]
        entity = self.model._meta.get_field("entities").related_model
        named = self.model.entities.through.objects.filter(
            event=OuterRef("pk"), entity__in=entity.objects.filter(Q(pk__in=ids) | Q(parent__in=ids)).values("pk")
        )
        return self.filter(Exists(named))

    def unconfirmed(self):
        """まだ確認されていない出来事: nobody has reported or announced them, nor said that they are not so."""
        return self.filter(status__in=UNCONFIRMED)

    def overdue_predictions(self, today: dt.date):
        """期限を過ぎた予測: their last day is over, and nothing is known to have come of them.

        A prediction is a guess, or what was last heard of before it was to
        begin; an official announcement of a date is none.
        """
        trail = apps.get_model("timeline", "TrailEntry").objects.filter(event=OuterRef("pk"))
        heard_before, heard_since = trail.filter(on_hi__lt=OuterRef("lo")), trail.filter(on_hi__gte=OuterRef("lo"))
        foretold = Exists(heard_before) & ~Exists(heard_since)
        open_claims = Q(status=Status.SPECULATED) | Q(foretold, status__in=[*UNCONFIRMED, Status.REPORTED])
        return self.filter(open_claims, hi__lt=today, fulfilled_by__isnull=True)

    def for_display(self):
        """With entities and their companies, trail and sources, leader and fulfilment: three queries, however many."""
        trail = apps.get_model("timeline", "TrailEntry").objects.select_related("source")
        return self.select_related("leader__parent", "fulfilled_by").prefetch_related(
            "entities", models.Prefetch("trail", queryset=trail)
        )

    def before(self, event):
        """Events that stand before this one, the nearest first."""
        return self.filter(self._beside(event, "lt")).newest_first()

    def after(self, event):
        """Events that stand after this one, the nearest first."""
        return self.filter(self._beside(event, "gt")).in_order()

    @staticmethod
    def _beside(event, comparison) -> Q:
        """Row-wise comparison, (year, sort, …) < (…), spelled out for the ORM."""
        condition, equal = Q(), Q()
        for name in ORDER:
            condition |= equal & Q(**{f"{name}__{comparison}": getattr(event, name)})
            equal &= Q(**{name: getattr(event, name)})
        return condition

    def years(self) -> list[tuple[int, int]]:
        """(year, number of events), the newest first. One query."""
        counted = self.order_by("-year").values("year").annotate(count=models.Count("pk"))
        return list(counted.values_list("year", "count"))
