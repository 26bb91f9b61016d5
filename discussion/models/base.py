"""What every table of the discussion shares."""

from django.db import models


class Record(models.Model):
    """A row that no page shows through a block: Wagtail need not look for references in it on every save."""

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
