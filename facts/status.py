"""How sure we are: one vocabulary for quotes, table rows, events and facts."""

from django.db import models


class Status(models.TextChoices):
    """Ordered from the surest down; `refuted` is an end state."""

    OFFICIAL = "official", "公式"
    REPORTED = "reported", "報道"
    ESTIMATED = "estimated", "推計"
    LEAKED = "leaked", "リーク"
    SPECULATED = "speculated", "推測"
    REFUTED = "refuted", "否定"
