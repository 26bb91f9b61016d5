"""What was attempted lately, for limits that hold over all processes and machines."""

from django.db import models
from django.utils import timezone

from .base import Record


class RateEvent(Record):
    """One attempt. `bucket` is a keyed hash of who and what, or the name of a limit for the whole site.

    A post that is sent again under the same `submission` id is the same attempt.
    """

    bucket = models.BinaryField()
    submission = models.UUIDField(null=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "試行の記録"
        verbose_name_plural = "試行の記録"
        indexes = [models.Index("bucket", "at", name="rate_bucket"), models.Index("at", name="rate_at")]
        constraints = [models.UniqueConstraint(fields=["bucket", "submission"], name="one_attempt_of_a_submission")]

    def __str__(self):
        return self.at.isoformat()
