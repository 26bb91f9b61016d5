"""The model field and the form field of partial dates."""

import pytest
from django import forms
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter
from django.forms.models import modelform_factory
from django.test.utils import isolate_apps

from core.dates import PartialDate, PartialDateError
from core.fields import HOW_TO_TYPE, PartialDateField, PartialDateFormField

MARCH = PartialDate.parse("2026-03?")


@pytest.fixture
def report():
    """A model with two partial dates, of which one may be left blank. It has no table."""
    with isolate_apps("core"):

        class Report(models.Model):  # noqa: DJ008 - never shown
            made_on = PartialDateField("作成日")
            read_on = PartialDateField(blank=True)

            class Meta:
                app_label = "core"

        yield Report


@pytest.fixture
def report_table(report, db):
    with connection.schema_editor() as editor:
        editor.create_model(report)
    return report


@pytest.mark.parametrize(
    ("given", "kept"), [(MARCH, MARCH), ("2026年3月か", MARCH), ("", None), ("　", None), (None, None)]
)
def test_whatever_is_assigned_is_a_date_at_once(report, given, kept):
    assert report(made_on=given).made_on == kept


def test_nonsense_cannot_be_assigned(report):
    with pytest.raises(ValidationError, match="らいねん"):
        report(made_on="らいねん")


def test_a_date_is_stored_as_its_canonical_string_and_no_date_as_an_empty_one(report):
    field = report._meta.get_field("made_on")
    assert field.get_prep_value(MARCH) == "2026-03?"
    assert field.get_prep_value("2026年3月か") == "2026-03?"
    assert field.get_prep_value(None) == field.get_prep_value("") == ""
    assert field.get_internal_type() == "CharField"


def test_dates_come_back_from_the_database(report_table):
    report_table.objects.create(made_on=MARCH)
    stored = report_table.objects.get(made_on="2026年3月か", read_on="")
    assert (stored.made_on, stored.read_on) == (MARCH, None)
    assert report_table.objects.values_list("made_on", flat=True).get() == MARCH
    assert report_table.objects.defer("made_on").get().made_on == MARCH
    assert report_table.objects.filter(made_on__in=[MARCH], made_on__startswith="2026").exists()
    stored.read_on = models.F("made_on")
    stored.save()
    stored.refresh_from_db()
    assert stored.read_on == MARCH


def test_an_unreadable_stored_text_is_logged_and_hides_nothing_else(report, caplog):
    field = report._meta.get_field("made_on")
    assert field.from_db_value("soon", None, None) is None
    assert "'soon'" in caplog.text
    assert "core.Report.made_on" in caplog.text


def test_a_migration_names_the_field_and_nothing_it_need_not_know():
    field = PartialDateField("作成日", blank=True)
    assert field.deconstruct()[1:] == ("core.fields.PartialDateField", [], {"verbose_name": "作成日", "blank": True})
    assert PartialDateField(max_length=40).deconstruct()[3] == {"max_length": 40}
    assert (
        MigrationWriter.serialize(PartialDateField(default=MARCH))[0]
        == "core.fields.PartialDateField(default='2026-03?')"
    )


def test_a_fixture_holds_the_canonical_string(report):
    [record] = serializers.serialize("python", [report(made_on=MARCH)])
    assert record["fields"]["made_on"] == "2026-03?"
    assert report._meta.get_field("made_on").to_python("2026-03?") == MARCH


def test_a_blank_date_is_refused_only_where_one_is_needed(report):
    with pytest.raises(ValidationError) as refusal:
        report(read_on=None).clean_fields(exclude=["id"])
    assert {field: [error.code for error in errors] for field, errors in refusal.value.error_dict.items()} == {
        "made_on": ["blank"]
    }


def test_a_longer_canonical_string_than_the_column_is_refused(report):
    with pytest.raises(ValidationError):
        PartialDateField(max_length=4).run_validators(MARCH)


def test_a_form_shows_japanese_and_takes_it(report):
    form_class = modelform_factory(report, fields=["made_on", "read_on"])
    assert 'value="2026年3月（未確定）"' in str(form_class(instance=report(made_on=MARCH))["made_on"])
    form = form_class({"made_on": " 2026年1〜3月期か ", "read_on": ""})
    assert form.is_valid(), form.errors
    assert (form.instance.made_on, form.instance.read_on) == (PartialDate.parse("2026-Q1?"), None)


def test_a_form_takes_japanese_that_is_longer_than_what_is_stored(report):
    longest = "2026年10月〜12月期（未確定） から 2027年10月〜12月期（未確定） まで"
    form = modelform_factory(report, fields=["made_on"])({"made_on": longest})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["made_on"].canonical == "2026-Q4?/2027-Q4?"


def test_a_form_knows_whether_a_date_was_changed(report):
    form_class = modelform_factory(report, fields=["made_on"])
    for typed in ("2026年3月（未確定）", "2026-03?"):
        assert not form_class({"made_on": typed}, instance=report(made_on=MARCH)).has_changed()
    for typed in ("2026年3月", "らいねん", ""):
        assert form_class({"made_on": typed}, instance=report(made_on=MARCH)).has_changed()


@pytest.mark.parametrize("typed", ["らいねん", "2026年13月", "2026\x00年", "\ud800", "2026年" * 1000, "2026年上期"])
def test_a_form_shows_why_a_date_was_refused(typed):
    with pytest.raises(PartialDateError) as reason:
        PartialDate.parse(typed)
    with pytest.raises(ValidationError) as refusal:
        PartialDateFormField().clean(typed)
    assert refusal.value.messages == [str(reason.value)]


def test_a_percent_sign_in_a_refused_text_is_shown_as_typed():
    with pytest.raises(ValidationError, match="100%s"):
        PartialDateFormField().clean("2026年100%s")


def test_a_refused_text_is_given_back_as_it_was_typed():
    class Form(forms.Form):
        on = PartialDateFormField()

    assert 'value="らいねん&lt;"' in str(Form({"on": "らいねん<"})["on"])


def test_a_form_field_explains_itself():
    assert PartialDateFormField().help_text == HOW_TO_TYPE
    assert PartialDateFormField(help_text="発行日").help_text == "発行日"
    for example in HOW_TO_TYPE.removeprefix("例：").split("、"):
        assert PartialDate.parse(example)
