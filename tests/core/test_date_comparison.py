"""Two revisions of a model that has a partial date, side by side."""

import pytest
from django.db import models
from django.test.utils import isolate_apps
from wagtail.admin.compare import comparison_class_registry

from core.date_comparison import PartialDateComparison
from core.fields import PartialDateField


@pytest.fixture
def compare():
    """Compares a model's date as it is in two revisions."""
    with isolate_apps("core"):

        class Report(models.Model):  # noqa: DJ008 - never shown
            made_on = PartialDateField()

            class Meta:
                app_label = "core"

        field = Report._meta.get_field("made_on")
        yield lambda old, new: comparison_class_registry.get(field)(field, Report(made_on=old), Report(made_on=new))


def test_a_changed_date_is_shown_in_japanese(compare):
    comparison = compare("2026-03", "2026-Q2")
    assert isinstance(comparison, PartialDateComparison)
    assert comparison.has_changed()
    assert "月期" in comparison.htmldiff()


def test_no_date_is_shown_as_nothing(compare):
    assert not compare(None, None).has_changed()
    assert "None" not in compare(None, "2026").htmldiff()
