"""A model field and a form field for partial dates."""

import logging

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from core.dates import PartialDate, PartialDateError

logger = logging.getLogger(__name__)

HOW_TO_TYPE = "例：2026年3月5日、2026年3月上旬、2026年1〜3月期、2026年前半、2026年夏頃、2025〜2026年"


def parse_or_refuse(text: str) -> PartialDate | None:
    """The date in a text, None for a blank one.

    Raises:
        ValidationError: the text is no partial date; the message is Japanese.
    """
    if not text.strip():
        return None
    try:
        return PartialDate.parse(text)
    except PartialDateError as error:
        raise ValidationError(str(error), code="invalid") from error


def read_stored(text: str | None, *, where: object) -> PartialDate | None:
    """The date in a stored text; `where` it was found is for the log.

    Nothing we write is unreadable. Should it happen all the same, readers get their page
    without the date, and the log the text, which the next save will lose.
    """
    try:
        return PartialDate.parse(text) if text else None
    except PartialDateError:
        logger.exception("Unreadable partial date %r in %s", text, where)
        return None


class PartialDateInput(forms.TextInput):
    """A line of text beneath which core/static/core/js/date-reading.js says what was understood."""

    def __init__(self, attrs=None):
        super().__init__({"data-date-reading": True, "autocomplete": "off", **(attrs or {})})


class PartialDateFormField(forms.CharField):
    """Takes Japanese or the canonical scheme, and shows Japanese."""

    widget = PartialDateInput

    def __init__(self, *, help_text=HOW_TO_TYPE, **kwargs):
        super().__init__(help_text=help_text or HOW_TO_TYPE, **kwargs)

    def to_python(self, value):
        return value if isinstance(value, PartialDate) else parse_or_refuse(super().to_python(value))

    def prepare_value(self, value):
        return "" if value is None else str(value)


class PartialDateAttribute(DeferredAttribute):
    """Makes text assigned to the field a date at once, so that templates may rely on it."""

    def __set__(self, instance, value):
        is_text = isinstance(value, str)
        instance.__dict__[self.field.attname] = self.field.to_python(value) if is_text else value


class PartialDateField(models.CharField):
    """A `PartialDate` or None, stored as its canonical string and "".

    There is no NULL: `filter(published_on="")` finds what has no date. Text order is not
    chronological; models that sort or select by date keep `lo`, `hi` or `sort` beside it.
    """

    description = "Partial date"
    descriptor_class = PartialDateAttribute
    MAX_LENGTH = 32

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", self.MAX_LENGTH)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        if kwargs.get("max_length") == self.MAX_LENGTH:
            del kwargs["max_length"]
        if isinstance(kwargs.get("default"), PartialDate):
            kwargs["default"] = kwargs["default"].canonical
        return name, path, args, kwargs

    def to_python(self, value):
        if value is None or isinstance(value, PartialDate):
            return value
        return parse_or_refuse(str(value))

    def from_db_value(self, value, expression, connection):
        return read_stored(value, where=self)

    def get_prep_value(self, value):
        if hasattr(value, "resolve_expression"):
            return value
        date = self.to_python(value)
        return "" if date is None else date.canonical

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value, model_instance):
        # With no date, the complaint is "blank" and never "null": there is no NULL to speak of.
        super().validate("" if value is None else value, model_instance)

    def run_validators(self, value):
        super().run_validators("" if value is None else value.canonical)

    def formfield(self, **kwargs):
        # Without CharField's max_length: the Japanese of a date may be longer than its stored form.
        return models.Field.formfield(self, **{"form_class": PartialDateFormField, **kwargs})
