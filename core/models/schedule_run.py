"""When the clockwork last ran."""

import datetime as dt

from django.db import models

LATE_AFTER = dt.timedelta(minutes=10)
ONLY = 1


class ScheduleRun(models.Model):
    """One row: the moment at which what was due was last carried out (`manage.py publish_scheduled`)."""

    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="one_schedule_run", condition=models.Q(pk=ONLY))]

    def __str__(self):
        return self.at.isoformat()

    @classmethod
    def record(cls, at: dt.datetime) -> None:
        cls.objects.update_or_create(pk=ONLY, defaults={"at": at})

    @classmethod
    def last_at(cls) -> dt.datetime | None:
        """None when it never ran."""
        return cls.objects.values_list("at", flat=True).first()

    @classmethod
    def is_late(cls, now: dt.datetime) -> bool:
        """Whether nothing ran for ten minutes: scheduled articles are then waiting."""
        last = cls.last_at()
        return last is None or now - last >= LATE_AFTER
